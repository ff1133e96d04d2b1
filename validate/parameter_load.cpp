#include "validate/parameter_load.h"

#include <algorithm>

#include "normalize/decimal.h"
#include "normalize/text.h"
#include "validate/parameters.h"

namespace chushen {
namespace {

bool is_list_of(const Notice& notice, const std::string& name) {
  return std::find(notice.lists.begin(), notice.lists.end(), name) != notice.lists.end();
}

bool knows_fields(const Notice& notice, const std::string& relation) {
  const auto fields = parse_relation(relation).fields;
  return fields.size() >= 2 && std::all_of(fields.begin(), fields.end(), [&](const std::string& name) {
           return find_field(notice.form, name) != nullptr;
         });
}

/// Why a text is not of a kind, or nothing.
std::string refusal(const std::string& text, ParameterKind kind, const Notice& notice) {
  switch (kind) {
    case ParameterKind::kField:
    case ParameterKind::kFields:
      return find_field(notice.form, text) ? "" : "未知的字段“" + text + "”";
    case ParameterKind::kTexts:
    case ParameterKind::kWords:
      return "";
    case ParameterKind::kDate:
      return parse_day(text) ? "" : "“" + text + "”不是日期，应写作 2023-08-31";
    case ParameterKind::kNumber:
      return Decimal::parse(text) ? "" : "“" + text + "”不是数";
    case ParameterKind::kList:
      return is_list_of(notice, text) ? "" : "未知的名单“" + text + "”，请与 notice.yaml 一致";
    case ParameterKind::kRoles:
      return role_named(text) ? "" : "未知的材料类别“" + text + "”";
    case ParameterKind::kBounds: {
      const auto bound = parse_bound(text);
      return bound && find_field(notice.form, bound->field) ? "" : "“" + text + "”应由一个字段和一个数组成，其间空格";
    }
    case ParameterKind::kRelations:
      return knows_fields(notice, text) ? "" : "“" + text + "”应由两个以上的字段和符号 ≤ = / + 组成，其间空格";
  }
  return "";
}

bool is_single(ParameterKind kind) {
  return kind == ParameterKind::kField || kind == ParameterKind::kDate || kind == ParameterKind::kNumber ||
         kind == ParameterKind::kList;
}

void read_parameter(const YamlNode& node, const ParameterSpec& spec, PackReader& reader, const Notice& notice,
                    Rule& rule) {
  auto& values = rule.parameters[std::string(spec.name)];
  values = reader.text_or_texts(node);
  if (spec.kind == ParameterKind::kWords)
    for (std::string& value : values) value = clean_text(value);
  if (is_single(spec.kind) && values.size() != 1) reader.fault(node, "此处应为一个值");
  for (const std::string& value : values) {
    const std::string why = value.empty() ? std::string() : refusal(value, spec.kind, notice);
    if (!why.empty()) reader.fault(node, why);
  }
}

}  // namespace

void load_parameters(const YamlNode& rule_node, const CheckSpec& check, PackReader& reader, const Notice& notice,
                     Rule& rule) {
  const YamlNode* parameters = find(rule_node, "parameters");
  if (parameters && !reader.is_map(*parameters)) return;
  for (const ParameterSpec& spec : check.parameters) {
    const YamlNode* node = parameters ? find(*parameters, spec.name) : nullptr;
    if (node)
      read_parameter(*node, spec, reader, notice, rule);
    else if (!spec.optional)
      reader.fault(parameters ? *parameters : rule_node, "缺少参数“" + std::string(spec.name) + "”");
  }
  if (!parameters) return;
  for (const YamlNode::Entry& entry : parameters->entries) {
    const bool known = std::any_of(check.parameters.begin(), check.parameters.end(),
                                   [&](const ParameterSpec& spec) { return spec.name == entry.key; });
    if (!known) reader.fault(entry.value, "检查“" + std::string(check.name) + "”没有参数“" + entry.key + "”");
  }
}

}  // namespace chushen

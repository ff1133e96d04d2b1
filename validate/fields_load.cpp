#include "validate/fields_load.h"

#include <algorithm>
#include <array>

#include "normalize/application.h"

namespace chushen {
namespace {

/// In the order of ValueType.
constexpr std::array<std::string_view, 10> kTypes = {"text", "code",  "choice", "date", "phone",
                                                     "mail", "money", "count",  "rate", "score"};
/// In the order of Requirement.
constexpr std::array<std::string_view, 4> kRequirements = {"must", "conditional", "optional", "absent"};

template <class Enum, std::size_t size>
auto finder(const std::array<std::string_view, size>& names) {
  return [&names](std::string_view name) -> std::optional<Enum> {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
  };
}

template <std::size_t size>
std::string list_of(const std::array<std::string_view, size>& names) {
  return joined({names.begin(), names.end()});
}

Option read_option(const YamlNode& node, PackReader& reader) {
  reader.allow(node, {"value", "words"});
  return {reader.text(node, "value"), reader.texts_or_none(node, "words")};
}

void read_required(const YamlNode& node, PackReader& reader, const FormSchema& schema, FieldSpec& field) {
  if (!reader.is_map(node)) return;
  const auto is_direction = [&](const std::string& name) {
    return std::any_of(schema.directions.begin(), schema.directions.end(),
                       [&](const DirectionSpec& direction) { return direction.name == name; });
  };
  for (const YamlNode::Entry& entry : node.entries) {
    if (!is_direction(entry.key)) reader.fault(entry.value, "“" + entry.key + "”不是申报方向，请与 notice.yaml 一致");
    const auto need = reader.named(entry.value, finder<Requirement>(kRequirements), list_of(kRequirements));
    if (need) field.required[entry.key] = *need;
  }
  for (const DirectionSpec& direction : schema.directions)
    if (!find(node, direction.name)) reader.fault(node, "缺少申报方向“" + direction.name + "”的填报要求");
}

FieldSpec read_field(const YamlNode& node, PackReader& reader, const FormSchema& schema) {
  reader.allow(node, {"name", "type", "unit", "by_year", "labels", "options", "required", "answer_none", "sections",
                      "section_labels", "label_words", "shape"});
  FieldSpec field;
  field.name = reader.text(node, "name");
  if (const YamlNode* type = reader.need(node, "type"))
    field.type = reader.named(*type, finder<ValueType>(kTypes), list_of(kTypes)).value_or(ValueType::kText);
  field.unit = reader.text_or_none(node, "unit");
  field.by_year = reader.flag(node, "by_year", false);
  field.labels = reader.texts_or_none(node, "labels");
  reader.each_map(node, "options",
                  [&](const YamlNode& option) { field.options.push_back(read_option(option, reader)); });
  if (const YamlNode* required = reader.need(node, "required")) read_required(*required, reader, schema, field);
  field.answer_none = reader.flag(node, "answer_none", false);
  field.sections = reader.texts_or_none(node, "sections");
  field.section_labels = reader.texts_or_none(node, "section_labels");
  field.label_words = reader.texts_or_none(node, "label_words");
  field.shape = reader.text_or_none(node, "shape");
  if (field.labels.empty() && field.section_labels.empty()) reader.fault(node, "字段“" + field.name + "”没有 labels");
  if (field.type == ValueType::kChoice && field.options.empty())
    reader.fault(node, "选择型字段“" + field.name + "”没有 options");
  return field;
}

/// The contract names under `key`, each of them a field's.
std::vector<std::string> read_field_names(const YamlNode& node, const char* key, PackReader& reader, const FormSchema& schema) {
  const YamlNode* list = reader.need(node, key);
  if (!list) return {};
  std::vector<std::string> names = reader.texts(*list);
  for (const std::string& name : names)
    if (!name.empty() && !find_field(schema, name)) reader.fault(*list, "未知的字段“" + name + "”");
  return names;
}

OtherParty read_other_party(const YamlNode& node, PackReader& reader, const FormSchema& schema) {
  reader.allow(node, {"sections", "fields", "below", "endings", "beginnings"});
  OtherParty party;
  if (const YamlNode* sections = reader.need(node, "sections")) party.sections = reader.texts(*sections);
  party.fields = read_field_names(node, "fields", reader, schema);
  party.below = reader.flag(node, "below", false);
  party.endings = reader.flag(node, "endings", false);
  party.beginnings = reader.flag(node, "beginnings", false);
  return party;
}

CompoundLabel read_compound(const YamlNode& node, PackReader& reader, const FormSchema& schema) {
  reader.allow(node, {"labels", "fields"});
  CompoundLabel compound;
  if (const YamlNode* labels = reader.need(node, "labels")) compound.labels = reader.texts(*labels);
  compound.fields = read_field_names(node, "fields", reader, schema);
  return compound;
}

RoleLabels read_role_labels(const YamlNode& node, PackReader& reader, const FormSchema& schema) {
  reader.allow(node, {"role", "field", "labels"});
  RoleLabels labels;
  labels.role = reader.text(node, "role");
  labels.field = reader.text(node, "field");
  if (!labels.role.empty() && !role_named(labels.role)) reader.fault(node, "未知的材料类别“" + labels.role + "”");
  if (!labels.field.empty() && !find_field(schema, labels.field))
    reader.fault(node, "未知的字段“" + labels.field + "”");
  if (const YamlNode* list = reader.need(node, "labels")) labels.labels = reader.texts(*list);
  return labels;
}

}  // namespace

void load_fields(const YamlNode& root, PackReader& reader, FormSchema& schema) {
  if (!reader.is_map(root)) return;
  reader.allow(root, {"fields", "compounds", "other_parties", "near_misses", "section_headings", "value_heads", "role_labels"});
  reader.need(root, "fields");
  reader.each_map(root, "fields", [&](const YamlNode& node) {
    FieldSpec field = read_field(node, reader, schema);
    if (find_field(schema, field.name)) reader.fault(node, "字段“" + field.name + "”重复");
    schema.fields.push_back(std::move(field));
  });
  reader.each_map(root, "compounds",
                  [&](const YamlNode& node) { schema.compounds.push_back(read_compound(node, reader, schema)); });
  reader.each_map(root, "other_parties",
                  [&](const YamlNode& node) { schema.other_parties.push_back(read_other_party(node, reader, schema)); });
  schema.near_misses = reader.texts_or_none(root, "near_misses");
  schema.section_headings = reader.texts_or_none(root, "section_headings");
  schema.value_heads = reader.texts_or_none(root, "value_heads");
  reader.each_map(root, "role_labels",
                  [&](const YamlNode& node) { schema.role_labels.push_back(read_role_labels(node, reader, schema)); });
}

}  // namespace chushen

#include "validate/rules_load.h"

#include <algorithm>

#include "validate/answer_load.h"
#include "validate/checks.h"
#include "validate/example_load.h"
#include "validate/parameter_load.h"
#include "validate/quotation.h"

namespace chushen {
namespace {

std::optional<Basis> basis_named(std::string_view name) {
  for (const Basis basis : {Basis::kNotice, Basis::kForm, Basis::kConsistency, Basis::kPractice})
    if (name_of(basis) == name) return basis;
  return std::nullopt;
}

std::optional<FieldState> lack_named(std::string_view name) {
  for (const FieldState state : {FieldState::kBlank, FieldState::kMalformed})
    if (name_of(state) == name) return state;
  return std::nullopt;
}

/// Clause and quote belong to the basis "notice" and to no other.
void read_basis(const YamlNode& node, PackReader& reader, const Notice& notice, Rule& rule) {
  if (const YamlNode* basis = reader.need(node, "basis"))
    rule.basis = reader.named(*basis, basis_named, "notice、form、consistency、practice").value_or(Basis::kNotice);
  if (rule.basis != Basis::kNotice) {
    for (const char* key : {"clause", "quote"})
      if (const YamlNode* extra = find(node, key)) reader.fault(*extra, "只有 basis: notice 才写 " + std::string(key));
    return;
  }
  rule.clause = reader.text(node, "clause");
  const YamlNode* quote = reader.need(node, "quote");
  if (!quote) return;
  rule.quote = reader.text(*quote);
  if (!rule.quote.empty() && !is_quoted_from(rule.quote, notice.text))
    reader.fault(*quote, "通知原文中没有这句话，请与 notice.txt 逐字核对");
}

void read_directions(const YamlNode& node, PackReader& reader, const Notice& notice, Rule& rule) {
  const YamlNode* directions = find(node, "directions");
  if (!directions) return;
  rule.directions = reader.texts(*directions);
  for (const std::string& name : rule.directions) {
    const bool known = std::any_of(notice.form.directions.begin(), notice.form.directions.end(),
                                   [&](const DirectionSpec& direction) { return direction.name == name; });
    if (!known) reader.fault(*directions, "未知的申报方向“" + name + "”");
  }
}

void read_owns(const YamlNode& node, PackReader& reader, const Notice& notice, Rule& rule) {
  const YamlNode* owns = find(node, "owns");
  if (!owns || !reader.is_map(*owns)) return;
  for (const YamlNode::Entry& entry : owns->entries) {
    if (!find_field(notice.form, entry.key)) reader.fault(entry.value, "未知的字段“" + entry.key + "”");
    OwnedFact fact{entry.key, {}};
    if (!reader.is_list(entry.value)) continue;
    for (const YamlNode& item : entry.value.items)
      if (const auto state = reader.named(item, lack_named, "blank、malformed")) fact.states.push_back(*state);
    rule.owns.push_back(std::move(fact));
  }
}

Rule read_rule(const YamlNode& node, PackReader& reader, const Notice& notice) {
  reader.allow(node, {"id", "title", "basis", "clause", "quote", "judgement", "directions", "check", "parameters",
                      "owns", "answers", "examples"});
  Rule rule;
  rule.id = reader.text(node, "id");
  rule.title = reader.text(node, "title");
  read_basis(node, reader, notice, rule);
  rule.judgement = reader.text_or_none(node, "judgement");
  read_directions(node, reader, notice, rule);
  read_owns(node, reader, notice, rule);
  rule.check = reader.text(node, "check");
  const CheckSpec* check = find_check(rule.check);
  if (!check) {
    if (!rule.check.empty()) reader.fault(*find(node, "check"), "未知的检查“" + rule.check + "”");
    return rule;
  }
  load_parameters(node, *check, reader, notice, rule);
  load_answers(node, *check, reader, rule);
  rule.examples = load_examples(node, reader, notice);
  if (!rule.examples.empty() && notice.samples.empty())
    reader.fault(*find(node, "examples"), "例子需要 samples.yaml 中的样例");
  return rule;
}

}  // namespace

void load_rules(const YamlNode& root, PackReader& reader, Notice& notice) {
  if (!reader.is_map(root)) return;
  reader.allow(root, {"rules"});
  reader.need(root, "rules");
  reader.each_map(root, "rules", [&](const YamlNode& node) {
    Rule rule = read_rule(node, reader, notice);
    const bool twice =
        std::any_of(notice.rules.begin(), notice.rules.end(), [&](const Rule& other) { return other.id == rule.id; });
    if (twice) reader.fault(node, "规则“" + rule.id + "”重复");
    notice.rules.push_back(std::move(rule));
  });
}

}  // namespace chushen

#include "validate/answer_load.h"

#include <algorithm>

#include "validate/answer.h"
#include "validate/situation.h"
#include "validate/wording.h"

namespace chushen {
namespace {

/// Finds an enumerator by the name it has in reports.
template <class Enum>
auto by_name(std::initializer_list<Enum> all) {
  return [all = std::vector<Enum>(all)](std::string_view name) -> std::optional<Enum> {
    for (const Enum value : all)
      if (name_of(value) == name) return value;
    return std::nullopt;
  };
}

template <class Enum>
Enum read_name(const YamlNode& node, std::string_view key, PackReader& reader, std::initializer_list<Enum> all) {
  const YamlNode* value = find(node, key);
  if (!value) return *all.begin();
  std::vector<std::string> names;
  for (const Enum each : all) names.emplace_back(name_of(each));
  return reader.named(*value, by_name(all), joined(names)).value_or(*all.begin());
}

void check_words(const YamlNode& node, std::string_view key, const CheckSpec& check, PackReader& reader) {
  const YamlNode* text = find(node, key);
  if (!text) return;
  for (const std::string& name : placeholders(text->text)) {
    const bool known = name == "inputs" || name == "values" ||
                       std::find(check.words.begin(), check.words.end(), name) != check.words.end();
    if (!known)
      reader.fault(*text, "检查“" + std::string(check.name) + "”不提供“{" + name + "}”，可用 " +
                              joined({check.words.begin(), check.words.end()}) + "、inputs、values");
  }
}

Answer read_answer(const YamlNode& node, std::string_view situation, PackReader& reader) {
  Answer answer;
  answer.say = reader.text_or_none(node, "say");
  answer.remedy = reader.text_or_none(node, "remedy");
  if (is_common(situation)) {
    reader.allow(node, {"say", "remedy"});
    return answer;
  }
  reader.allow(node, {"outcome", "action", "reason", "say", "remedy"});
  reader.need(node, "outcome");
  reader.need(node, "say");
  answer.outcome = read_name(
      node, "outcome", reader,
      {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined, Outcome::kNotApplicable, Outcome::kPreferred});
  answer.action = read_name(node, "action", reader,
                            {Action::kNone, Action::kRemark, Action::kCheck, Action::kCorrect, Action::kReject});
  answer.reason = read_name(node, "reason", reader,
                            {Reason::kNone, Reason::kContrary, Reason::kMissing, Reason::kUnreadable,
                             Reason::kConflicting, Reason::kListNotLoaded, Reason::kInPrinciple});
  if (answer.outcome == Outcome::kUndetermined && answer.reason == Reason::kNone)
    reader.fault(node, "outcome: undetermined 应写明 reason");
  return answer;
}

bool reports(const CheckSpec& check, std::string_view situation) {
  return std::find(check.situations.begin(), check.situations.end(), situation) != check.situations.end();
}

/// A check that ends in "not-judged" where nothing speaks against the applicant never finds that its rule holds.
bool is_needed(const CheckSpec& check, std::string_view situation) {
  if (check.name == kNotJudged) return false;
  if (situation == kHolds) return !reports(check, kNotJudged);
  return situation == kContrary || situation == kMissing || (reports(check, situation) && !is_common(situation));
}

}  // namespace

void load_answers(const YamlNode& rule_node, const CheckSpec& check, PackReader& reader, Rule& rule) {
  const YamlNode* answers = find(rule_node, "answers");
  if (check.name != kNotJudged && !answers) reader.need(rule_node, "answers");
  if (!answers || !reader.is_map(*answers)) return;
  for (const YamlNode::Entry& entry : answers->entries) {
    if (!is_needed(check, entry.key) && !is_common(entry.key) && entry.key != kSingleFile)
      reader.fault(entry.value, "检查“" + std::string(check.name) + "”没有情形“" + entry.key + "”");
    if (!reader.is_map(entry.value)) continue;
    rule.answers[entry.key] = read_answer(entry.value, entry.key, reader);
    check_words(entry.value, "say", check, reader);
    check_words(entry.value, "remedy", check, reader);
  }
  std::vector<std::string_view> needed = {kHolds, kContrary, kMissing};
  needed.insert(needed.end(), check.situations.begin(), check.situations.end());
  for (const std::string_view situation : needed)
    if (is_needed(check, situation) && !find(*answers, situation))
      reader.fault(*answers, "缺少情形“" + std::string(situation) + "”的答复");
}

}  // namespace chushen

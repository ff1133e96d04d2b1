#include "report/digest_items.h"

#include "report/words.h"

namespace chushen {
namespace {

using Item = ReportDigest::Item;

std::string words_for_state(std::string_view state) {
  for (FieldState one : {FieldState::kPresent, FieldState::kBlank, FieldState::kUnreadable, FieldState::kMalformed,
                         FieldState::kNotFound, FieldState::kConflicting})
    if (name_of(one) == state) return std::string(word_for(one));
  return std::string(state);
}

std::string words_for_outcome(std::string_view outcome, std::string_view action) {
  std::string words(outcome);
  for (Outcome one : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined, Outcome::kNotApplicable,
                      Outcome::kPreferred})
    if (name_of(one) == outcome) words = word_for(one);
  for (Action one : {Action::kRemark, Action::kCheck, Action::kCorrect, Action::kReject})
    if (name_of(one) == action) words.append("（").append(word_for(one)).append("）");
  return words;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

}  // namespace

Item item_of(const DocumentTexts& document) {
  const auto role = role_named(document.role);
  const std::string file(document.file);
  return {file, file, std::string(document.sha256), std::string(role ? word_for(*role) : document.role), "", ""};
}

Item item_of(const FieldTexts& field) {
  const std::string value = field.state == "present" ? joined({field.value, field.unit}) : "";
  std::string title(field.name);
  if (!field.year.empty())
    title += joined({"（", field.year, "年", field.half.empty() ? "" : field.half == "1" ? "上半年" : "下半年", "）"});
  return {joined({field.name, "/", field.year, "/", field.half}), std::move(title), joined({field.state, " ", value}),
          field.state == "present" ? value : words_for_state(field.state), std::string(field.readings_key),
          std::string(field.state)};
}

Item item_of(const FindingTexts& finding) {
  std::string words = words_for_outcome(finding.outcome, finding.action);
  if (!finding.message.empty()) words += joined({"：", finding.message});
  return {std::string(finding.rule), std::string(finding.title), joined({finding.outcome, "/", finding.action, "/", finding.message}),
          std::move(words), std::string(finding.evidence_key), std::string(finding.outcome)};
}

}  // namespace chushen

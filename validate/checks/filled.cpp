#include <algorithm>
#include <array>

#include "validate/checks/families.h"
#include "validate/pack_reader.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

bool is_lack(const Field& field) {
  return field.state == FieldState::kBlank || field.state == FieldState::kMalformed;
}

bool is_must(const CheckInput& input, const Field& field) {
  return is_required(input.notice, input.application.direction, field.name);
}

/// What one field says about being filled in; a lack that is sure is the contrary only for the rule whose fact it is.
std::string_view situation_of(const CheckInput& input, const Operand& operand) {
  if (operand.state == OperandState::kThere) return kHolds;
  if (operand.state == OperandState::kAbsent && is_lack(*operand.field)) return kContrary;
  return *obstacle(input, std::array{operand});
}

std::string words_of_lack(const Field& field) {
  if (field.state == FieldState::kBlank) return title_of(field) + "（未填）";
  return title_of(field) + "（所填“" + value_words(field) + "”" + (field.why.empty() ? "不合填写要求" : field.why) +
         "）";
}

bool is_of_another_rule(const CheckInput& input, const Field& field) {
  const std::string owner = owner_of(input.notice, input.application.direction, field);
  return !owner.empty() && owner != input.rule.id;
}

/// Every required field whose label stands on the form is filled, but for those that other rules own.
CheckResult required_filled(const CheckInput& input) {
  CheckResult result;
  Tally tally;
  std::vector<std::string> labels_missing;
  for (const Field& field : input.application.fields) {
    if (!is_must(input, field)) continue;
    const Operand operand = chushen::operand(input, field);
    if (field.state == FieldState::kNotFound) labels_missing.push_back(title_of(field));
    if (field.state == FieldState::kNotFound || is_of_another_rule(input, field)) continue;
    const std::string_view situation = situation_of(input, operand);
    tally.add(situation, situation == kContrary ? words_of_lack(field) : title_of(field));
    if (situation != kHolds)
      show(result, input.application, field);
    else
      note(result, field);
  }
  result.situation = tally.gravest(form_was_read(input.application) ? kMissing : kOtherRule);
  auto doubtful = tally.items(kConflicting);
  doubtful.insert(doubtful.end(), tally.items(kUnreadable).begin(), tally.items(kUnreadable).end());
  result.words["lacking"] = joined(tally.items(kContrary));
  result.words["inputs"] = joined(doubtful);
  result.words["also"] = doubtful.empty() ? "" : "另有“" + listed(doubtful) + "”识别存疑或各处不一致，请一并核对。";
  result.words["without-label"] =
      labels_missing.empty() ? "" : "申报书上未找到以下栏目，请留意：" + listed(labels_missing) + "。";
  return result;
}

/// Another paper of the submission states the field.
bool is_stated_elsewhere(const CheckInput& input, const Field& field) {
  const auto& roles = texts_of(input.rule, "also-in");
  return std::any_of(field.readings.begin(), field.readings.end(), [&](const Reading& reading) {
    const DocumentFacts* document = find_document(input.application, reading.document);
    return document && reading.value && std::find(roles.begin(), roles.end(), name_of(document->role)) != roles.end();
  });
}

/// The named fields are filled in; the lack of any is this rule's fact. A question that the direction does not ask and
/// the form does not have is not applicable.
CheckResult filled(const CheckInput& input) {
  std::vector<Operand> operands;
  for (const std::string& name : texts_of(input.rule, "fields")) operands.push_back(operand(input, name));
  CheckResult result = begin(input, operands);
  Tally tally;
  bool asked = false;
  for (Operand& operand : operands) {
    if (!operand.field) continue;
    if (operand.field->state == FieldState::kNotFound && is_stated_elsewhere(input, *operand.field))
      operand.state = OperandState::kThere;
    asked = asked || is_must(input, *operand.field) || operand.field->state != FieldState::kNotFound;
    tally.add(situation_of(input, operand), title_of(*operand.field));
  }
  result.situation = tally.gravest(kMissing);
  // Unlike in a list of independent items, one part that is missing leaves the whole open.
  for (const std::string_view lack : {kMissing, kOtherRule})
    if (result.situation == kHolds && !tally.items(lack).empty()) result.situation = lack;
  if (!asked && result.situation == kMissing) result.situation = kNotApplicable;
  if (result.situation != kHolds) result.words["inputs"] = listed(tally.items(result.situation));
  result.words["lacking"] = listed(tally.items(kContrary));
  return result;
}

/// Exactly one option of a choice is ticked: neither none nor several.
CheckResult one_option(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  const Operand& choice = operands[0];
  const bool contrary = choice.state == OperandState::kAbsent && choice.field && is_lack(*choice.field);
  result.words["how"] = contrary && choice.field->state == FieldState::kBlank ? "未勾选" : "未能唯一确定（未唯一勾选）";
  if (contrary)
    result.situation = kContrary;
  else
    result.situation = obstacle(input, operands).value_or(kHolds);
  return result;
}

}  // namespace

std::vector<CheckSpec> filled_checks() {
  return {
      {"required-filled", required_filled, {}, {}, {"lacking", "also", "without-label"}},
      {"filled",
       filled,
       {{"fields", ParameterKind::kFields}, {"also-in", ParameterKind::kRoles, true}},
       {},
       {"lacking"}},
      {"one-option", one_option, {{"field", ParameterKind::kField}}, {}, {"how"}},
  };
}

}  // namespace chushen

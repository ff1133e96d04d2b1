#include <array>

#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

Date value_of(const Operand& operand) {
  return std::get<Date>(operand.field->value->content);
}

bool has_date(const Operand& operand) {
  return operand.state == OperandState::kThere && std::holds_alternative<Date>(operand.field->value->content);
}

/// A date, written as exactly as it may be, lies in a window with both ends in it.
CheckResult date_in_window(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  if (const auto situation = obstacle(input, operands)) {
    result.situation = *situation;
    return result;
  }
  result.words["value"] = value_words(*operands[0].field);
  if (!has_date(operands[0])) {
    result.situation = kMissing;
    return result;
  }
  const Date from = date_of(input.rule, "from"), to = date_of(input.rule, "to"), date = value_of(operands[0]);
  const bool outside = compare_days(last_day(date), from) < 0 || compare_days(first_day(date), to) > 0;
  const bool inside = compare_days(first_day(date), from) >= 0 && compare_days(last_day(date), to) <= 0;
  result.situation = inside ? kHolds : outside ? against(operands, kContrary) : kMissing;
  return result;
}

/// In each relation "A ≤ B" the days left open can be chosen so that it holds. Pairs that cannot be compared do not
/// count.
CheckResult dates_in_order(const CheckInput& input) {
  CheckResult result;
  Tally tally;
  for (const Relation& relation : relations_of(input.rule, "relations")) {
    const std::array operands = {operand(input, relation.fields.at(0)), operand(input, relation.fields.at(1))};
    std::string_view situation = kHolds;
    if (const auto hindered = obstacle(input, operands))
      situation = *hindered;
    else if (!has_date(operands[0]) || !has_date(operands[1]))
      situation = kNotApplicable;
    else if (compare_days(first_day(value_of(operands[0])), last_day(value_of(operands[1]))) > 0)
      situation = against(operands, kContrary);
    const CheckResult pair = begin(input, operands);
    tally.add(situation, pair.words.at("values"));
    for (const std::string& name : pair.fields) note(result, *find(input.application, name));
    if (situation == kContrary || situation == kUnreadable)
      result.evidence.insert(result.evidence.end(), pair.evidence.begin(), pair.evidence.end());
  }
  result.situation = tally.gravest(kNotApplicable);
  result.words["wrong"] = result.words["inputs"] = listed(tally.items(result.situation));
  return result;
}

}  // namespace

std::vector<CheckSpec> date_checks() {
  return {
      {"date-in-window",
       date_in_window,
       {{"field", ParameterKind::kField}, {"from", ParameterKind::kDate}, {"to", ParameterKind::kDate}},
       {},
       {"value"}},
      {"dates-in-order", dates_in_order, {{"relations", ParameterKind::kRelations}}, {}, {"wrong"}},
  };
}

}  // namespace chushen

#include <algorithm>
#include <array>

#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// |number| is above `times` of `base`; both in whole what their fields count in.
bool is_above(const Decimal& number, const Decimal& base, const Decimal& times) {
  const Decimal size = number.digits() < 0 ? Decimal(-number.digits(), number.scale()) : number;
  const auto most = Decimal::product(base, times);
  return most && size > *most;
}

/// The staff of the same year, else of the latest, else the one figure without a year.
Operand staff_for(const CheckInput& input, const Field& field) {
  const std::string& name = text_of(input.rule, "staff");
  if (const Field* same = find(input.application, name, field.year, field.half)) return operand(input, *same);
  const auto all = find_all(input.application, name);
  return all.empty() ? operand(input, name) : operand(input, *all.back());
}

void record(std::span<const Operand> operands, const CheckInput& input, std::optional<bool> suspicious, Tally& tally,
            CheckResult& result) {
  const CheckResult one = begin(input, operands);
  for (const Operand& operand : operands)
    if (operand.field) note(result, *operand.field);
  std::string_view situation = kNotApplicable;
  if (const auto hindered = obstacle(input, operands))
    situation = *hindered;
  else if (suspicious)
    situation = *suspicious ? against(operands, kContrary) : kHolds;
  tally.add(situation, one.words.at("values"));
  if (situation == kContrary || situation == kUnreadable || situation == kConflicting)
    result.evidence.insert(result.evidence.end(), one.evidence.begin(), one.evidence.end());
}

/// "营业收入 5000": in its unit no more than that per head of staff.
void look_per_head(const CheckInput& input, const Bound& bound, Tally& tally, CheckResult& result) {
  for (const Field* field : find_all(input.application, bound.field)) {
    const std::array operands = {operand(input, *field), staff_for(input, *field)};
    const auto number = number_in_unit(input, operands[0]), staff = number_in_unit(input, operands[1]);
    const bool usable = number && staff && *staff > Decimal(0);
    record(operands, input, usable ? std::optional(is_above(*number, *staff, bound.number)) : std::nullopt, tally,
           result);
  }
}

/// One year's figure is many times another year's of the same field.
void look_over_years(const CheckInput& input, const std::string& name, Tally& tally, CheckResult& result) {
  const auto fields = find_all(input.application, name);
  for (std::size_t i = 1; i < fields.size(); ++i) {
    const std::array operands = {operand(input, *fields[i - 1]), operand(input, *fields[i])};
    const auto before = number_in_unit(input, operands[0]), after = number_in_unit(input, operands[1]);
    const bool usable = before && after && *before > Decimal(0) && *after > Decimal(0);
    const Decimal jump = number_of(input.rule, "jump");
    record(operands, input,
           usable ? std::optional(is_above(*before, *after, jump) || is_above(*after, *before, jump)) : std::nullopt,
           tally, result);
  }
}

/// No amount looks as if it were written in a smaller unit than the form's: too much per head, or a leap between years.
CheckResult units_plausible(const CheckInput& input) {
  CheckResult result;
  Tally tally;
  for (const Bound& bound : bounds_of(input.rule, "per-head")) {
    look_per_head(input, bound, tally, result);
    look_over_years(input, bound.field, tally, result);
  }
  result.situation = tally.gravest(kNotApplicable);
  result.words["wrong"] = result.words["inputs"] = listed(tally.items(result.situation), 4);
  return result;
}

}  // namespace

std::vector<CheckSpec> plausible_checks() {
  return {{"units-plausible",
           units_plausible,
           {{"per-head", ParameterKind::kBounds},
            {"staff", ParameterKind::kField},
            {"jump", ParameterKind::kNumber}},
           {},
           {"wrong"}}};
}

}  // namespace chushen

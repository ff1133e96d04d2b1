#include <algorithm>
#include <array>

#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

std::vector<Operand> operands_of(const CheckInput& input, const std::vector<std::string>& names) {
  std::vector<Operand> operands;
  for (const std::string& name : names) operands.push_back(operand(input, name));
  return operands;
}

std::optional<std::vector<Decimal>> numbers_of(const CheckInput& input, std::span<const Operand> operands) {
  std::vector<Decimal> numbers;
  for (const Operand& operand : operands) {
    const auto number = number_in_unit(input, operand);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

Decimal magnitude(Decimal number) {
  return number.digits() < 0 ? Decimal(-number.digits(), number.scale()) : number;
}

/// Half a unit of the last digit that was printed: of "41188.60" half of 0.01, which the value 41188.6 no longer tells.
Decimal half_of_last_digit(const Operand& operand) {
  int decimals = std::get<Decimal>(operand.field->value->content).scale();
  for (const Reading& reading : operand.field->readings) {
    const std::size_t point = reading.raw.find_last_of('.');
    if (!reading.value || !operand.field->value || !same_fact(*reading.value, *operand.field->value)) continue;
    if (reading.raw.find("元") != std::string::npos || point == std::string::npos) break;
    const auto end = std::find_if(reading.raw.begin() + static_cast<std::ptrdiff_t>(point) + 1, reading.raw.end(),
                                  [](char c) { return c < '0' || c > '9'; });
    decimals = std::max(decimals, static_cast<int>(end - reading.raw.begin() - static_cast<std::ptrdiff_t>(point) - 1));
    break;
  }
  return Decimal(5, std::clamp(decimals, 0, 17) + 1);
}

std::optional<bool> adds_up(const std::vector<Decimal>& numbers, std::span<const Operand> operands) {
  Decimal difference = numbers.front(), tolerance = half_of_last_digit(operands.front());
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const auto rest = Decimal::difference(difference, numbers[i]);
    const auto wider = Decimal::sum(tolerance, half_of_last_digit(operands[i]));
    if (!rest || !wider) return std::nullopt;
    difference = *rest;
    tolerance = *wider;
  }
  return magnitude(difference) <= tolerance;
}

/// The rate (in %) is part / whole within `tolerance` points: |rate * whole - 100 * part| ≤ tolerance * whole.
std::optional<bool> is_ratio(const std::vector<Decimal>& numbers, Decimal tolerance) {
  const auto stated = Decimal::product(numbers.at(0), numbers.at(2));
  const auto counted = numbers.at(1).shifted(2);
  const auto allowed = Decimal::product(tolerance, numbers.at(2));
  if (!stated || !counted || !allowed || numbers.at(2) <= Decimal(0)) return std::nullopt;
  const auto difference = Decimal::difference(*stated, *counted);
  if (!difference) return std::nullopt;
  return magnitude(*difference) <= *allowed;
}

/// The outcome of one comparison, and what it looked at, into the tally of all.
void add_comparison(const CheckInput& input, std::span<const Operand> operands, std::optional<bool> fits,
                    CheckResult& result, Tally& tally) {
  const CheckResult one = begin(input, operands);
  std::string_view situation = kNotApplicable;
  if (const auto hindered = obstacle(input, operands))
    situation = *hindered;
  else if (fits)
    situation = *fits ? kHolds : against(operands, kContrary);
  for (const Operand& operand : operands)
    if (operand.field) note(result, *operand.field);
  tally.add(situation, one.words.at("values"));
  if (situation != kContrary && situation != kUnreadable && situation != kConflicting) return;
  result.evidence.insert(result.evidence.end(), one.evidence.begin(), one.evidence.end());
}

void finish(const Tally& tally, CheckResult& result) {
  result.situation = tally.gravest(kNotApplicable);
  result.words["wrong"] = result.words["inputs"] = listed(tally.items(result.situation), 4);
}

/// "A = B + C": the parts that the form has sum to the total, within half a unit of the last printed digit of each.
CheckResult sum_equals(const CheckInput& input) {
  CheckResult result;
  Tally tally;
  for (const Relation& relation : relations_of(input.rule, "relations")) {
    const auto operands = operands_of(input, relation.fields);
    const auto numbers = numbers_of(input, operands);
    add_comparison(input, operands, numbers ? adds_up(*numbers, operands) : std::nullopt, result, tally);
  }
  finish(tally, result);
  return result;
}

/// "rate = part / whole".
CheckResult ratio_equals(const CheckInput& input) {
  CheckResult result;
  Tally tally;
  for (const Relation& relation : relations_of(input.rule, "relations")) {
    const auto operands = operands_of(input, relation.fields);
    const auto numbers = numbers_of(input, operands);
    const bool usable = numbers && numbers->size() == 3;
    add_comparison(input, operands, usable ? is_ratio(*numbers, number_of(input.rule, "tolerance")) : std::nullopt,
                   result, tally);
  }
  finish(tally, result);
  return result;
}

/// The fields of a relation for one year; a field without years takes part in the latest only.
std::vector<Operand> operands_in(const CheckInput& input, const Relation& relation, const Field& last) {
  std::vector<Operand> operands;
  for (const std::string& name : relation.fields) {
    const FieldSpec* spec = find_field(input.notice.form, name);
    operands.push_back(spec && spec->by_year ? operand(input, name, last.year, last.half) : operand(input, name));
  }
  return operands;
}

/// "part ≤ whole", for every year in which both stand; what has no year is compared with the latest full one.
CheckResult not_above(const CheckInput& input) {
  CheckResult result;
  Tally tally;
  for (const Relation& relation : relations_of(input.rule, "relations")) {
    const FieldSpec* part = find_field(input.notice.form, relation.fields.at(0));
    std::vector<const Field*> wholes = find_all(input.application, relation.fields.at(1));
    if (!part->by_year && wholes.size() > 1) {
      std::erase_if(wholes, [](const Field* field) { return field->half.has_value(); });
      if (wholes.size() > 1) wholes.erase(wholes.begin(), wholes.end() - 1);
    }
    for (const Field* whole : wholes) {
      const auto operands = operands_in(input, relation, *whole);
      const auto numbers = numbers_of(input, operands);
      add_comparison(input, operands, numbers ? std::optional(numbers->at(0) <= numbers->at(1)) : std::nullopt, result,
                     tally);
    }
  }
  finish(tally, result);
  return result;
}

}  // namespace

std::vector<CheckSpec> figure_checks() {
  return {
      {"sum-equals", sum_equals, {{"relations", ParameterKind::kRelations}}, {}, {"wrong"}},
      {"ratio-equals",
       ratio_equals,
       {{"relations", ParameterKind::kRelations}, {"tolerance", ParameterKind::kNumber}},
       {},
       {"wrong"}},
      {"not-above", not_above, {{"relations", ParameterKind::kRelations}}, {}, {"wrong"}},
  };
}

}  // namespace chushen

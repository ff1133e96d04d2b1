#include <algorithm>
#include <array>
#include <sstream>

#include "validate/checks/families.h"
#include "validate/pack_reader.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// The option of a choice is at least `least` in the `order` given.
CheckResult option_at_least(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  if (const auto situation = obstacle(input, operands)) {
    result.situation = *situation;
    return result;
  }
  const auto& order = texts_of(input.rule, "order");
  const auto rank = [&](const std::string& option) { return std::find(order.begin(), order.end(), option); };
  const std::string option = to_string(*operands[0].field->value);
  result.words["value"] = option;
  if (rank(option) == order.end())
    result.situation = kMissing;
  else if (rank(option) >= rank(text_of(input.rule, "least")))
    result.situation = kHolds;
  else
    result.situation = against(operands, kContrary);
  return result;
}

/// The number is at least `least`; of a field by year that of its latest full year.
CheckResult at_least(const CheckInput& input) {
  const std::array operands = {latest_full_year(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  result.words["least"] = text_of(input.rule, "least");
  if (const auto situation = obstacle(input, operands)) {
    result.situation = *situation;
    return result;
  }
  const auto number = number_in_unit(input, operands[0]);
  if (!number)
    result.situation = kMissing;
  else
    result.situation = *number >= number_of(input.rule, "least") ? kHolds : against(operands, kContrary);
  return result;
}

/// One band of a scale: "二级 40 60" holds from 40 to 60, both ends included, since printed bands share their ends.
struct Band {
  std::string level, from, to;
};

std::vector<Band> bands_of(const Rule& rule) {
  std::vector<Band> bands;
  for (const std::string& text : texts_of(rule, "bands")) {
    std::istringstream words(text);
    Band band;
    words >> band.level >> band.from >> band.to;
    bands.push_back(std::move(band));
  }
  return bands;
}

bool is_in(const Band& band, const Decimal& score) {
  const auto from = Decimal::parse(band.from), to = Decimal::parse(band.to);
  return from && to && *from <= score && score <= *to;
}

/// Level and score belong together; at the boundary of two bands both levels do.
CheckResult level_matches_score(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "level")),
                               operand(input, text_of(input.rule, "score"))};
  CheckResult result = begin(input, operands);
  if (const auto situation = obstacle(input, operands)) {
    result.situation = *situation;
    return result;
  }
  const std::string level = to_string(*operands[0].field->value);
  const auto* score = std::get_if<Decimal>(&operands[1].field->value->content);
  std::vector<std::string> fitting;
  for (const Band& band : bands_of(input.rule))
    if (score && is_in(band, *score)) fitting.push_back(band.level);
  const bool fits = std::find(fitting.begin(), fitting.end(), level) != fitting.end();
  result.words["level"] = level;
  result.words["score"] = to_string(*operands[1].field->value);
  result.words["fitting"] = fitting.empty() ? "无对应等级" : joined(fitting, "或");
  result.situation = fits ? kHolds : against(operands, kContrary);
  return result;
}

}  // namespace

std::vector<CheckSpec> level_checks() {
  return {
      {"at-least",
       at_least,
       {{"field", ParameterKind::kField}, {"least", ParameterKind::kNumber}},
       {},
       {"least"}},
      {"option-at-least", option_at_least, {{"field", ParameterKind::kField}, {"order"}, {"least"}}, {}, {"value"}},
      {"level-matches-score",
       level_matches_score,
       {{"level", ParameterKind::kField}, {"score", ParameterKind::kField}, {"bands"}},
       {},
       {"level", "score", "fitting"}},
  };
}

}  // namespace chushen

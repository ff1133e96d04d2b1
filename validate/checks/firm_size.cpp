#include <array>
#include <sstream>

#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// One grade: "中型 300 2000" asks for 300 people and 2000 万元 of revenue at least, both.
struct Grade {
  std::string name, staff, revenue;
};

std::vector<Grade> grades_of(const Rule& rule) {
  std::vector<Grade> grades;
  for (const std::string& text : texts_of(rule, "grades")) {
    std::istringstream words(text);
    Grade grade;
    words >> grade.name >> grade.staff >> grade.revenue;
    grades.push_back(std::move(grade));
  }
  return grades;
}

/// The heaviest grade of which both lower bounds are reached; the last one asks for nothing.
std::string grade_of(const Rule& rule, Decimal staff, Decimal revenue) {
  for (const Grade& grade : grades_of(rule)) {
    const auto least_staff = Decimal::parse(grade.staff), least_revenue = Decimal::parse(grade.revenue);
    if (least_staff && least_revenue && staff >= *least_staff && revenue >= *least_revenue) return grade.name;
  }
  return {};
}

/// Staff and revenue of the latest full year for which both stand on the form; a staff without a year is today's and
/// goes with the latest revenue.
std::optional<std::array<Operand, 2>> latest_figures(const CheckInput& input) {
  const auto staff = find_all(input.application, text_of(input.rule, "staff"));
  for (auto at = staff.rbegin(); at != staff.rend(); ++at) {
    const Operand revenue = (*at)->year ? operand(input, text_of(input.rule, "revenue"), (*at)->year, (*at)->half)
                                        : latest_full_year(input, text_of(input.rule, "revenue"));
    const Operand people = operand(input, **at);
    if ((*at)->half || people.state != OperandState::kThere || revenue.state != OperandState::kThere) continue;
    return std::array{people, revenue};
  }
  return std::nullopt;
}

/// The size of the firm follows from its staff and revenue.
/// Source: 工信部联企业〔2011〕300号 四（二）: both lower bounds, else one grade down; the pack gives the bounds.
CheckResult size_follows(const CheckInput& input) {
  const Operand size = operand(input, text_of(input.rule, "size"));
  const auto figures = latest_figures(input);
  std::vector<Operand> operands = {size};
  if (figures) operands.insert(operands.end(), figures->begin(), figures->end());
  CheckResult result = begin(input, operands);
  const auto hindered = obstacle(input, operands);
  if (hindered || !figures) {
    result.situation = hindered.value_or(kNotApplicable);
    return result;
  }
  const auto* people = std::get_if<Decimal>(&operands[1].field->value->content);
  const auto* revenue = std::get_if<Decimal>(&operands[2].field->value->content);
  const bool usable = people && revenue && operands[2].field->value->unit == "万元";
  const std::string grade = usable ? grade_of(input.rule, *people, *revenue) : std::string();
  result.words["grade"] = grade;
  result.words["size"] = to_string(*size.field->value);
  if (grade.empty())
    result.situation = kNotApplicable;
  else
    result.situation = grade == to_string(*size.field->value) ? kHolds : against(operands, kContrary);
  return result;
}

}  // namespace

std::vector<CheckSpec> firm_size_checks() {
  return {{"size-follows",
           size_follows,
           {{"size", ParameterKind::kField},
            {"staff", ParameterKind::kField},
            {"revenue", ParameterKind::kField},
            {"grades"}},
           {},
           {"grade", "size"}}};
}

}  // namespace chushen

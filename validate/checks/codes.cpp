#include <array>

#include "normalize/uscc.h"
#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// The regions in which a firm of this city may be registered: the notice's divisions, and those the pack adds.
UsccExpectation expectation(const CheckInput& input) {
  UsccExpectation expected;
  expected.regions = texts_of(input.rule, "regions");
  for (const DivisionSpec& division : input.notice.form.divisions) expected.regions.push_back(division.code);
  return expected;
}

/// The check digits of GB 32100-2015 and GB 11714-1997 hold. A repair is suggested, never used.
CheckResult code_valid(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  if (const auto situation = obstacle(input, operands)) {
    result.situation = *situation;
    return result;
  }
  const std::string code = to_string(*operands[0].field->value);
  const auto checked = check_uscc(code);
  result.situation = checked ? kHolds : against(operands, kContrary);
  result.words["code"] = code;
  if (checked) return result;
  result.words["why"] = explain(checked.error());
  if (const auto suggestion = suggest_uscc(code, expectation(input)))
    result.words["suggestion"] = "疑为“" + *suggestion + "”，仅供核对参考。";
  return result;
}

}  // namespace

std::vector<CheckSpec> code_checks() {
  return {{"code-valid",
           code_valid,
           {{"field", ParameterKind::kField}, {"regions", ParameterKind::kTexts, true}},
           {},
           {"code", "why", "suggestion"}}};
}

}  // namespace chushen

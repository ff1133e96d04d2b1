#include "validate/checks.h"

#include <algorithm>

#include "validate/checks/families.h"
#include "validate/situation.h"

namespace chushen {
namespace {

/// Of a rule that this version cannot decide: it never says that anything holds.
CheckResult not_judged(const CheckInput&) {
  CheckResult result;
  result.situation = kNotJudged;
  return result;
}

std::vector<CheckSpec> collect() {
  std::vector<CheckSpec> all = {{kNotJudged, not_judged, {}, {}, {}}};
  for (const auto family :
       {document_checks, seal_checks, form_title_checks, filled_checks, code_checks, contact_checks, address_checks,
        identity_checks, level_checks, date_checks, completion_checks, figure_checks, firm_size_checks, funding_checks,
        intake_checks, provider_checks, paper_match_checks, print_checks, across_checks,
        summary_checks, statement_checks, text_figure_checks, funding_text_checks, template_text_checks,
        other_firm_checks, operating_checks, credit_checks, evidence_checks, plausible_checks, page_checks})
    for (CheckSpec& check : family()) all.push_back(std::move(check));
  return all;
}

}  // namespace

std::span<const CheckSpec> all_checks() {
  static const std::vector<CheckSpec> kAll = collect();
  return kAll;
}

const CheckSpec* find_check(std::string_view name) {
  const auto checks = all_checks();
  const auto found =
      std::find_if(checks.begin(), checks.end(), [&](const CheckSpec& check) { return check.name == name; });
  return found == checks.end() ? nullptr : &*found;
}

}  // namespace chushen

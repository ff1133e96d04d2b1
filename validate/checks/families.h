#pragma once

#include <vector>

#include "validate/checks.h"

namespace chushen {

/// The checks by family, each in the file of that name. What a check reports beside holds, contrary and missing, what
/// parameters it takes and what words it fills stands in its CheckSpec; what it means, above its function.

std::vector<CheckSpec> document_checks();     ///< which papers are there, whole and editable
std::vector<CheckSpec> seal_checks();         ///< the stamped version is stamped
std::vector<CheckSpec> form_title_checks();   ///< the form is that of the declared direction
std::vector<CheckSpec> filled_checks();       ///< what has to be filled in is
std::vector<CheckSpec> code_checks();         ///< 统一社会信用代码
std::vector<CheckSpec> contact_checks();      ///< phones, mail, postal code
std::vector<CheckSpec> address_checks();      ///< in this city, in this county
std::vector<CheckSpec> identity_checks();     ///< one name, a legal person, a manufacturer
std::vector<CheckSpec> level_checks();        ///< 数字化水平 levels and scores
std::vector<CheckSpec> date_checks();         ///< windows and orders of dates
std::vector<CheckSpec> completion_checks();   ///< the project is finished and in use
std::vector<CheckSpec> figure_checks();       ///< sums, rates, parts and wholes
std::vector<CheckSpec> firm_size_checks();    ///< 大型 中型 小型 微型
std::vector<CheckSpec> funding_checks();      ///< no funding before
std::vector<CheckSpec> intake_checks();       ///< the office's 受理登记
std::vector<CheckSpec> provider_checks();     ///< the provider is in the pool
std::vector<CheckSpec> paper_match_checks();  ///< the stamped form says what the editable one says
std::vector<CheckSpec> print_checks();        ///< text layers say what is printed
std::vector<CheckSpec> across_checks();       ///< one applicant among all
std::vector<CheckSpec> summary_checks();      ///< the county's 汇总表 says what the form says
std::vector<CheckSpec> statement_checks();    ///< the text speaks of what it has to
std::vector<CheckSpec> text_figure_checks();  ///< figures of the text are the table's
std::vector<CheckSpec> funding_text_checks(); ///< the text denies no answer on funding
std::vector<CheckSpec> template_text_checks();///< nothing of the template is left
std::vector<CheckSpec> other_firm_checks();   ///< no other firm in the applicant's place
std::vector<CheckSpec> operating_checks();    ///< business goes on
std::vector<CheckSpec> credit_checks();       ///< pledge, list of penalties, credit report
std::vector<CheckSpec> evidence_checks();     ///< papers beside the form prove what it says
std::vector<CheckSpec> plausible_checks();    ///< amounts are in the unit they are said to be in
std::vector<CheckSpec> page_checks();         ///< the pages of the paper form

}  // namespace chushen

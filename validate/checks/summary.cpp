#include <algorithm>
#include <array>

#include "normalize/company_mention.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/package.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// Texts are the same fact where one says all that the other says: a table shortens.
bool agree(const Value& form, const Value& table) {
  if (same_fact(form, table)) return true;
  if (const auto* date = std::get_if<Date>(&form.content)) {
    const auto* other = std::get_if<Date>(&table.content);
    return other && !(compare_days(last_day(*date), first_day(*other)) < 0) &&
           !(compare_days(last_day(*other), first_day(*date)) < 0);
  }
  const auto* a = std::get_if<std::string>(&form.content);
  const auto* b = std::get_if<std::string>(&table.content);
  if (!a || !b) return false;
  const std::string first = search_key(*a), second = search_key(*b);
  return is_same_firm(*a, *b) || (!second.empty() && (first.find(second) != std::string::npos ||
                                                      second.find(first) != std::string::npos));
}

void compare(const CheckInput& input, const SummaryCell& cell, Tally& tally, CheckResult& result) {
  if (!cell.reading.value) return;
  const Operand operand = chushen::operand(input, cell.field);
  if (!operand.field) return;
  const std::array operands = {operand};
  const std::string words = title_of(*operand.field) + "：申报书“" + value_words(*operand.field) + "”，汇总表“" +
                            clean_text(cell.reading.raw) + "”";
  note(result, *operand.field);
  if (const auto hindered = obstacle(input, operands)) {
    tally.add(*hindered, words);
    return;
  }
  const bool same = agree(*operand.field->value, *cell.reading.value);
  const bool sure = operand.sure && is_sure(cell.reading);
  tally.add(same ? kHolds : sure ? kContrary : kUnreadable, words);
  if (same) return;
  show(result, input.application, *operand.field);
  result.evidence.push_back(evidence_of(cell.reading));
}

/// The row of the county's table says what the form says, column by column.
CheckResult matches_summary(const CheckInput& input) {
  CheckResult result;
  static const PackagePapers kNone;
  const PackagePapers& papers = input.packages ? input.packages->of(input.submission.county) : kNone;
  result.words["table"] = papers.summaries.empty() ? "未交推荐汇总表" : "推荐汇总表中未列本单位";
  const auto row = row_of(papers, input.notice, present_text(operand(input, text_of(input.rule, "code"))),
                          present_text(operand(input, text_of(input.rule, "name"))));
  if (!row) {
    result.situation = kNotApplicable;
    return result;
  }
  Tally tally;
  for (const SummaryCell& cell : row->row->cells) compare(input, cell, tally, result);
  result.situation = tally.gravest(kNotApplicable);
  if (result.situation == kOtherRule) result.situation = kNotApplicable;
  result.words["differing"] = result.words["inputs"] = listed(tally.items(result.situation), 6);
  result.words["count"] = std::to_string(tally.items(kHolds).size());
  return result;
}

}  // namespace

std::vector<CheckSpec> summary_checks() {
  return {{"matches-summary",
           matches_summary,
           {{"code", ParameterKind::kField}, {"name", ParameterKind::kField}, {"direction", ParameterKind::kField}},
           {},
           {"table", "differing", "count"}}};
}

}  // namespace chushen

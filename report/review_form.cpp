#include "report/review_form.h"

#include <algorithm>

#include "report/index_views.h"
#include "report/words.h"

namespace chushen {
namespace {

using namespace review_form;

constexpr int kOutcomeColumn = 7;

TableCell plain(std::string text) {
  TableCell cell;
  cell.text = std::move(text);
  return cell;
}

// What was decided and does not hold any longer waits as well.
std::vector<const Finding*> waiting_in(const Summary& summary) {
  std::vector<const Finding*> waiting = issues_of(summary);
  for (const Finding& finding : summary.findings)
    for (const Override& decision : summary.review.decisions)
      if (decision.stale && decision.rule == finding.rule && std::find(waiting.begin(), waiting.end(), &finding) == waiting.end())
        waiting.push_back(&finding);
  return waiting;
}

std::string former(const Summary& summary, const Finding& finding) {
  for (const Override& decision : summary.review.decisions)
    if (decision.rule == finding.rule)
      return "（" + std::string(decision.stale ? "待重新确认，" : "") + decision.signature.by + "曾定为" +
             std::string(word_for(decision.outcome)) + "）";
  return "";
}

std::vector<TableCell> row_of(const Summary& summary, const Finding& finding) {
  const auto place = static_cast<std::size_t>(&finding - summary.findings.data());
  std::vector<TableCell> row;
  for (const std::string& text :
       {summary.id, indexed(summary.name), finding.rule, indexed(finding.title),
        std::string(word_for(finding.outcome)) + former(summary, finding), std::string(word_for(finding.action)),
        indexed(finding.message), std::string(), std::string(), std::string(), summary.evidence_keys[place]})
    row.push_back(plain(text));
  return row;
}

}  // namespace

tl::expected<std::string, std::string> review_form_table(const BatchInput& input) {
  TableSheet sheet;
  sheet.name = "复核意见";
  sheet.title = "复核意见";
  sheet.line = "在“复核决定”“复核理由”“复核人”三列填写，未填的行不作处理；填好后运行：chushen decide --from 复核意见.xlsx --out 报告文件夹";
  sheet.header = {kSubmission, "申报单位", kRule, "核对项", "机器结论", "处理", "说明", kOutcome, kReason, kPerson, kEvidence};
  sheet.widths = {24, 24, 20, 20, 10, 12, 48, 10, 30, 10, 12};
  for (const Outcome outcome : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined, Outcome::kNotApplicable,
                                Outcome::kPreferred})
    sheet.choices.emplace_back(word_for(outcome));
  sheet.choice_column = kOutcomeColumn;
  for (const Summary& summary : input.submissions) {
    if (!summary.failure.empty()) continue;
    for (const Finding* finding : waiting_in(summary))
      if (sheet.rows.size() < kMostRows) sheet.rows.push_back(row_of(summary, *finding));
  }
  return xlsx_bytes({sheet});
}

}  // namespace chushen

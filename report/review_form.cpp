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
  TableSheet how;
  how.name = "填写说明";
  how.header = {"填写说明"};
  how.widths = {80};
  for (const char* line : {"在“复核意见”表的“复核决定”“复核理由”“复核人”三列填写；没有填写决定的行不作处理。",
                           "“复核决定”填 符合、不符合、待核实、不适用、优先 之一；填“撤销”取消此前的决定。“复核理由”必填，写明依据。",
                           "“依据编号”请勿改动：填表之后材料有变化的，登记时会指出，请看新报告后重填。",
                           "填好后运行：chushen decide --from 复核意见.xlsx --out 报告文件夹"})
    how.rows.push_back({plain(line)});
  return xlsx_bytes({sheet, how});
}

}  // namespace chushen

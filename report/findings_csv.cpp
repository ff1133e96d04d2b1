#include "report/personal_data.h"
#include "report/report.h"
#include "report/words.h"

namespace chushen {
namespace {

// A spreadsheet takes these, also behind white space or in full width, for the start of a formula or command.
bool begins_like_a_formula(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.starts_with("　")))
    text.remove_prefix(text.front() == ' ' ? 1 : std::string_view("　").size());
  for (std::string_view start : {"=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠"})
    if (text.starts_with(start)) return true;
  return false;
}

void append_cell(std::string& csv, const std::string& text) {
  csv += begins_like_a_formula(text) ? "\"'" : "\"";
  for (const char c : mask_phones(shown(text))) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += "\",";
}

void append_cells(std::string& csv, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) append_cell(csv, text);
}

void end_line(std::string& csv) {
  csv.pop_back();  // the last comma
  csv += "\r\n";
}

}  // namespace

std::string findings_csv(const BatchInput& input) {
  std::string csv = "\xEF\xBB\xBF";
  append_cells(csv, {"材料编号", "县（市、区）", "申报单位", "统一社会信用代码", "申报方向", "结论", "处理", "规则", "核对项", "条款",
                    "核对结果", "该项处理", "原因", "说明", "补正意见", "复核决定", "复核理由", "复核人", "复核时间", "复核状态"});
  end_line(csv);
  for (const Summary& summary : input.submissions) {
    std::string head;  // of every line of a submission
    append_cells(head, {summary.id, summary.county, summary.name, summary.uscc, summary.direction});
    const auto line = [&](const std::vector<std::string>& rest) {
      csv += head;
      append_cells(csv, rest);
      end_line(csv);
    };
    if (!summary.failure.empty()) line({"未判断", "", "", "", "", "", "", "", summary.failure, "", "", "", "", "", ""});
    if (!summary.failure.empty()) continue;
    for (const Finding& finding : summary.findings) {
      const Override* decision = nullptr;
      for (const Override& one : summary.review.decisions)
        if (one.rule == finding.rule) decision = &one;
      line({std::string(word_for(summary.verdict)), std::string(word_for(summary.action)), finding.rule, finding.title,
            finding.clause, std::string(word_for(finding.outcome)), std::string(word_for(finding.action)),
            std::string(word_for(finding.reason)), finding.message, finding.remedy,
            decision ? std::string(word_for(decision->outcome)) : "", decision ? decision->signature.reason : "",
            decision ? decision->signature.by : "", decision ? decision->signature.at : "",
            !decision ? "" : decision->stale ? "待重新确认" : "有效"});
    }
  }
  return csv;
}

}  // namespace chushen

#include "app/summary_table.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/printable.h"
#include "report/words.h"

namespace chushen {

namespace {

constexpr std::size_t kColumns = 5;
using Row = std::array<std::string, kColumns>;

std::string or_dash(const std::string& text) {
  return text.empty() ? "—" : printable(text);
}

std::string verdict_of(const Summary& summary) {
  const std::string word(word_for(summary.decided_verdict));
  return has_valid(summary.review) ? word + "（人工；机器：" + std::string(word_for(summary.verdict)) + "）" : word;
}

Row row_of(const Summary& summary) {
  const bool judged = summary.failure.empty();
  return {printable(summary.id), or_dash(summary.name), or_dash(summary.direction),
          judged ? verdict_of(summary) : "未写出",
          judged ? std::string(word_for(summary.decided_action)) : "见上方提示"};
}

std::string line_of(const Row& row, const std::array<std::size_t, kColumns>& widths) {
  std::string line;
  for (std::size_t column = 0; column < kColumns; ++column) {
    line += row[column];
    if (column + 1 < kColumns) line.append(widths[column] - columns_of(row[column]) + 2, ' ');
  }
  return line + '\n';
}

std::string counts_of(const std::vector<Summary>& submissions) {
  std::map<Outcome, int> counts;
  for (const Summary& summary : submissions)
    if (summary.failure.empty()) ++counts[summary.decided_verdict];
  std::string line = "共 " + std::to_string(submissions.size()) + " 份";
  for (const Outcome outcome : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined})
    line += "，" + std::string(word_for(outcome)) + ' ' + std::to_string(counts[outcome]);
  return line + '\n';
}

}  // namespace

std::string summary_table(const std::vector<Summary>& submissions) {
  std::vector<Row> rows = {{"材料", "单位", "方向", "结论", "需要处理"}};
  for (const Summary& summary : submissions) rows.push_back(row_of(summary));
  std::array<std::size_t, kColumns> widths = {};
  for (const Row& row : rows)
    for (std::size_t column = 0; column < kColumns; ++column)
      widths[column] = std::max(widths[column], columns_of(row[column]));
  std::string table;
  for (const Row& row : rows) table += line_of(row, widths);
  return table + counts_of(submissions);
}

}  // namespace chushen

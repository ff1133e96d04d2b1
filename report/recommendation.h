#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "report/docx_template.h"
#include "report/report.h"
#include "report/xlsx_writer.h"

namespace chushen {

/// 推荐汇总表 (附件4 of the notice) and 推荐函: what a county hands in to the city. The program puts nobody on the list
/// and ranks nobody: with a list of the office it follows that list, without one it shows all with their verdicts.

/// The columns of the table, in its order.
enum class Column {
  kNumber, kDirection, kName, kCode, kCounty, kIndustry, kProject, kLevel, kInvestment, kPeriod, kProvider, kFunding,
  kContact, kPhone, kRemark
};
inline constexpr int kColumns = static_cast<int>(Column::kRemark) + 1;

std::string_view header_of(Column column);

/// The column that a county's own table calls so: spaces, brackets and what stands in them do not matter.
std::optional<Column> column_called(std::string_view header);

/// The values of one applicant, by Column; kNumber and kRemark are left to people. Only a value that is `present` is
/// shown; one that could not be settled says 待核实, one from a scan below 0.9 is marked as doubtful.
std::vector<TableCell> table_row(const Application& application, const std::string& county);

/// One section of the table: those of one direction, in order.
struct TableSection {
  std::string direction;  ///< empty: not known
  std::vector<const Summary*> members;
};

/// Who stands on the table, by the directions of the notice, and whom the office's list names without papers.
struct Recommendation {
  std::vector<TableSection> sections;
  std::vector<std::string> without_papers;
  bool by_list = false;
  int total() const;
};
Recommendation recommendation_of(const BatchInput& input);

/// "2023年江门市制造业数字化转型标杆示范": what the notice is about, by its title; empty where the title is of another form.
std::string project_of(const Notice& notice);

/// 推荐汇总表.xlsx: a sheet per direction, then where each value was read.
tl::expected<std::string, std::string> recommendation_table(const BatchInput& input, const Recommendation& who);

/// What stands for the placeholders of 推荐函: 项目 主送机关 通知名称 文号 推荐说明 推荐总数 分方向数 推荐单位, and for each
/// direction the list <方向>名单.
TemplateValues recommendation_values(const BatchInput& input, const Recommendation& who);

/// 推荐函.docx, from the office's template or, where that is empty, from our own.
tl::expected<std::string, std::string> recommendation_letter(const BatchInput& input, const Recommendation& who,
                                                             std::string_view office_template);

}  // namespace chushen

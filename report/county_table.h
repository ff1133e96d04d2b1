#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "report/recommendation.h"

namespace chushen {

/// A county's own 推荐汇总表, filled by the names in its header row.
struct FilledTable {
  std::string bytes;
  std::string extension;              ///< ".xlsx" or ".docx", by content
  std::vector<std::string> unmapped;  ///< heads that no value of ours belongs under; their columns stay as they were
};

/// Fills the first table with a usable header: one that names the applicant or its code and three known columns in all.
/// Where there are several such tables or sheets, each direction goes to the one that names it, the others to the first.
/// Blank rows below the header are used first; where they do not suffice, rows of their form are put in and what stands
/// below moves down. Texts are written as texts, amounts in 万元: a head that asks for another unit is not filled.
///
/// The error is one Chinese sentence: neither XLSX nor DOCX, or no table with a usable header.
tl::expected<FilledTable, std::string> fill_county_table(std::string_view table, const Recommendation& who);

/// What a row of heads means.
struct HeaderMap {
  std::map<std::size_t, Column> columns;  ///< by place in the row
  std::vector<std::string> unmapped;
  bool usable() const;
};
HeaderMap header_map(const std::vector<std::string>& heads);

/// What goes under a head, for the applicant at `number` of its direction.
std::string cell_for(const Summary& summary, Column column, int number);

/// Who goes into which of the tables found: indices into `texts_before`, what stands in front of each table (a sheet's
/// name, a heading). Pairs of table and member, with the number within the direction.
struct TableEntry {
  const Summary* member = nullptr;
  int number = 0;
};
std::vector<std::vector<TableEntry>> shared_out(const Recommendation& who, const std::vector<std::string>& texts_before);

}  // namespace chushen

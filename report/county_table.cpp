#include "report/county_table.h"

#include <algorithm>
#include <set>

#include "normalize/text.h"
#include "report/county_table_parts.h"

namespace chushen {
namespace {

constexpr std::size_t kFewestColumns = 3;

// Our amounts are in 万元: a column of 元 or 亿元 filled with them would be wrong by its unit.
bool asks_for_another_unit(const std::string& head, Column column) {
  if (column != Column::kInvestment) return false;
  return head.find("亿") != head.npos || (head.find("元") != head.npos && head.find("万元") == head.npos);
}

}  // namespace

bool HeaderMap::usable() const {
  std::set<Column> found;
  for (const auto& [place, column] : columns) found.insert(column);
  return found.size() >= kFewestColumns && (found.count(Column::kName) || found.count(Column::kCode));
}

HeaderMap header_map(const std::vector<std::string>& heads) {
  HeaderMap map;
  std::set<Column> taken;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (search_key(heads[i]).empty()) continue;
    const auto column = column_called(heads[i]);
    const bool fits = column && !asks_for_another_unit(clean_text(heads[i]), *column) && taken.insert(*column).second;
    if (fits) map.columns.emplace(i, *column);
    else map.unmapped.push_back(clean_text(heads[i]));
  }
  return map;
}

std::string cell_for(const Summary& summary, Column column, int number) {
  if (column == Column::kNumber) return std::to_string(number);
  const auto index = static_cast<std::size_t>(column);
  return index < summary.row.size() ? summary.row[index].text : "";
}

std::vector<std::vector<TableEntry>> shared_out(const Recommendation& who,
                                                const std::vector<std::string>& texts_before) {
  std::vector<std::vector<TableEntry>> tables(texts_before.size());
  for (const TableSection& section : who.sections) {
    std::size_t table = 0;
    for (std::size_t i = 0; i < texts_before.size(); ++i) {
      const bool names_it = !section.direction.empty() && texts_before[i].find(section.direction) != std::string::npos;
      if (names_it) {
        table = i;
        break;
      }
    }
    int number = 0;
    for (const Summary* member : section.members) tables[table].push_back({member, ++number});
  }
  return tables;
}

tl::expected<FilledTable, std::string> fill_county_table(std::string_view table, const Recommendation& who) {
  auto parts = unzip(table);
  const bool sheet = parts && part_named(*parts, "xl/workbook.xml");
  const bool text = parts && part_named(*parts, "word/document.xml");
  if (!sheet && !text)
    return tl::make_unexpected("既不是 .xlsx 也不是 .docx 文件；请用 Excel、Word 或 WPS 另存为其中一种。");
  auto unmapped = sheet ? fill_xlsx_table(*parts, who) : fill_docx_table(*parts, who);
  if (!unmapped) return tl::make_unexpected(unmapped.error());
  return FilledTable{zip(*parts), sheet ? ".xlsx" : ".docx", std::move(*unmapped)};
}

}  // namespace chushen

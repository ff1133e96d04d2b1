#include "validate/list_search.h"

#include "normalize/company_name.h"
#include "normalize/text.h"

namespace chushen {
namespace {

bool same_name(const std::string& a, const std::string& b) {
  const NameMatch match = compare_names(a, b);
  return match == NameMatch::kSame || match == NameMatch::kOtherBrackets;
}

std::string cell(const std::vector<std::string>& cells, std::optional<std::size_t> column) {
  return column && *column < cells.size() ? cells[*column] : std::string();
}

}  // namespace

std::string cell_of(const OfficeList& list, std::size_t row, std::string_view column) {
  return cell(list.sheet.rows.at(row), column_of(list.sheet, column));
}

ListHits search(const OfficeList& list, const std::string& code, const std::string& name) {
  const auto code_column = column_of(list.sheet, "统一社会信用代码"), name_column = column_of(list.sheet, "名称");
  ListHits hits;
  for (std::size_t row = 0; row < list.sheet.rows.size(); ++row) {
    const auto& cells = list.sheet.rows[row];
    const std::string listed_code = ascii_upper(without_spaces(clean_text(cell(cells, code_column))));
    const std::string listed_name = cell(cells, name_column);
    if (!code.empty() && listed_code == code)
      hits.by_code.push_back(row);
    else if (!name.empty() && !listed_name.empty() && same_name(listed_name, name))
      hits.by_name.push_back(row);
  }
  return hits;
}

std::string words_of(const OfficeList& list) {
  const std::string version = list.version.empty() ? "版本未注明" : "版本" + list.version;
  return "名单《" + list.name + "》（" + version + "，共" + std::to_string(list.sheet.rows.size()) + "行）";
}

}  // namespace chushen

#include "normalize/row_code.h"

#include <algorithm>
#include <cctype>

#include "normalize/text.h"

namespace chushen {
namespace {

constexpr std::string_view kHeads[] = {"代码", "指标代码", "行次", "行号", "栏次", "序号", "编号"};
constexpr std::size_t kLongestCode = 6;

/// Letters, digits and signs: no word and no text.
bool is_short_sign(const std::string& text) {
  return !text.empty() && text.size() <= kLongestCode &&
         std::all_of(text.begin(), text.end(), [](char byte) { return std::isgraph(static_cast<unsigned char>(byte)); });
}

/// "01" to "099"; "0750" is a dialling code.
bool has_leading_zero(const std::string& text) {
  return (text.size() == 2 || text.size() == 3) && text.front() == '0' &&
         std::all_of(text.begin(), text.end(), [](char byte) { return std::isdigit(static_cast<unsigned char>(byte)); });
}

bool stands_under_code_head(TableView& view, const CellView& cell) {
  for (int row = cell.row() - 1; row >= 0; --row) {
    const CellView* above = view.at(row, cell.column());
    if (!above || above->column() != cell.column() || above->end_column() != cell.end_column()) return false;
    const std::string head = search_key(above->text.text());
    if (std::find(std::begin(kHeads), std::end(kHeads), head) != std::end(kHeads)) return true;
  }
  return false;
}

}  // namespace

bool counts_rows(const CellView& cell) {
  const std::string key = search_key(cell.text.text());
  return key == "序号" || key == "编号" || key == "no" || key == "推荐顺序";
}

bool is_row_code(TableView& view, const CellView& cell) {
  const std::string text = figure_text(cell.text.trimmed().text());
  return is_short_sign(text) && (has_leading_zero(text) || stands_under_code_head(view, cell));
}

}  // namespace chushen

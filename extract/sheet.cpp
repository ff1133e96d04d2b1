#include "extract/sheet.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "extract/kind.h"
#include "extract/sheet_rows.h"
#include "extract/text_encoding.h"

namespace chushen {
namespace {

using Rows = tl::expected<std::vector<SheetRow>, SheetError>;

tl::unexpected<SheetError> error(SheetErrorCode code, int line = 0, int column = 0) {
  return tl::unexpected(SheetError{code, line, column});
}

bool is_blank(const std::string& cell) { return cell.find_first_not_of(" \t\r\n") == cell.npos; }
bool is_blank_row(const SheetRow& row) { return std::all_of(row.cells.begin(), row.cells.end(), is_blank); }

void drop_blank_end(std::vector<std::string>& cells) {
  while (!cells.empty() && is_blank(cells.back())) cells.pop_back();
}

Rows read_csv_rows(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto text = decode_text(bytes);
  if (!text) return error(SheetErrorCode::kBadEncoding);
  return split_csv(*text);
}

Rows read_rows(const std::string& path) {
  switch (sniff_format(path)) {
    case Format::kUnreadable: return error(SheetErrorCode::kUnreadable);
    case Format::kEmpty: return error(SheetErrorCode::kEmpty);
    case Format::kXlsx: return read_xlsx_rows(path);
    case Format::kText: return read_csv_rows(path);
    case Format::kUnknown: return error(SheetErrorCode::kBadEncoding);
    default: return error(SheetErrorCode::kNotASheet);
  }
}

}  // namespace

tl::expected<Sheet, SheetError> read_sheet(const std::string& path) {
  Rows rows = read_rows(path);
  if (!rows) return tl::unexpected(rows.error());
  rows->erase(std::remove_if(rows->begin(), rows->end(), is_blank_row), rows->end());
  if (rows->empty()) return error(SheetErrorCode::kEmpty);
  Sheet sheet;
  sheet.header = std::move(rows->front().cells);
  drop_blank_end(sheet.header);
  for (std::size_t i = 1; i < rows->size(); ++i) {
    SheetRow& row = (*rows)[i];
    drop_blank_end(row.cells);
    if (row.cells.size() > sheet.header.size())
      return error(SheetErrorCode::kRaggedRow, row.line, static_cast<int>(sheet.header.size()) + 1);
    row.cells.resize(sheet.header.size());
    sheet.rows.push_back(std::move(row.cells));
  }
  return sheet;
}

}  // namespace chushen

#include "extract/sheet_rows.h"
#include "extract/xlsx_book.h"
#include "extract/xml_stream.h"

namespace chushen {
namespace {

constexpr int kMostColumns = 1000;  // a list of the office has ten
constexpr std::size_t kMostCells = 2'000'000;

tl::unexpected<SheetError> not_a_sheet() { return tl::unexpected(SheetError{SheetErrorCode::kNotASheet, 0, 0}); }

SheetRow row_of(const XlsxBook& book, const XmlNode& node, int line) {
  SheetRow row;
  row.line = line;
  for (const XmlNode& cell : node.children) {
    if (cell.name != "c") continue;
    const int named = xlsx_place(cell.attribute("r")).column;
    const int column = named >= 0 ? named : static_cast<int>(row.cells.size());
    if (column >= kMostColumns) continue;
    if (column >= static_cast<int>(row.cells.size())) row.cells.resize(static_cast<std::size_t>(column) + 1);
    row.cells[static_cast<std::size_t>(column)] = book.stored_value(cell);
  }
  return row;
}

tl::expected<std::vector<SheetRow>, SheetError> rows_of(XlsxBook& book, const std::string& part) {
  const auto stream = book.package().stream(part);
  XmlStream xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
  std::vector<SheetRow> rows;
  std::size_t cells = 0;
  if (!xml.enter("sheetData")) return not_a_sheet();
  while (const auto node = xml.next()) {
    if (node->name != "row") continue;
    const int after = rows.empty() ? 1 : rows.back().line + 1;
    rows.push_back(row_of(book, *node, xlsx_number(node->attribute("r"), after)));
    cells += rows.back().cells.size();
    if (cells > kMostCells) return not_a_sheet();
  }
  if (xml.fault() != XmlFault::kNone) return not_a_sheet();
  return rows;
}

}  // namespace

tl::expected<std::vector<SheetRow>, SheetError> read_xlsx_rows(const std::string& path) {
  auto package = OpcPackage::open(path, ReadLimits());
  auto book = package ? XlsxBook::open(*package) : std::nullopt;
  if (!book || book->sheets().front().part.empty()) return not_a_sheet();
  return rows_of(*book, book->sheets().front().part);
}

}  // namespace chushen

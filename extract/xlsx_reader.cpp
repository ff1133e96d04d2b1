#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <set>

#include "extract/opc_package.h"
#include "extract/opc_relationships.h"
#include "extract/sheet_rows.h"
#include "extract/xml_stream.h"

namespace chushen {
namespace {

constexpr int kMostColumns = 1000;  // a list of the office has ten
constexpr std::size_t kMostCells = 2'000'000;

tl::unexpected<SheetError> not_a_sheet() { return tl::unexpected(SheetError{SheetErrorCode::kNotASheet, 0, 0}); }

int number_of(const std::string& text, int usual) {
  int value = usual;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// "BC12" -> 54: the column from 0; `usual` where the cell names no place.
int column_of(const std::string& reference, int usual) {
  int column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > kMostColumns) break;
    column = column * 26 + (c - 'A' + 1);
  }
  return column == 0 ? usual : column - 1;
}

/// 18.8.30: built-in formats that show a date; 27 to 36 and 50 to 58 do in Chinese editions.
bool is_date_format(int id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/// A format of the file's own shows a date where it names a year or a day outside quotes, brackets and escapes.
bool shows_date(const std::string& code) {
  bool quoted = false, bracketed = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (c == '[' || c == ']') bracketed = c == '[';
    if (!quoted && !bracketed && (c == 'y' || c == 'd' || c == 'Y' || c == 'D')) return true;
  }
  return false;
}

/// A serial day (18.17.4) as "2023-08-07". Day 60 of the 1900 system, 29 February 1900, never was: later ones count
/// from 30 December 1899, those of the 1904 system from 1 January 1904.
std::string date_of(double serial, bool from_1904) {
  using namespace std::chrono;
  const sys_days first = from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
  const year_month_day date(first + days(static_cast<int>(std::floor(serial))));
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

class XlsxFile {
 public:
  explicit XlsxFile(OpcPackage& package) : package_(package) {}

  tl::expected<std::vector<SheetRow>, SheetError> rows() {
    const auto roots = read_relationships(package_, "");
    const Relationship* main = find_type(roots, "officeDocument");
    const std::string book_part = main ? main->target : "xl/workbook.xml";
    const auto book = read_part(book_part);
    const XmlNode* sheet = book ? find_below(*book, "sheet") : nullptr;
    if (!sheet) return not_a_sheet();
    const auto links = read_relationships(package_, book_part);
    read_strings(links);
    read_date_styles(links);
    if (const XmlNode* properties = book->child("workbookPr")) {
      const std::string& from_1904 = properties->attribute("date1904");
      from_1904_ = from_1904 == "1" || from_1904 == "true";
    }
    for (const Relationship& link : links)
      if (link.id == sheet->attribute("id") && !link.external) return sheet_rows(link.target);
    return not_a_sheet();
  }

 private:
  std::optional<XmlNode> read_part(const std::string& part) {
    const auto stream = package_.stream(part);
    auto root = parse_xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
    return root ? std::optional(std::move(*root)) : std::nullopt;
  }

  /// The text of an item, its phonetic guides left out (18.4.8).
  static std::string text_of_item(const XmlNode& item) {
    std::string text;
    for (const XmlNode& child : item.children) {
      if (child.name == "t") text += child.all_text();
      if (child.name == "r") text += text_of_item(child);
    }
    return text;
  }

  void read_strings(const std::vector<Relationship>& links) {
    const Relationship* link = find_type(links, "sharedStrings");
    if (!link) return;
    const auto stream = package_.stream(link->target);
    XmlStream xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
    if (!xml.enter("sst")) return;
    while (const auto item = xml.next())
      if (item->name == "si") strings_.push_back(text_of_item(*item));
  }

  void read_date_styles(const std::vector<Relationship>& links) {
    const Relationship* link = find_type(links, "styles");
    const auto part = link ? read_part(link->target) : std::nullopt;
    if (!part) return;
    std::set<int> own_dates;
    if (const XmlNode* formats = part->child("numFmts"))
      for (const XmlNode& format : formats->children)
        if (shows_date(format.attribute("formatCode"))) own_dates.insert(number_of(format.attribute("numFmtId"), -1));
    if (const XmlNode* uses = part->child("cellXfs"))
      for (const XmlNode& use : uses->children) {
        if (use.name != "xf") continue;
        const int id = number_of(use.attribute("numFmtId"), 0);
        date_styles_.push_back(is_date_format(id) || own_dates.count(id) > 0);
      }
  }

  tl::expected<std::vector<SheetRow>, SheetError> sheet_rows(const std::string& part) {
    const auto stream = package_.stream(part);
    XmlStream xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
    std::vector<SheetRow> rows;
    std::size_t cells = 0;
    if (!xml.enter("sheetData")) return not_a_sheet();
    while (const auto node = xml.next()) {
      if (node->name != "row") continue;
      const int after = rows.empty() ? 1 : rows.back().line + 1;
      rows.push_back(row_of(*node, number_of(node->attribute("r"), after)));
      cells += rows.back().cells.size();
      if (cells > kMostCells) return not_a_sheet();
    }
    if (xml.fault() != XmlFault::kNone) return not_a_sheet();
    return rows;
  }

  SheetRow row_of(const XmlNode& node, int line) const {
    SheetRow row;
    row.line = line;
    for (const XmlNode& cell : node.children) {
      if (cell.name != "c") continue;
      const int column = column_of(cell.attribute("r"), static_cast<int>(row.cells.size()));
      if (column >= kMostColumns) continue;
      if (column >= static_cast<int>(row.cells.size())) row.cells.resize(column + 1);
      row.cells[column] = value_of(cell);
    }
    return row;
  }

  /// 18.18.11: what a cell holds by its type.
  std::string value_of(const XmlNode& cell) const {
    const std::string& type = cell.attribute("t");
    const XmlNode* inline_text = cell.child("is");
    if (type == "inlineStr") return inline_text ? text_of_item(*inline_text) : "";
    const XmlNode* stored = cell.child("v");
    const std::string value = stored ? stored->all_text() : "";
    if (type == "s") {
      const int index = number_of(value, -1);
      return index >= 0 && index < static_cast<int>(strings_.size()) ? strings_[index] : "";
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    return type.empty() || type == "n" ? number_text(cell, value) : value;
  }

  std::string number_text(const XmlNode& cell, const std::string& value) const {
    const int style = number_of(cell.attribute("s"), -1);
    const bool date = style >= 0 && style < static_cast<int>(date_styles_.size()) && date_styles_[style];
    double serial = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), serial);
    const bool plausible = read.ec == std::errc() && serial >= 61 && serial < 2958466;  // until 9999-12-31
    return date && plausible ? date_of(serial, from_1904_) : value;
  }

  OpcPackage& package_;
  std::vector<std::string> strings_;
  std::vector<bool> date_styles_;
  bool from_1904_ = false;
};

}  // namespace

tl::expected<std::vector<SheetRow>, SheetError> read_xlsx_rows(const std::string& path) {
  auto package = OpcPackage::open(path, ReadLimits());
  if (!package) return not_a_sheet();
  return XlsxFile(*package).rows();
}

}  // namespace chushen

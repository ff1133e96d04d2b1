#include "extract/xlsx_book.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "extract/number_format.h"

namespace chushen {
namespace {

constexpr int kMostPlaces = 1 << 20;

/// The text of an item, its phonetic guides left out (18.4.8).
std::string text_of_item(const XmlNode& item) {
  std::string text;
  for (const XmlNode& child : item.children) {
    if (child.name == "t") text += child.all_text();
    if (child.name == "r") text += text_of_item(child);
  }
  return text;
}

bool is_true(const std::string& value) { return value == "1" || value == "true"; }

std::optional<double> as_number(const std::string& value) {
  double number = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == value.data() + value.size();
  return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// White, or the theme's first colour, which is the ground of its papers.
bool is_white_color(const XmlNode* color) {
  if (!color) return false;
  const std::string& rgb = color->attribute("rgb");
  if (rgb.size() == 8) return rgb.compare(2, 6, "FFFFFF") == 0 || rgb.compare(2, 6, "ffffff") == 0;
  const std::string& indexed = color->attribute("indexed");
  return indexed == "1" || indexed == "9" || (color->attribute("theme") == "0" && color->attribute("tint").empty());
}

bool has_ruling(const XmlNode& border) {
  return std::any_of(border.children.begin(), border.children.end(), [](const XmlNode& side) {
    const std::string& style = side.attribute("style");
    return !style.empty() && style != "none";
  });
}

/// 18.8.20: a pattern other than "none" covers the white of the sheet.
bool is_filled(const XmlNode& fill) {
  const XmlNode* pattern = fill.child("patternFill");
  if (!pattern) return !fill.children.empty() && fill.child("gradientFill");
  const std::string& type = pattern->attribute("patternType");
  return !type.empty() && type != "none" && !(type == "solid" && is_white_color(pattern->child("fgColor")));
}

template <typename Test>
std::vector<bool> each(const XmlNode* list, std::string_view name, Test test) {
  std::vector<bool> answers;
  if (list)
    for (const XmlNode& node : list->children)
      if (node.name == name) answers.push_back(test(node));
  return answers;
}

bool at(const std::vector<bool>& answers, int index) {
  return index >= 0 && index < static_cast<int>(answers.size()) && answers[static_cast<std::size_t>(index)];
}

std::map<int, std::string> own_formats(const XmlNode* formats) {
  std::map<int, std::string> found;
  if (formats)
    for (const XmlNode& format : formats->children)
      found[xlsx_number(format.attribute("numFmtId"), -1)] = format.attribute("formatCode");
  return found;
}

}  // namespace

int xlsx_number(const std::string& text, int usual) {
  int value = usual;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

XlsxPlace xlsx_place(std::string_view reference) {
  int column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && column < kMostPlaces; ++i)
    column = column * 26 + (reference[i] - 'A' + 1);
  int row = 0;
  std::from_chars(reference.data() + i, reference.data() + reference.size(), row);
  return {std::min(column, kMostPlaces) - 1, std::clamp(row, 0, kMostPlaces) - 1};
}

std::optional<XlsxBook> XlsxBook::open(OpcPackage& package) {
  XlsxBook book(package);
  if (!book.read_sheets()) return std::nullopt;
  book.read_strings();
  book.read_styles();
  return book;
}

std::optional<XmlNode> XlsxBook::read_part(const std::string& part) {
  const auto stream = package_->stream(part);
  auto root = parse_xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
  return root ? std::optional(std::move(*root)) : std::nullopt;
}

bool XlsxBook::read_sheets() {
  const auto roots = read_relationships(*package_, "");
  const Relationship* main = find_type(roots, "officeDocument");
  part_ = main ? main->target : "xl/workbook.xml";
  const auto book = read_part(part_);
  const XmlNode* list = book ? book->child("sheets") : nullptr;
  if (!list) return false;
  links_ = read_relationships(*package_, part_);
  if (const XmlNode* properties = book->child("workbookPr")) from_1904_ = is_true(properties->attribute("date1904"));
  for (const XmlNode& node : list->children) {
    if (node.name != "sheet") continue;
    const std::string& state = node.attribute("state");
    XlsxSheet sheet{node.attribute("name"), "", state == "hidden" || state == "veryHidden"};
    for (const Relationship& link : links_)
      if (link.id == node.attribute("id") && !link.external) sheet.part = link.target;
    sheets_.push_back(std::move(sheet));
  }
  return !sheets_.empty();
}

void XlsxBook::read_strings() {
  const Relationship* link = find_type(links_, "sharedStrings");
  if (!link) return;
  const auto stream = package_->stream(link->target);
  XmlStream xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
  if (xml.enter("sst"))
    while (const auto item = xml.next())
      if (item->name == "si") strings_.push_back(text_of_item(*item));
  faulty_ = xml.fault() != XmlFault::kNone || stream->fault() != PartFault::kNone;
}

/// 18.8.10: a cell names an xf; that names a format, a font, a fill and a border, all by number.
void XlsxBook::read_styles() {
  const Relationship* link = find_type(links_, "styles");
  const auto part = link ? read_part(link->target) : std::nullopt;
  if (!part) return;
  const auto formats = own_formats(part->child("numFmts"));
  const auto white = each(part->child("fonts"), "font", [](const XmlNode& font) { return is_white_color(font.child("color")); });
  const auto filled = each(part->child("fills"), "fill", is_filled);
  const auto ruled = each(part->child("borders"), "border", has_ruling);
  const XmlNode* uses = part->child("cellXfs");
  if (!uses) return;
  for (const XmlNode& use : uses->children) {
    if (use.name != "xf") continue;
    Style& style = styles_.emplace_back();
    const int id = xlsx_number(use.attribute("numFmtId"), 0);
    const auto own = formats.find(id);
    style.format = own != formats.end() ? own->second : std::string(built_in_format(id));
    style.white = at(white, xlsx_number(use.attribute("fontId"), -1)) && !at(filled, xlsx_number(use.attribute("fillId"), -1));
    style.ruled = at(ruled, xlsx_number(use.attribute("borderId"), -1));
  }
}

const XlsxBook::Style& XlsxBook::style_of(const XmlNode& cell) const {
  static const Style kUsual;
  const int index = xlsx_number(cell.attribute("s"), 0);
  return index >= 0 && index < static_cast<int>(styles_.size()) ? styles_[static_cast<std::size_t>(index)] : kUsual;
}

/// 18.18.11: what a cell holds by its type, numbers apart.
std::string XlsxBook::text_value(const XmlNode& cell, const std::string& type, const std::string& value) const {
  if (type == "inlineStr") {
    const XmlNode* inline_text = cell.child("is");
    return inline_text ? text_of_item(*inline_text) : "";
  }
  if (type == "b") return value == "1" ? "TRUE" : "FALSE";
  if (type != "s") return value;
  const int index = xlsx_number(value, -1);
  return index >= 0 && index < static_cast<int>(strings_.size()) ? strings_[static_cast<std::size_t>(index)] : "";
}

std::string XlsxBook::stored_value(const XmlNode& cell) const {
  const std::string& type = cell.attribute("t");
  const XmlNode* stored = cell.child("v");
  const std::string value = stored ? stored->all_text() : "";
  if (!type.empty() && type != "n") return text_value(cell, type, value);
  const auto number = as_number(value);
  const bool date = number && date_parts(style_of(cell).format).any();
  const std::string day = date ? shown_date(*number, from_1904_, {true, true, true}) : "";
  return day.empty() ? value : day;
}

std::string XlsxBook::shown_value(const XmlNode& cell) const {
  const Style& style = style_of(cell);
  if (style.white) return "";
  const std::string& type = cell.attribute("t");
  const XmlNode* stored = cell.child("v");
  const std::string value = stored ? stored->all_text() : "";
  if (!type.empty() && type != "n") return hides_text(style.format) ? "" : text_value(cell, type, value);
  const auto number = as_number(value);
  if (!number) return value;
  const DateParts parts = date_parts(style.format);
  const std::string date = parts.any() ? shown_date(*number, from_1904_, parts) : "";
  return date.empty() ? shown_number(*number, parts.any() ? "General" : style.format) : date;
}

bool XlsxBook::hides(const XmlNode& cell) const {
  const auto says = [](const std::string& text) { return text.find_first_not_of(" \t\r\n") != text.npos; };
  return !says(shown_value(cell)) && says(stored_value(cell));
}

bool XlsxBook::is_ruled(const XmlNode& cell) const { return style_of(cell).ruled; }

}  // namespace chushen

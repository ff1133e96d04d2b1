#include <algorithm>
#include <charconv>
#include <map>

#include "report/county_table_parts.h"
#include "report/xml_tree.h"

namespace chushen {
namespace {

constexpr int kHeaderWithin = 20;  // rows from the top in which the header is looked for

/// "AB12" apart: ECMA-376 18.3.1.4.
struct CellName {
  std::string column;
  int row = 0;
};

CellName cell_name(std::string_view text) {
  CellName name;
  std::size_t i = 0;
  while (i < text.size() && (text[i] == '$' || (text[i] >= 'A' && text[i] <= 'Z'))) name.column += text[i++];
  std::from_chars(text.data() + i, text.data() + text.size(), name.row);
  return name;
}

int column_number(std::string_view letters) {
  int number = 0;
  for (const char c : letters)
    if (c != '$') number = number * 26 + (c - 'A' + 1);
  return number;
}

std::string column_letters(int number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  return letters;
}

int row_of(const XmlElement& row) {
  const std::string* text = row.attribute("r");
  return text ? cell_name(*text).row : 0;
}

/// One sheet and what its header means.
struct Found {
  ZipPart* part = nullptr;
  XmlElement root;
  std::string name, above;       // what stands over the header
  int header = 0;                // row number
  std::map<int, Column> columns;  // by number of the column
  std::vector<std::string> unmapped;
  bool usable = false;
};

/// The texts of a workbook: shared strings, and the parts of its sheets by name.
class Workbook {
 public:
  explicit Workbook(std::vector<ZipPart>& parts) : parts_(parts) {
    if (const ZipPart* part = part_named(parts_, "xl/sharedStrings.xml"))
      if (const auto root = parse_xml(part->bytes))
        for (const XmlElement& item : root->children)
          if (item.name == "si") strings_.push_back(text_without_ruby(item));
  }

  std::vector<std::pair<std::string, ZipPart*>> sheets() {
    std::map<std::string, std::string> targets;
    if (const ZipPart* part = part_named(parts_, "xl/_rels/workbook.xml.rels"))
      if (const auto root = parse_xml(part->bytes))
        for (const XmlElement& one : root->children)
          if (one.attribute("Id") && one.attribute("Target")) targets[*one.attribute("Id")] = *one.attribute("Target");
    std::vector<std::pair<std::string, ZipPart*>> found;
    const ZipPart* book = part_named(parts_, "xl/workbook.xml");
    auto root = book ? parse_xml(book->bytes) : std::nullopt;
    XmlElement* list = root ? child_named(*root, "sheets") : nullptr;
    if (!list) return found;
    for (const XmlElement& sheet : list->children) {
      const std::string* id = sheet.attribute("r:id");
      const std::string* name = sheet.attribute("name");
      if (!id || !name) continue;
      const std::string target = targets[*id];
      if (ZipPart* part = part_named(parts_, target.starts_with('/') ? target.substr(1) : "xl/" + target))
        found.emplace_back(*name, part);
    }
    return found;
  }

  std::string text_of(const XmlElement& cell) const {
    const std::string text = text_below(cell);
    const std::string* type = cell.attribute("t");
    if (!type || *type != "s") return text;
    std::size_t index = strings_.size();
    std::from_chars(text.data(), text.data() + text.size(), index);
    return index < strings_.size() ? strings_[index] : "";
  }

 private:
  static std::string text_without_ruby(const XmlElement& item) {
    std::string text;
    for (const XmlElement& child : item.children)
      if (child.name != "rPh") text += text_below(child);
    return text;
  }

  std::vector<ZipPart>& parts_;
  std::vector<std::string> strings_;
};

void take_header(Found& found, const Workbook& book) {
  XmlElement* data = child_named(found.root, "sheetData");
  if (!data) return;
  found.above = found.name;
  for (const XmlElement& row : data->children) {
    if (row_of(row) > kHeaderWithin) break;
    std::vector<std::string> heads;
    std::vector<int> places;
    for (const XmlElement& cell : row.children) {
      heads.push_back(book.text_of(cell));
      places.push_back(cell.attribute("r") ? column_number(cell_name(*cell.attribute("r")).column) : 0);
    }
    const HeaderMap map = header_map(heads);
    if (map.usable() && map.columns.size() > found.columns.size()) {
      found.usable = true;
      found.header = row_of(row);
      found.columns.clear();
      for (const auto& [place, column] : map.columns) found.columns[places[place]] = column;
      found.unmapped = map.unmapped;
    }
    if (!found.usable)
      for (const std::string& text : heads) found.above += "\n" + text;
  }
}

// Every cell of the row is empty, but for a number under 序号.
bool is_blank(const XmlElement& row, const Found& found, const Workbook& book) {
  for (const XmlElement& cell : row.children) {
    const int place = cell.attribute("r") ? column_number(cell_name(*cell.attribute("r")).column) : 0;
    const auto column = found.columns.find(place);
    const bool number = column != found.columns.end() && column->second == Column::kNumber;
    if (book.text_of(cell).find_first_not_of(number ? " \n\t0123456789." : " \n\t") != std::string::npos) return false;
  }
  return true;
}

void renumber(XmlElement& row, int number) {
  row.set("r", std::to_string(number));
  std::erase_if(row.attributes, [](const auto& attribute) { return attribute.first == "spans"; });
  for (XmlElement& cell : row.children)
    if (const std::string* name = cell.attribute("r")) cell.set("r", cell_name(*name).column + std::to_string(number));
}

// "A5:C5" with every row from `first` on moved down.
std::string moved(const std::string& range, int first, int by) {
  std::string text;
  for (std::size_t at = 0; at <= range.size();) {
    const std::size_t end = std::min(range.find(':', at), range.size());
    const CellName name = cell_name(std::string_view(range).substr(at, end - at));
    text += (at > 0 ? ":" : "") + name.column + std::to_string(name.row >= first ? name.row + by : name.row);
    at = end + 1;
  }
  return text;
}

void move_ranges(XmlElement& root, int first, int by) {
  for (XmlElement& group : root.children) {
    if (group.name != "mergeCells" && group.name != "hyperlinks") continue;
    for (XmlElement& one : group.children)
      if (const std::string* range = one.attribute("ref")) one.set("ref", moved(*range, first, by));
  }
}

XmlElement cell_of(const std::string& name, const std::string* style, const std::string& text) {
  XmlElement cell, inside, content, letters;
  cell.name = "c";
  cell.set("r", name);
  if (style) cell.set("s", *style);
  if (text.empty()) return cell;
  cell.set("t", "inlineStr");
  inside.name = "is";
  content.name = "t";
  content.set("xml:space", "preserve");
  letters.text = text;
  content.children.push_back(std::move(letters));
  inside.children.push_back(std::move(content));
  cell.children.push_back(std::move(inside));
  return cell;
}

XmlElement number_of(const std::string& name, const std::string* style, const std::string& text) {
  XmlElement cell = cell_of(name, style, ""), value, digits;
  value.name = "v";
  digits.text = text;
  value.children.push_back(std::move(digits));
  cell.children.push_back(std::move(value));
  return cell;
}

void put(XmlElement& row, int place, const std::string& text, bool number) {
  const std::string name = column_letters(place) + std::to_string(row_of(row));
  auto at = row.children.begin();
  while (at != row.children.end() && at->attribute("r") && column_number(cell_name(*at->attribute("r")).column) < place) ++at;
  const bool there = at != row.children.end() && at->attribute("r") && *at->attribute("r") == name;
  const std::string* style = there ? at->attribute("s") : nullptr;
  XmlElement cell = number && !text.empty() ? number_of(name, style, text) : cell_of(name, style, text);
  if (there) *at = std::move(cell);
  else row.children.insert(at, std::move(cell));
}

// As many rows below the header as there are entries: the blank ones, then more of the form of the last.
std::vector<XmlElement*> rows_for(Found& found, std::size_t count, const Workbook& book) {
  // Optional, and no longer true; before anything points into the tree.
  std::erase_if(found.root.children, [](const XmlElement& child) { return child.name == "dimension"; });
  XmlElement& data = *child_named(found.root, "sheetData");
  std::vector<XmlElement>& rows = data.children;
  auto at = std::find_if(rows.begin(), rows.end(), [&](const XmlElement& row) { return row_of(row) > found.header; });
  const auto first = at - rows.begin();
  std::size_t blank = 0;
  while (blank < count && at != rows.end() && row_of(*at) == found.header + 1 + static_cast<int>(blank) &&
         is_blank(*at, found, book)) {
    ++at;
    ++blank;
  }
  const int added = static_cast<int>(count - blank), next = found.header + 1 + static_cast<int>(blank);
  XmlElement form;
  form.name = "row";
  if (blank > 0) form = *(at - 1);
  for (auto below = at; below != rows.end(); ++below) renumber(*below, row_of(*below) + added);
  if (added > 0) move_ranges(found.root, next, added);
  for (XmlElement& cell : form.children) std::erase_if(cell.attributes, [](const auto& a) { return a.first == "t"; });
  for (XmlElement& cell : form.children) cell.children.clear();
  std::vector<XmlElement> more(static_cast<std::size_t>(added), form);
  for (int i = 0; i < added; ++i) renumber(more[static_cast<std::size_t>(i)], next + i);
  rows.insert(at, more.begin(), more.end());
  std::vector<XmlElement*> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(&rows[static_cast<std::size_t>(first) + i]);
  return result;
}

void fill(Found& found, const std::vector<TableEntry>& entries, const Workbook& book) {
  const std::vector<XmlElement*> rows = rows_for(found, entries.size(), book);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (const auto& [place, column] : found.columns) {
      const auto& values = entries[i].member->row;
      const auto index = static_cast<std::size_t>(column);
      const bool number = column == Column::kNumber || (index < values.size() && values[index].number);
      put(*rows[i], place, cell_for(*entries[i].member, column, entries[i].number), number);
    }
  }
}

}  // namespace

tl::expected<std::vector<std::string>, std::string> fill_xlsx_table(std::vector<ZipPart>& parts,
                                                                    const Recommendation& who) {
  Workbook book(parts);
  std::vector<Found> sheets;
  for (const auto& [name, part] : book.sheets()) {
    auto root = parse_xml(part->bytes);
    if (!root) continue;
    Found found;
    found.part = part;
    found.root = std::move(*root);
    found.name = name;
    take_header(found, book);
    if (found.usable) sheets.push_back(std::move(found));
  }
  if (sheets.empty()) return tl::make_unexpected(kNoUsableHeader);
  std::vector<std::string> texts, unmapped;
  for (const Found& found : sheets) texts.push_back(found.above);
  const auto entries = shared_out(who, texts);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (entries[i].empty()) continue;
    fill(sheets[i], entries[i], book);
    sheets[i].part->bytes = to_xml(sheets[i].root);
    for (const std::string& head : sheets[i].unmapped)
      if (std::find(unmapped.begin(), unmapped.end(), head) == unmapped.end()) unmapped.push_back(head);
  }
  return unmapped;
}

}  // namespace chushen

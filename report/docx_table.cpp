#include <algorithm>

#include "report/county_table_parts.h"
#include "report/xml_tree.h"

namespace chushen {
namespace {

constexpr std::size_t kHeaderWithin = 12;  // rows from the top in which the header is looked for

struct Found {
  XmlElement* table = nullptr;
  std::string before;           // the text since the table before
  std::size_t header = 0;       // its row, as an index into the table's children
  HeaderMap map;
};

std::vector<XmlElement*> cells_of(XmlElement& row) {
  std::vector<XmlElement*> cells;
  for (XmlElement& child : row.children)
    if (child.name == "w:tc") cells.push_back(&child);
  return cells;
}

std::vector<std::string> texts_of(XmlElement& row) {
  std::vector<std::string> texts;
  for (const XmlElement* cell : cells_of(row)) texts.push_back(text_below(*cell));
  return texts;
}

bool take_header(Found& found) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < found.table->children.size() && rows < kHeaderWithin; ++i) {
    XmlElement& row = found.table->children[i];
    if (row.name != "w:tr") continue;
    ++rows;
    HeaderMap map = header_map(texts_of(row));
    if (!map.usable() || map.columns.size() <= found.map.columns.size()) continue;
    found.header = i;
    found.map = std::move(map);
  }
  return found.map.usable();
}

void find_tables(XmlElement& node, std::string& before, std::vector<Found>& tables) {
  for (XmlElement& child : node.children) {
    if (child.name == "w:tbl") {
      Found found;
      found.table = &child;
      found.before = before;
      before.clear();
      if (take_header(found)) tables.push_back(std::move(found));
    } else if (child.name == "w:p") {
      before += text_below(child) + "\n";
    } else {
      find_tables(child, before, tables);
    }
  }
}

// The cell keeps its form: that of its first paragraph and first run.
void set_text(XmlElement& cell, const std::string& text) {
  XmlElement paragraph, run, content, letters;
  paragraph.name = "w:p";
  run.name = "w:r";
  content.name = "w:t";
  content.set("xml:space", "preserve");
  letters.text = text;
  if (const XmlElement* old = child_named(cell, "w:p")) {
    if (const XmlElement* form = child_named(*old, "w:pPr")) paragraph.children.push_back(*form);
    const XmlElement* old_run = child_named(*old, "w:r");
    const XmlElement* form = old_run ? child_named(*old_run, "w:rPr") : nullptr;
    if (form) run.children.push_back(*form);
  }
  content.children.push_back(std::move(letters));
  run.children.push_back(std::move(content));
  paragraph.children.push_back(std::move(run));
  std::erase_if(cell.children, [](const XmlElement& child) { return child.name != "w:tcPr"; });
  cell.children.push_back(std::move(paragraph));
}

bool is_blank(XmlElement& row, const HeaderMap& map) {
  const std::vector<std::string> texts = texts_of(row);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto column = map.columns.find(i);
    const bool number = column != map.columns.end() && column->second == Column::kNumber;
    if (texts[i].find_first_not_of(number ? " \t\n0123456789." : " \t\n") != std::string::npos) return false;
  }
  return texts.size() > map.columns.rbegin()->first;
}

XmlElement cleared(XmlElement row) {
  for (XmlElement* cell : cells_of(row)) set_text(*cell, "");
  return row;
}

void fill(Found& found, const std::vector<TableEntry>& entries) {
  std::vector<XmlElement>& rows = found.table->children;
  XmlElement form = cleared(rows[found.header]);
  std::size_t at = found.header + 1;
  for (const TableEntry& entry : entries) {
    while (at < rows.size() && rows[at].name != "w:tr") ++at;
    const bool blank = at < rows.size() && is_blank(rows[at], found.map);
    if (blank) form = cleared(rows[at]);
    else rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at), form);
    const std::vector<XmlElement*> cells = cells_of(rows[at]);
    for (const auto& [place, column] : found.map.columns)
      set_text(*cells[place], cell_for(*entry.member, column, entry.number));
    ++at;
  }
}

}  // namespace

tl::expected<std::vector<std::string>, std::string> fill_docx_table(std::vector<ZipPart>& parts,
                                                                    const Recommendation& who) {
  ZipPart* body = part_named(parts, "word/document.xml");
  auto root = parse_xml(body->bytes);
  if (!root) return tl::make_unexpected("文件内容不是有效的 XML；请用 Word 或 WPS 重新另存为 .docx。");
  std::vector<Found> tables;
  std::string before;
  find_tables(*root, before, tables);
  if (tables.empty()) return tl::make_unexpected(kNoUsableHeader);
  std::vector<std::string> texts, unmapped;
  for (const Found& found : tables) texts.push_back(found.before);
  const auto entries = shared_out(who, texts);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (entries[i].empty()) continue;
    fill(tables[i], entries[i]);
    for (const std::string& head : tables[i].map.unmapped)
      if (std::find(unmapped.begin(), unmapped.end(), head) == unmapped.end()) unmapped.push_back(head);
  }
  body->bytes = to_xml(*root);
  return unmapped;
}

}  // namespace chushen

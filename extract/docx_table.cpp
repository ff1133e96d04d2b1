#include "extract/docx_table.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace chushen {
namespace {

constexpr int kMostColumns = 1000;  // Word itself allows 63
constexpr int kThinnestRow = 40;    // twips: two points

/// The elements of that name in a table or row; content controls, custom XML and tracked insertions around them are
/// looked through.
void collect(const XmlNode& node, std::string_view name, std::vector<const XmlNode*>& found) {
  for (const XmlNode& child : node.children) {
    if (child.name == name) found.push_back(&child);
    if (child.name == "sdt" || child.name == "sdtContent" || child.name == "customXml" || child.name == "ins")
      collect(child, name, found);
  }
}

int span_of(const XmlNode* properties, std::string_view name, int usual) {
  const XmlNode* property = properties ? properties->child(name) : nullptr;
  if (!property) return usual;
  const std::string& text = property->attribute("val");
  int value = usual;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, usual, kMostColumns);
}

/// 17.4.84: without a value it means "continue".
enum class Merge { kNone, kRestart, kContinue };

Merge merge_of(const XmlNode* properties, std::string_view name) {
  const XmlNode* property = properties ? properties->child(name) : nullptr;
  if (!property) return Merge::kNone;
  return property->attribute("val") == "restart" ? Merge::kRestart : Merge::kContinue;
}

bool holds_text(const XmlNode& cell) {
  const XmlNode* text = find_below(cell, "t");
  return text && !text->all_text().empty();
}

class GridBuilder {
 public:
  GridBuilder(const XmlNode& table, DocxState& state, const DocxCellReader& read_cell)
      : state_(state), read_cell_(read_cell), ground_(state.ground) {
    const XmlNode* properties = table.child("tblPr");
    const XmlNode* style = properties ? properties->child("tblStyle") : nullptr;
    if (style && state.styles.shades(style->attribute("val"))) ground_ = kUnknownGround;
    if (const auto own = ground_of(properties)) ground_ = *own;
  }

  void add_row(const XmlNode& row) {
    const XmlNode* properties = row.child("trPr");
    if (properties && properties->child("del")) return void(++state_.deletions);
    if (properties && (is_on(properties->child("hidden")) || is_pressed(*properties))) return note_hidden(row);
    if (properties && properties->child("ins")) ++state_.insertions;
    column_ = span_of(properties, "gridBefore", 0);
    std::vector<const XmlNode*> cells;
    collect(row, "tc", cells);
    for (const XmlNode* cell : cells) add_cell(*cell);
    column_ += span_of(properties, "gridAfter", 0);
    table_.columns = std::max(table_.columns, std::min(column_, kMostColumns));
    ++table_.rows;
  }

  Table result() { return std::move(table_); }

 private:
  void add_cell(const XmlNode& node) {
    const XmlNode* properties = node.child("tcPr");
    const int span = span_of(properties, "gridSpan", 1);
    if (column_ + span > kMostColumns) return void(state_.too_wide = true);
    const int column = column_;
    column_ += span;
    if (merge_of(properties, "hMerge") == Merge::kContinue && widen_last(node, column, span)) return;
    const Merge vertical = merge_of(properties, "vMerge");
    if (vertical == Merge::kContinue && lengthen_above(node, column, span)) return;
    Cell cell;
    cell.row = table_.rows;
    cell.column = column;
    cell.column_span = span;
    read_content(node, cell.blocks);
    table_.cells.push_back(std::move(cell));
    if (vertical == Merge::kNone) open_.erase(column);
    else open_[column] = table_.cells.size() - 1;
  }

  /// w:hMerge, written by old versions: the cell belongs to the one on its left.
  bool widen_last(const XmlNode& node, int column, int span) {
    if (table_.cells.empty()) return false;
    Cell& left = table_.cells.back();
    if (left.row != table_.rows || left.column + left.column_span != column || left.row_span != 1) return false;
    left.column_span += span;
    read_content(node, left.blocks);
    return true;
  }

  void read_content(const XmlNode& cell, std::vector<Block>& blocks) {
    const XmlNode* properties = cell.child("tcPr");
    if (properties && properties->child("cellIns")) ++state_.insertions;
    if (properties && properties->child("cellDel")) return void(++state_.deletions);
    const std::string outer = std::exchange(state_.ground, ground_of(properties).value_or(ground_));
    read_cell_(cell, blocks);
    state_.ground = outer;
  }

  /// A row that is set to exactly no height shows nothing (17.4.80).
  static bool is_pressed(const XmlNode& properties) {
    const XmlNode* height = properties.child("trHeight");
    const int twips = span_of(&properties, "trHeight", 0);  // 0: as high as the text
    return height && height->attribute("hRule") == "exact" && twips > 0 && twips < kThinnestRow;
  }

  /// w:vMerge "continue": the cell belongs to the one above that starts in the same column and is as wide.
  bool lengthen_above(const XmlNode& node, int column, int span) {
    const auto found = open_.find(column);
    if (found == open_.end()) return false;
    Cell& above = table_.cells[found->second];
    if (above.column_span != span || above.row + above.row_span != table_.rows) return false;
    ++above.row_span;
    if (holds_text(node)) ++state_.hidden;  // Word shows the first cell's text only
    return true;
  }

  void note_hidden(const XmlNode& row) {
    if (holds_text(row)) ++state_.hidden;
  }

  DocxState& state_;
  const DocxCellReader& read_cell_;
  std::string ground_;  // of cells that give none
  Table table_;
  int column_ = 0;
  std::map<int, std::size_t> open_;  // by column: the cell that a vertical merge may go on
};

}  // namespace

Table read_docx_table(const XmlNode& table, DocxState& state, const DocxCellReader& read_cell) {
  GridBuilder grid(table, state, read_cell);
  std::vector<const XmlNode*> rows;
  collect(table, "tr", rows);
  for (const XmlNode* row : rows) grid.add_row(*row);
  return grid.result();
}

}  // namespace chushen

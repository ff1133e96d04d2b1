#include "extract/xlsx_sheet.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "extract/mark_glyphs.h"

namespace chushen {
namespace {

constexpr int kMostRows = 1 << 20, kMostColumns = 1000;  // forms have twenty columns, tables of accounts fifty
constexpr std::size_t kMostCells = 200'000;              // of all sheets together, empty ones between others included
constexpr std::size_t kMostMerges = 20'000;

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }
bool is_true(const std::string& value) { return value == "1" || value == "true"; }

struct Range {
  XlsxPlace first, last;
};

/// "B2:D5"; nothing where it is none.
std::optional<Range> range_of(const std::string& reference) {
  const std::size_t colon = reference.find(':');
  if (colon == reference.npos) return std::nullopt;
  const Range range{xlsx_place(std::string_view(reference).substr(0, colon)),
                    xlsx_place(std::string_view(reference).substr(colon + 1))};
  const bool sound = range.first.column >= 0 && range.first.row >= 0 && range.last.column >= range.first.column &&
                     range.last.row >= range.first.row;
  return sound ? std::optional(range) : std::nullopt;
}

class SheetReader {
 public:
  SheetReader(XlsxBook& book, XlsxTally& tally) : book_(book), tally_(tally) {}

  Table read(const std::string& part) {
    read_frame(part);
    read_rows(part);
    for (const Range& merge : merges_) put_merged(merge);
    put_others();
    table_.columns = columns_;
    std::sort(table_.cells.begin(), table_.cells.end(), [](const Cell& a, const Cell& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return std::move(table_);
  }

 private:
  template <typename Take>
  void each_block(const std::string& part, std::span<const std::string_view> ignored, std::string_view inside, Take take) {
    const auto stream = book_.package().stream(part);
    XmlStream xml([&stream](char* buffer, int size) { return stream->read(buffer, size); }, ignored);
    if (!xml.enter(inside)) tally_.faulty = true;
    while (const auto block = xml.next())
      if (!take(*block)) return;
    tally_.doctype |= xml.fault() == XmlFault::kDoctype;
    tally_.too_large |= xml.fault() == XmlFault::kTooLarge || stream->fault() == PartFault::kTooLarge;
    tally_.faulty |= xml.fault() != XmlFault::kNone || stream->fault() != PartFault::kNone;
  }

  /// What stands around the rows: hidden columns before them, merged cells behind.
  void read_frame(const std::string& part) {
    static constexpr std::string_view kRows[] = {"row"};
    each_block(part, kRows, "worksheet", [this](const XmlNode& block) {
      for (const XmlNode& node : block.children) {
        if (node.name == "mergeCell" && merges_.size() < kMostMerges)
          if (const auto range = range_of(node.attribute("ref"))) merges_.push_back(*range);
        if (node.name == "col" && is_true(node.attribute("hidden"))) hide_columns(node);
      }
      return true;
    });
  }

  void hide_columns(const XmlNode& node) {
    const int last = std::min(xlsx_number(node.attribute("max"), 0), kMostColumns);
    for (int column = std::max(xlsx_number(node.attribute("min"), 1), 1); column <= last; ++column)
      hidden_columns_.insert(column - 1);
  }

  void read_rows(const std::string& part) {
    int row = -1;
    each_block(part, {}, "sheetData", [this, &row](const XmlNode& node) {
      if (node.name != "row") return true;
      row = std::clamp(xlsx_number(node.attribute("r"), row + 2) - 1, 0, kMostRows - 1);
      read_row(node, row);
      return !tally_.too_large;
    });
  }

  void read_row(const XmlNode& node, int row) {
    const bool hidden = is_true(node.attribute("hidden"));
    int column = -1;
    for (const XmlNode& cell : node.children) {
      if (cell.name != "c") continue;
      const int named = xlsx_place(cell.attribute("r")).column;
      column = named >= 0 ? named : column + 1;
      if (column >= kMostColumns) tally_.too_large |= !is_blank(book_.shown_value(cell));
      else read_cell(cell, row, column, hidden || hidden_columns_.count(column) > 0);
    }
  }

  void read_cell(const XmlNode& cell, int row, int column, bool hidden) {
    if (cell.child("f") && !cell.child("v") && !cell.child("is")) ++tally_.without_result;
    std::string text = book_.shown_value(cell);
    if (hidden || book_.hides(cell)) {
      tally_.hidden += !hidden || !is_blank(text);
      return;
    }
    if (is_blank(text) && !book_.is_ruled(cell)) return;
    if (++tally_.cells > kMostCells) return void(tally_.too_large = true);
    columns_ = std::max(columns_, column + 1);
    table_.rows = std::max(table_.rows, row + 1);
    rows_[row][column] = std::move(text);
  }

  bool is_taken(int row, int column) const { return taken_.count({row, column}) > 0; }

  void put(int row, int column, int row_span, int column_span, const std::string& text) {
    Cell& cell = table_.cells.emplace_back();
    cell.row = row;
    cell.column = column;
    cell.row_span = row_span;
    cell.column_span = column_span;
    if (!is_blank(text)) cell.blocks.push_back({xlsx_paragraph(text, Zone::kBody)});
  }

  /// A merged cell takes its first place's text; it ends where the table does, and one that meets another is none.
  void put_merged(const Range& merge) {
    const int row = merge.first.row, column = merge.first.column;
    const int end_row = std::min(merge.last.row + 1, table_.rows), end_column = std::min(merge.last.column + 1, columns_);
    if (row >= end_row || column >= end_column) return;
    tally_.cells += static_cast<std::size_t>(end_row - row) * static_cast<std::size_t>(end_column - column);
    if (tally_.cells > kMostCells) return void(tally_.too_large = true);
    for (int r = row; r < end_row; ++r)
      for (int c = column; c < end_column; ++c)
        if (is_taken(r, c)) return;
    for (int r = row; r < end_row; ++r)
      for (int c = column; c < end_column; ++c) {
        taken_.insert({r, c});
        const auto covered = rows_.find(r);
        if ((r != row || c != column) && covered != rows_.end() && covered->second.count(c))
          tally_.hidden += !is_blank(covered->second.at(c));
      }
    put(row, column, end_row - row, end_column - column, text_at(row, column));
  }

  std::string text_at(int row, int column) const {
    const auto found = rows_.find(row);
    if (found == rows_.end()) return "";
    const auto cell = found->second.find(column);
    return cell == found->second.end() ? "" : cell->second;
  }

  /// Columns that hold nothing from top to bottom and have no rulings are white paper between others.
  std::set<int> used_columns() const {
    std::set<int> used;
    for (const auto& [row, texts] : rows_)
      for (const auto& [column, text] : texts) used.insert(column);
    return used;
  }

  /// Empty places of a row in use are cells as well: where a value is missing, its place is there. Over white paper
  /// between columns the cell on its left goes on, as its text would.
  void put_others() {
    const std::set<int> used = used_columns();
    for (const auto& [row, texts] : rows_) {
      bool goes_on = false;  // the cell that was put last
      for (int column = 0; column < columns_; ++column) {
        const bool white = !used.contains(column) && goes_on && !is_taken(row, column);
        if (white) ++table_.cells.back().column_span;
        if (white) continue;
        goes_on = !is_taken(row, column) && !hidden_columns_.contains(column);
        if (!goes_on) continue;
        const auto text = texts.find(column);
        if (text == texts.end() && ++tally_.cells > kMostCells) return void(tally_.too_large = true);
        put(row, column, 1, 1, text == texts.end() ? "" : text->second);
      }
    }
  }

  XlsxBook& book_;
  XlsxTally& tally_;
  Table table_;
  std::vector<Range> merges_;
  std::set<int> hidden_columns_;
  std::map<int, std::map<int, std::string>> rows_;  ///< by row and column: what stands there, "" in a ruled cell
  std::set<std::pair<int, int>> taken_;             ///< by merged cells
  int columns_ = 0;
};

}  // namespace

Paragraph xlsx_paragraph(const std::string& text, Zone zone) {
  Paragraph paragraph;
  paragraph.zone = zone;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string piece = text.substr(start, end - start);
    if (!piece.empty() && piece.back() == '\r') piece.pop_back();
    start = end + 1;
    if (is_blank(piece)) continue;
    Run& run = paragraph.lines.emplace_back().runs.emplace_back();
    run.text = std::move(piece);
    run.source = TextSource::kDocx;
    split_marks(paragraph.lines.back());
  }
  return paragraph;
}

Table read_xlsx_sheet(XlsxBook& book, const std::string& part, XlsxTally& tally) {
  return SheetReader(book, tally).read(part);
}

}  // namespace chushen

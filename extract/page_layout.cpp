#include "extract/page_layout.h"

#include <algorithm>
#include <utility>

#include "extract/layout_cells.h"
#include "extract/layout_text.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

/// Tables within cells within tables: forms have two levels; the JSON form of a Document allows 16.
constexpr int kDeepest = 8;
/// Space between a cell's line and its text, on each side: what word processors leave by default is 5.4 points.
constexpr double kCellPadding = 5;
/// Share of the page height at its top and bottom in which running titles and page numbers stand (about 2.3 cm of A4;
/// the text of a form starts below 2.5 cm, that of a tightly set one stands too close to be alone).
constexpr double kMarginShare = 0.078;
/// No form is set with wider margins at the sides than this share of the page's width (3.2 cm of A4), even where a page
/// has only short lines.
constexpr double kWidestMargin = 0.152;

double middle_x(const Rect& box) { return (box.left + box.right) / 2; }
double middle_y(const Rect& box) { return (box.top + box.bottom) / 2; }
double area(const Rect& box) { return box.width() * box.height(); }

bool holds(const Rect& outer, const Rect& inner) {
  const double slack = 2;
  return inner.left >= outer.left - slack && inner.right <= outer.right + slack && inner.top >= outer.top - slack &&
         inner.bottom <= outer.bottom + slack && area(inner) < area(outer);
}

/// Top to bottom; tables that start at about the same height left to right.
void sort_for_reading(std::vector<Table>& grids) {
  const double same_height = 10;
  std::stable_sort(grids.begin(), grids.end(), [](const Table& a, const Table& b) { return a.box.top < b.box.top; });
  for (auto first = grids.begin(); first != grids.end();) {
    const auto last = std::find_if(first, grids.end(), [&](const Table& grid) {
      return grid.box.top > first->box.top + same_height;
    });
    std::stable_sort(first, last, [](const Table& a, const Table& b) { return a.box.left < b.box.left; });
    first = last;
  }
}

/// What stands in one place: a page or a cell.
struct Content {
  std::vector<Run> pieces;
  std::vector<Table> grids;
};

void fill_cell(Cell& cell, Content content, int depth);

void add_paragraphs(std::vector<Line> lines, double left, double right, std::vector<Block>& blocks) {
  for (Paragraph& paragraph : paragraphs_of(std::move(lines), left, right)) 
    blocks.emplace_back().content = std::move(paragraph);
}

/// Hands the pieces and the inner grids over to the cells that hold them; what no cell holds stays in `content`.
void fill_table(Table& table, Content& content, int depth) {
  const CellFinder finder(table);
  std::vector<Content> cells(table.cells.size());
  std::vector<Run> outside;
  for (Run& whole : content.pieces) {
    const bool beside = whole.box.right <= table.box.left || whole.box.left >= table.box.right;
    const auto places = beside ? std::vector<double>{}
                               : finder.sides_crossed(middle_y(whole.box), whole.box.left, whole.box.right);
    for (Run& piece : split_at(whole, places)) {
      const int at = finder.cell_at(middle_x(piece.box), middle_y(piece.box));
      (at < 0 ? outside : cells[at].pieces).push_back(std::move(piece));
    }
  }
  content.pieces = std::move(outside);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (Table& grid : content.grids)
      if (!grid.cells.empty() && holds(table.cells[i].box, grid.box))
        cells[i].grids.push_back(std::exchange(grid, Table{}));
    fill_cell(table.cells[i], std::move(cells[i]), depth + 1);
  }
  std::erase_if(content.grids, [](const Table& grid) { return grid.cells.empty(); });
}

/// The largest grid first: what lies in its cells goes there, and into smaller grids within.
std::vector<Table> fill_tables(Content& content, int depth) {
  std::stable_sort(content.grids.begin(), content.grids.end(),
                   [](const Table& a, const Table& b) { return area(a.box) > area(b.box); });
  std::vector<Table> filled;
  while (!content.grids.empty() && depth < kDeepest) {
    Table table = std::move(content.grids.front());
    content.grids.erase(content.grids.begin());
    fill_table(table, content, depth);
    filled.push_back(std::move(table));
  }
  sort_for_reading(filled);
  return filled;
}

/// The lines before each table, and after the last one.
std::vector<std::vector<Line>> bands_between(std::vector<Line> lines, const std::vector<Table>& tables) {
  std::vector<std::vector<Line>> bands(tables.size() + 1);
  for (Line& line : lines) {
    const auto above = [&](const Table& table) { return table.box.top < middle_y(line.box); };
    bands[std::count_if(tables.begin(), tables.end(), above)].push_back(std::move(line));
  }
  return bands;
}

void fill_cell(Cell& cell, Content content, int depth) {
  std::vector<Table> tables = fill_tables(content, depth);
  auto bands = bands_between(lines_of(std::move(content.pieces)), tables);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    add_paragraphs(std::move(bands[i]), cell.box.left + kCellPadding, cell.box.right - kCellPadding, cell.blocks);
    if (i < tables.size()) cell.blocks.emplace_back().content = std::move(tables[i]);
  }
}

/// "12", "- 3 -", "第 3 页 共 8 页", "3/8": no letters but those of page numbers.
bool is_page_number(const Line& line) {
  bool digits = false;
  for (const char32_t c : decode_utf8(text_of(line))) {
    if ((c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'))
      digits = true;
    else if (std::u32string_view(U" \u3000-－—–/／·.第页頁共,，").find(c) == std::u32string_view::npos)
      return false;
  }
  return digits;
}

/// Takes lines from the top (or, with `bottom`, from the bottom) that stand in the margin apart from all else.
/// `content_edge` is where the nearest table starts or ends.
std::vector<Line> take_margin(std::vector<Line>& lines, bool bottom, double page_height, double content_edge) {
  std::vector<Line> taken;
  const double margin = kMarginShare * page_height;
  for (std::size_t count = 1; count <= 2 && count <= lines.size(); ++count) {
    const Line& line = bottom ? lines[lines.size() - count] : lines[count - 1];
    if (bottom ? line.box.top < page_height - margin : line.box.bottom > margin) break;
    double gap = bottom ? line.box.top - content_edge : content_edge - line.box.bottom;
    if (count < lines.size()) {
      const Line& inner = bottom ? lines[lines.size() - count - 1] : lines[count];
      gap = std::min(gap, bottom ? line.box.top - inner.box.bottom : inner.box.top - line.box.bottom);
    }
    if (gap < 1.2 * line.box.height() && !is_page_number(line)) continue;
    const auto first = bottom ? lines.end() - count : lines.begin();
    taken.assign(std::make_move_iterator(first), std::make_move_iterator(first + count));
    lines.erase(first, first + count);
    break;
  }
  return taken;
}

void add_zone(std::vector<Line> lines, Zone zone, std::vector<Block>& blocks) {
  if (lines.empty()) return;
  blocks.emplace_back().content = Paragraph{std::move(lines), zone, {}};
}

}  // namespace

std::vector<Block> lay_out(std::vector<Run> pieces, std::vector<Table> grids, double page_width, double page_height) {
  std::erase_if(pieces, [](const Run& run) { return run.text.empty() || run.box.empty(); });
  Content content{std::move(pieces), std::move(grids)};
  std::vector<Table> tables = fill_tables(content, 0);
  std::vector<Line> lines = lines_of(std::move(content.pieces));
  double first_table = page_height, last_table = 0;
  double left = kWidestMargin * page_width, right = (1 - kWidestMargin) * page_width;
  for (const Table& table : tables) {
    first_table = std::min(first_table, table.box.top);
    last_table = std::max(last_table, table.box.bottom);
  }
  std::vector<Line> header = take_margin(lines, false, page_height, first_table);
  std::vector<Line> footer = take_margin(lines, true, page_height, last_table);
  for (const Line& line : lines) {
    left = std::min(left, line.box.left);
    right = std::max(right, line.box.right);
  }
  std::vector<Block> blocks;
  add_zone(std::move(header), Zone::kHeader, blocks);
  auto bands = bands_between(std::move(lines), tables);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    auto columns = columns_of(std::move(bands[i]));
    for (std::vector<Line>& column : columns) {
      Rect extent;
      for (const Line& line : column) extent = united(extent, line.box);
      const bool one = columns.size() == 1;
      add_paragraphs(std::move(column), one ? left : extent.left, one ? right : extent.right, blocks);
    }
    if (i < tables.size()) blocks.emplace_back().content = std::move(tables[i]);
  }
  add_zone(std::move(footer), Zone::kFooter, blocks);
  return blocks;
}

namespace {

void number_within(std::vector<Block>& blocks, const std::string& prefix, int& last) {
  for (Block& block : blocks) {
    auto* table = std::get_if<Table>(&block.content);
    if (!table) continue;
    table->path = prefix + std::to_string(++last);
    int inner = 0;
    for (Cell& cell : table->cells) number_within(cell.blocks, table->path + ".", inner);
  }
}

}  // namespace

void number_tables(std::vector<Page>& pages) {
  int last = 0;
  for (Page& page : pages) number_within(page.blocks, "表", last);
}

}  // namespace chushen

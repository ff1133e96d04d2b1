#include "extract/three_lines.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/grid_lines.h"
#include "extract/text_bands.h"
#include "extract/white_strips.h"

namespace chushen {
namespace {

constexpr double kShortest = 100;    // points: of a line
constexpr double kHighestHead = 60;  // points
constexpr double kColumnGap = 0.9;   // of a character's height: white that parts two columns
constexpr std::size_t kLeastColumns = 3, kLeastRows = 3;

bool same_ends(const Ruling& a, const Ruling& b, double tolerance) {
  return std::abs(a.from - b.from) <= 2 * tolerance && std::abs(a.to - b.to) <= 2 * tolerance;
}

/// Stretches that boxes cover, where those less than `gap` apart are one.
std::vector<Span> covered(std::vector<Span> spans, double gap) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  std::vector<Span> joined;
  for (const Span& span : spans) {
    if (joined.empty() || span.from - joined.back().to >= gap) joined.push_back(span);
    joined.back().to = std::max(joined.back().to, span.to);
  }
  return joined;
}

std::vector<Span> columns_of(const std::vector<Rect>& ink, double character) {
  std::vector<Span> spans;
  for (const Rect& box : ink) spans.push_back({box.left, box.right});
  return covered(std::move(spans), kColumnGap * character);
}

/// Each line of text, from the top.
std::vector<Span> rows_of(const std::vector<Rect>& ink, double character) {
  std::vector<Band> boxes;
  for (const Rect& box : ink) boxes.push_back({box.top, box.bottom});
  std::vector<Span> rows;
  for (const Band& line : lines_of_text(std::move(boxes), character)) rows.push_back({line.top, line.bottom});
  return rows;
}

/// The middles of the white between neighbours, within the outer sides.
std::vector<double> sides_between(const std::vector<Span>& spans, double first, double last) {
  std::vector<double> sides{first};
  for (std::size_t i = 1; i < spans.size(); ++i) sides.push_back((spans[i - 1].to + spans[i].from) / 2);
  sides.push_back(last);
  return sides;
}

/// In how many of the columns the row of text from `top` to `bottom` has any.
std::size_t filled_columns(const std::vector<Rect>& ink, const std::vector<double>& sides, double top, double bottom) {
  std::size_t filled = 0;
  for (std::size_t column = 0; column + 1 < sides.size(); ++column)
    filled += std::any_of(ink.begin(), ink.end(), [&](const Rect& box) {
      const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
      return x > sides[column] && x < sides[column + 1] && y > top && y < bottom;
    });
  return filled;
}

Table lattice_of(const std::vector<double>& columns, const std::vector<double>& rows) {
  Table table;
  table.rows = static_cast<int>(rows.size()) - 1;
  table.columns = static_cast<int>(columns.size()) - 1;
  table.box = {columns.front(), rows.front(), columns.back(), rows.back()};
  for (std::size_t row = 0; row + 1 < rows.size(); ++row)
    for (std::size_t column = 0; column + 1 < columns.size(); ++column) {
      Cell cell{static_cast<int>(row), static_cast<int>(column), 1, 1, {}, {}};
      cell.box = {columns[column], rows[row], columns[column + 1], rows[row + 1]};
      table.cells.push_back(std::move(cell));
    }
  return table;
}

/// The table between the line above the head, the one below it and the one at the end, if what stands there is one.
std::optional<Table> table_between(const Ruling& top, const Ruling& below_head, const Ruling& end, const std::vector<Rect>& all) {
  std::vector<Rect> ink;
  for (const Rect& box : all) {
    const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    if (x > top.from && x < top.to && y > top.position && y < end.position) ink.push_back(box);
  }
  if (ink.empty()) return std::nullopt;
  const double character = character_height(ink);
  const std::vector<Span> columns = columns_of(ink, character);
  std::vector<Rect> body = ink;
  std::erase_if(body, [&](const Rect& box) { return box.bottom < below_head.position; });
  const std::vector<Span> lines = rows_of(body, character);
  if (columns.size() < kLeastColumns || lines.size() + 1 < kLeastRows) return std::nullopt;
  const std::vector<double> sides = sides_between(columns, top.from, top.to);
  std::vector<double> rows = sides_between(lines, below_head.position, end.position);
  rows.insert(rows.begin(), top.position);
  for (std::size_t row = 0; row + 1 < rows.size(); ++row)
    if (filled_columns(ink, sides, rows[row], rows[row + 1]) + (row == 0 ? 1 : 0) < kLeastColumns) return std::nullopt;
  return lattice_of(sides, rows);
}

}  // namespace

std::vector<Table> find_three_line_tables(const std::vector<Ruling>& rulings, const std::vector<Table>& grids,
                                          const std::vector<Rect>& ink, double tolerance) {
  std::vector<Ruling> lines;
  for (const Ruling& line : join_collinear(rulings, tolerance))
    if (line.horizontal && line.to - line.from >= kShortest && !lies_in(line, grids, tolerance)) lines.push_back(line);
  std::vector<Table> tables;
  for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
    if (lines[i + 1].position - lines[i].position > kHighestHead) continue;
    if (!same_ends(lines[i], lines[i + 1], tolerance) || !same_ends(lines[i], lines[i + 2], tolerance)) continue;
    if (auto table = table_between(lines[i], lines[i + 1], lines[i + 2], ink)) {
      tables.push_back(std::move(*table));
      i += 2;
    }
  }
  return tables;
}

}  // namespace chushen

#include "extract/scan/lost_rulings.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace chushen {

namespace {

constexpr double kSameHeight = 0.5;  // of a line: how far the text of one row may stand apart
constexpr double kRowApart = 0.8;    // of the lowest ruled row: rows are at least so high
constexpr std::size_t kLeastRuledRows = 2;

struct Band {
  int top = 0, bottom = 0;
  int middle() const { return (top + bottom) / 2; }
};

using Bands = std::vector<Band>;

/// The heights at which lines of text stand in each cell, top to bottom.
std::vector<Bands> bands_of(std::size_t cells, const TextLines& lines) {
  std::vector<Bands> bands(cells);
  for (const TextLine& line : lines.lines)
    if (line.region >= 0) bands[std::size_t(line.region)].push_back({line.box.top, line.box.bottom});
  for (Bands& cell : bands) {
    std::sort(cell.begin(), cell.end(), [](const Band& a, const Band& b) { return a.middle() < b.middle(); });
    Bands merged;
    for (const Band& band : cell) {
      if (!merged.empty() && band.middle() < merged.back().bottom)
        merged.back().bottom = std::max(merged.back().bottom, band.bottom);
      else
        merged.push_back(band);
    }
    cell = std::move(merged);
  }
  return bands;
}

/// The height of the lowest row that has its rulings; 0 where too few have.
int ruled_height(const Table& grid, std::size_t first, const std::vector<PixelBox>& cells, const std::vector<Bands>& bands) {
  std::map<int, int> heights;  // by row
  for (std::size_t i = 0; i < grid.cells.size(); ++i)
    if (grid.cells[i].row_span == 1 && bands[first + i].size() == 1) heights.emplace(grid.cells[i].row, cells[first + i].height());
  if (heights.size() < kLeastRuledRows) return 0;
  return std::min_element(heights.begin(), heights.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->second;
}

/// Cells beside each other with the same top and bottom.
using Neighbours = std::vector<std::size_t>;

std::vector<Neighbours> neighbours_in(const Table& grid, std::size_t first) {
  std::map<std::pair<int, int>, Neighbours> found;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) found[{grid.cells[i].row, grid.cells[i].row_span}].push_back(first + i);
  std::vector<Neighbours> result;
  for (auto& entry : found) result.push_back(std::move(entry.second));
  return result;
}

/// The rows that all cells with text agree on; empty where they do not, or where there is one.
Bands common_rows(const Neighbours& row, const std::vector<Bands>& bands, int em, int ruled) {
  Bands rows;
  std::size_t filled = 0;
  for (std::size_t cell : row) {
    const Bands& here = bands[cell];
    if (here.empty()) continue;
    if (filled++ == 0) {
      rows = here;
      continue;
    }
    if (here.size() != rows.size()) return {};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (std::abs(here[i].middle() - rows[i].middle()) > kSameHeight * em) return {};
      rows[i] = {std::min(rows[i].top, here[i].top), std::max(rows[i].bottom, here[i].bottom)};
    }
  }
  if (filled < 2 || rows.size() < 2) return {};
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows[i].middle() - rows[i - 1].middle() < kRowApart * ruled || rows[i].top <= rows[i - 1].bottom) return {};
  return rows;
}

}  // namespace

std::vector<PixelRuling> lost_rulings(const std::vector<Table>& grids, const std::vector<PixelBox>& cells, const TextLines& lines) {
  std::vector<PixelRuling> lost;
  const std::vector<Bands> bands = bands_of(cells.size(), lines);
  std::size_t first = 0;
  for (const Table& grid : grids) {
    const int ruled = ruled_height(grid, first, cells, bands);
    for (const Neighbours& row : neighbours_in(grid, first)) {
      const Bands rows = ruled > 0 ? common_rows(row, bands, lines.em, ruled) : Bands{};
      for (std::size_t i = 1; i < rows.size(); ++i)
        for (std::size_t cell : row) lost.push_back({true, (rows[i - 1].bottom + rows[i].top) / 2, cells[cell].left, cells[cell].right});
    }
    first += grid.cells.size();
  }
  return lost;
}

}  // namespace chushen

#include "extract/grid_lattice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace chushen {
namespace {

/// Forms have tables of a few thousand cells at most; more comes from drawings, and would cost time without end.
constexpr std::size_t kMostSmallestCells = 40'000;
/// Share of a side that must be drawn for it to be a wall: lines may be broken, but half a line is not a line.
constexpr double kWallShare = 0.7;

/// Grid line positions: lines closer than `apart` share one, at their mean weighted by length.
std::vector<double> positions_of(const std::vector<Ruling>& lines, double apart) {
  std::vector<Ruling> sorted = lines;
  std::sort(sorted.begin(), sorted.end(), [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  std::vector<double> positions;
  double sum = 0, weight = 0;
  for (const Ruling& line : sorted) {
    const double length = line.to - line.from;
    if (positions.empty() || line.position - positions.back() >= apart) {
      positions.push_back(line.position);
      sum = weight = 0;
    }
    sum += line.position * length;
    weight += length;
    positions.back() = sum / weight;
  }
  return positions;
}

std::size_t nearest(const std::vector<double>& positions, double value) {
  const auto after = std::lower_bound(positions.begin(), positions.end(), value);
  if (after == positions.begin()) return 0;
  const auto before = after - 1;
  if (after == positions.end() || value - *before <= *after - value) return before - positions.begin();
  return after - positions.begin();
}

/// How much of `from`..`to` the lines on one grid line draw; `lines` by start.
double covered(const std::vector<Ruling>& lines, double from, double to) {
  double length = 0;
  for (const Ruling& line : lines) {
    length += std::max(0.0, std::min(to, line.to) - std::max(from, line.from));
    from = std::max(from, line.to);
  }
  return length;
}

/// Whether the side between two crossing grid lines is drawn; its ends may stop short of them by the tolerance.
bool is_wall(const std::vector<Ruling>& lines, double from, double to, double tolerance) {
  const double margin = std::min(tolerance, (to - from) / 4);
  from += margin;
  to -= margin;
  return covered(lines, from, to) >= kWallShare * (to - from);
}

std::vector<std::vector<Ruling>> by_grid_line(const std::vector<Ruling>& lines, const std::vector<double>& positions) {
  std::vector<std::vector<Ruling>> grouped(positions.size());
  for (const Ruling& line : lines) grouped[nearest(positions, line.position)].push_back(line);
  for (auto& group : grouped)
    std::sort(group.begin(), group.end(), [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  return grouped;
}

}  // namespace

std::optional<Lattice> Lattice::from(const LineSet& lines, double tolerance) {
  Lattice lattice;
  lattice.xs_ = positions_of(lines.verticals, 2 * tolerance);
  lattice.ys_ = positions_of(lines.horizontals, 2 * tolerance);
  if (lattice.xs_.size() < 2 || lattice.ys_.size() < 2) return std::nullopt;
  if ((lattice.xs_.size() - 1) * (lattice.ys_.size() - 1) > kMostSmallestCells) return std::nullopt;
  lattice.raise_walls(lines, tolerance);
  return lattice;
}

void Lattice::raise_walls(const LineSet& lines, double tolerance) {
  left_.assign(static_cast<std::size_t>(rows()) * (columns() + 1), 0);
  above_.assign(static_cast<std::size_t>(rows() + 1) * columns(), 0);
  const auto verticals = by_grid_line(lines.verticals, xs_);
  const auto horizontals = by_grid_line(lines.horizontals, ys_);
  for (int row = 0; row < rows(); ++row)
    for (int column = 0; column <= columns(); ++column)
      wall_left(row, column) = is_wall(verticals[column], ys_[row], ys_[row + 1], tolerance);
  for (int row = 0; row <= rows(); ++row)
    for (int column = 0; column < columns(); ++column)
      wall_above(row, column) = is_wall(horizontals[row], xs_[column], xs_[column + 1], tolerance);
}

std::vector<Lattice::Region> Lattice::regions() const {
  Region all(static_cast<std::size_t>(rows()) * columns());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
  return regions_within(all);
}

std::vector<Lattice::Region> Lattice::regions_within(const Region& allowed) const {
  std::set<int> left(allowed.begin(), allowed.end());
  std::vector<Region> found;
  while (!left.empty()) {
    Region region{*left.begin()};
    left.erase(left.begin());
    const auto add = [&](int cell) {
      if (left.erase(cell)) region.push_back(cell);
    };
    for (std::size_t next = 0; next < region.size(); ++next) {
      const int cell = region[next], row = cell / columns(), column = cell % columns();
      if (column > 0 && !has_wall_left(row, column)) add(cell - 1);
      if (column + 1 < columns() && !has_wall_left(row, column + 1)) add(cell + 1);
      if (row > 0 && !has_wall_above(row, column)) add(cell - columns());
      if (row + 1 < rows() && !has_wall_above(row + 1, column)) add(cell + columns());
    }
    std::sort(region.begin(), region.end());
    found.push_back(std::move(region));
  }
  return found;
}

/// A region may be open only at the lattice's rim. One side may be lost (a frame broken in the scan); what is open on
/// two sides lies outside, as in the notch beside a narrower lower part.
bool Lattice::is_enclosed(const Region& region) const {
  std::array<double, 4> open{}, whole{};
  const auto count = [&](int side, double length, bool wall) {
    whole[side] += length;
    if (!wall) open[side] += length;
  };
  const auto inside = [&](int cell) { return std::binary_search(region.begin(), region.end(), cell); };
  for (const int cell : region) {
    const int row = cell / columns(), column = cell % columns();
    const double width = xs_[column + 1] - xs_[column], height = ys_[row + 1] - ys_[row];
    if (column == 0 || !inside(cell - 1)) count(0, height, has_wall_left(row, column));
    if (column + 1 == columns() || !inside(cell + 1)) count(1, height, has_wall_left(row, column + 1));
    if (row == 0 || !inside(cell - columns())) count(2, width, has_wall_above(row, column));
    if (row + 1 == rows() || !inside(cell + columns())) count(3, width, has_wall_above(row + 1, column));
  }
  int open_sides = 0;
  for (int side = 0; side < 4; ++side) open_sides += open[side] > (1 - kWallShare) * whole[side];
  return open_sides <= 1;
}

Cell Lattice::cell_of(const Region& rectangle) const {
  int first_column = columns(), last_column = 0;
  for (const int cell : rectangle) {
    first_column = std::min(first_column, cell % columns());
    last_column = std::max(last_column, cell % columns());
  }
  const int first_row = rectangle.front() / columns(), last_row = rectangle.back() / columns();
  Cell cell{first_row, first_column, last_row - first_row + 1, last_column - first_column + 1, {}, {}};
  cell.box = {xs_[first_column], ys_[first_row], xs_[last_column + 1], ys_[last_row + 1]};
  return cell;
}

bool Lattice::is_rectangle(const Region& region) const {
  const Cell bounds = cell_of(region);
  return region.size() == static_cast<std::size_t>(bounds.row_span) * bounds.column_span;
}

/// Raises the shortest straight row of walls that continues a wall into the region. Such a row exists for every region
/// that is not a rectangle: it starts at a corner that juts into the region, or where a wall ends inside it.
bool Lattice::cut_shortest(const Region& region) {
  std::optional<Cut> shortest;
  for (const bool horizontal : {true, false})
    for (const Cut& cut : cuts(region, horizontal))
      if (!shortest || cut.length < shortest->length) shortest = cut;
  if (!shortest) return false;
  for (int i = shortest->first; i < shortest->last; ++i)
    (shortest->horizontal ? wall_above(shortest->line, i) : wall_left(i, shortest->line)) = 1;
  return true;
}

/// All straight rows of sides, in one direction, that could be walls of the region and would continue one.
std::vector<Lattice::Cut> Lattice::cuts(const Region& region, bool horizontal) const {
  const auto inside = [&](int line, int i) {
    const int row = horizontal ? line : i, column = horizontal ? i : line;
    return row >= 0 && column >= 0 && row < rows() && column < columns() &&
           std::binary_search(region.begin(), region.end(), row * columns() + column);
  };
  const auto wall = [&](int line, int i) { return horizontal ? has_wall_above(line, i) : has_wall_left(i, line); };
  const auto open = [&](int line, int i) { return inside(line - 1, i) && inside(line, i) && !wall(line, i); };
  const auto continues = [&](int line, int i) { return (inside(line - 1, i) || inside(line, i)) && wall(line, i); };
  const std::vector<double>& places = horizontal ? xs_ : ys_;
  const int lines = horizontal ? rows() : columns(), sides = horizontal ? columns() : rows();
  std::vector<Cut> found;
  for (int line = 1; line < lines; ++line)
    for (int first = 0, last; first < sides; first = last + 1) {
      for (last = first; last < sides && open(line, last);) ++last;
      if (last > first && (continues(line, first - 1) || continues(line, last)))
        found.push_back({horizontal, line, first, last, places[last] - places[first]});
    }
  return found;
}

std::vector<Lattice::Region> Lattice::rectangles(Region region) {
  std::vector<Region> waiting{std::move(region)}, done;
  while (!waiting.empty()) {
    const Region next = std::move(waiting.back());
    waiting.pop_back();
    if (is_rectangle(next) || !cut_shortest(next)) {
      done.push_back(next);
      continue;
    }
    for (Region& part : regions_within(next)) waiting.push_back(std::move(part));
  }
  return done;
}

Table Lattice::table() const {
  Lattice work = *this;
  Table table;
  for (const Region& region : regions()) {
    if (!is_enclosed(region)) continue;
    for (const Region& rectangle : work.rectangles(region)) table.cells.push_back(cell_of(rectangle));
  }
  // Lines that bound no cell (ends of lines, strokes inside a cell) must not leave empty rows and columns.
  std::set<int> row_starts, column_starts;
  for (const Cell& cell : table.cells) {
    row_starts.insert({cell.row, cell.row + cell.row_span});
    column_starts.insert({cell.column, cell.column + cell.column_span});
  }
  const auto renumber = [](const std::set<int>& starts, int& first, int& span) {
    const int end = static_cast<int>(std::distance(starts.begin(), starts.find(first + span)));
    first = static_cast<int>(std::distance(starts.begin(), starts.find(first)));
    span = end - first;
  };
  for (Cell& cell : table.cells) {
    renumber(row_starts, cell.row, cell.row_span);
    renumber(column_starts, cell.column, cell.column_span);
    table.box = united(table.box, cell.box);
  }
  table.rows = std::max<int>(0, static_cast<int>(row_starts.size()) - 1);
  table.columns = std::max<int>(0, static_cast<int>(column_starts.size()) - 1);
  std::sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return table;
}

}  // namespace chushen

#include "extract/scan/page_dirt.h"

#include <algorithm>
#include <vector>

#include "extract/scan/components.h"

namespace chushen {

namespace {

/// Squares of the page, marked where nearly all of the square is ink.
struct Tiles {
  int size = 1, columns = 0, rows = 0;
  std::vector<std::uint8_t> solid, border;
  std::size_t index(int column, int row) const { return std::size_t(row) * columns + column; }
};

Tiles tiles_of(const Raster& grey, double dpi, int threshold) {
  Tiles tiles;
  tiles.size = std::max(3, int(dpi * 0.35 / 25.4));
  tiles.columns = (grey.width + tiles.size - 1) / tiles.size;
  tiles.rows = (grey.height + tiles.size - 1) / tiles.size;
  tiles.solid.assign(std::size_t(tiles.columns) * tiles.rows, 0);
  tiles.border = tiles.solid;
  for (int row = 0; row < tiles.rows; ++row)
    for (int column = 0; column < tiles.columns; ++column) {
      const PixelBox box = intersection({column * tiles.size, row * tiles.size, (column + 1) * tiles.size, (row + 1) * tiles.size}, grey.bounds());
      int ink = 0;
      for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) ink += grey.at(x, y) < threshold;
      tiles.solid[tiles.index(column, row)] = ink * 10 >= box.width() * box.height() * 8;
    }
  return tiles;
}

/// The tiles of one dark place that hangs together with the edge of the picture.
struct DarkPlace {
  std::vector<std::pair<int, int>> blocks;  ///< column and row of the upper left of two by two tiles: a single line is no border
  PixelBox box;                             ///< in tiles
};

/// A border lies along the edge. What reaches it with its narrow end is printed: the ring of a seal over the edges of sheets.
bool lies_along_edge(const DarkPlace& place, const Tiles& tiles) {
  std::vector<std::uint8_t> rows(std::size_t(tiles.rows), 0), columns(std::size_t(tiles.columns), 0);
  for (const auto& [column, row] : place.blocks) {
    if (column < 2 || column + 3 >= tiles.columns) rows[std::size_t(row)] = rows[std::size_t(row) + 1] = 1;
    if (row < 2 || row + 3 >= tiles.rows) columns[std::size_t(column)] = columns[std::size_t(column) + 1] = 1;
  }
  const auto along = std::max(std::count(rows.begin(), rows.end(), 1), std::count(columns.begin(), columns.end(), 1));
  return 2 * along >= std::max(place.box.width(), place.box.height());
}

/// Marks the solid tiles that are reached from the edge and lie along it.
void spread_from_edge(Tiles& tiles) {
  const auto is_block = [&](int column, int row) {
    return column >= 0 && row >= 0 && column + 1 < tiles.columns && row + 1 < tiles.rows && tiles.solid[tiles.index(column, row)] &&
           tiles.solid[tiles.index(column + 1, row)] && tiles.solid[tiles.index(column, row + 1)] && tiles.solid[tiles.index(column + 1, row + 1)];
  };
  std::vector<std::uint8_t> seen(tiles.solid.size(), 0);
  const auto visit = [&](int column, int row, DarkPlace& place) {
    if (!is_block(column, row) || seen[tiles.index(column, row)]) return;
    seen[tiles.index(column, row)] = 1;
    const PixelBox block{column, row, column + 2, row + 2};
    place.box = place.blocks.empty() ? block : united(place.box, block);
    place.blocks.push_back({column, row});
  };
  const auto spread = [&](int from_column, int from_row) {
    DarkPlace place;
    visit(from_column, from_row, place);
    for (std::size_t next = 0; next < place.blocks.size(); ++next) {
      const auto [column, row] = place.blocks[next];
      visit(column - 1, row, place), visit(column + 1, row, place), visit(column, row - 1, place), visit(column, row + 1, place);
    }
    if (place.blocks.empty() || !lies_along_edge(place, tiles)) return;
    for (const auto& [column, row] : place.blocks)
      for (int dy : {0, 1})
        for (int dx : {0, 1}) tiles.border[tiles.index(column + dx, row + dy)] = 1;
  };
  for (int column = 0; column < tiles.columns; ++column)
    for (int row : {0, 1, tiles.rows - 3, tiles.rows - 2}) spread(column, row);
  for (int row = 0; row < tiles.rows; ++row)
    for (int column : {0, 1, tiles.columns - 3, tiles.columns - 2}) spread(column, row);
}

}  // namespace

void clear_borders(Raster& grey, double dpi, int threshold) {
  Tiles tiles = tiles_of(grey, dpi, threshold);
  spread_from_edge(tiles);
  for (int row = 0; row < tiles.rows; ++row)
    for (int column = 0; column < tiles.columns; ++column) {
      if (!tiles.border[tiles.index(column, row)]) continue;
      // With the ragged rim, a tile wide.
      const PixelBox box = intersection(grown({column * tiles.size, row * tiles.size, (column + 1) * tiles.size, (row + 1) * tiles.size}, tiles.size, tiles.size),
                                        grey.bounds());
      for (int y = box.top; y < box.bottom; ++y) std::fill_n(grey.row(y) + box.left, box.width(), std::uint8_t(255));
    }
}

namespace {

/// Single pixels of ink with paper all around: few in print, most of salt noise.
std::size_t lone_pixels(const Raster& grey, int threshold) {
  std::size_t count = 0;
  for (int y = 1; y + 1 < grey.height; ++y) {
    const std::uint8_t *above = grey.row(y - 1), *here = grey.row(y), *below = grey.row(y + 1);
    for (int x = 1; x + 1 < grey.width; ++x) {
      if (here[x] >= threshold || here[x - 1] < threshold || here[x + 1] < threshold) continue;
      count += std::min({above[x - 1], above[x], above[x + 1], below[x - 1], below[x], below[x + 1]}) >= threshold;
    }
  }
  return count;
}

/// Dots that stand in a row or a column with others: a dotted ruling, where noise leaves its dots anywhere.
class DotRows {
 public:
  /// \param largest  area of a dot, at most.
  DotRows(const Components& components, int largest, double dpi, int width, int height) : reach_(std::max(8, int(dpi * 2.5 / 25.4))), rows_(std::size_t(height)), columns_(std::size_t(width)) {
    std::size_t count = 0;
    for (const Component& component : components.all) {
      if (component.area > largest) continue;
      rows_[std::size_t(middle_y(component))].push_back(middle_x(component));
      columns_[std::size_t(middle_x(component))].push_back(middle_y(component));
      ++count;
    }
    for (auto* lines : {&rows_, &columns_})
      for (std::vector<int>& line : *lines) std::sort(line.begin(), line.end());
    const double by_chance = double(count) / (double(width) * height) * 3 * (2 * reach_ + 1);
    least_ = std::max(kLeast, 4 * by_chance);
  }

  bool hold(const Component& dot) const { return beside(rows_, middle_y(dot), middle_x(dot)) >= least_ || beside(columns_, middle_x(dot), middle_y(dot)) >= least_; }

 private:
  static constexpr double kLeast = 6;  // itself among them, over 5 mm: dots stand 0.4 to 0.8 mm apart

  static int middle_x(const Component& component) { return (component.box.left + component.box.right - 1) / 2; }
  static int middle_y(const Component& component) { return (component.box.top + component.box.bottom - 1) / 2; }

  /// How many stand within reach on this line and the two beside it.
  int beside(const std::vector<std::vector<int>>& lines, int line, int place) const {
    int count = 0;
    for (int near = std::max(0, line - 1); near <= std::min(int(lines.size()) - 1, line + 1); ++near) {
      const std::vector<int>& places = lines[std::size_t(near)];
      count += int(std::upper_bound(places.begin(), places.end(), place + reach_) - std::lower_bound(places.begin(), places.end(), place - reach_));
    }
    return count;
  }

  int reach_;
  double least_ = kLeast;
  std::vector<std::vector<int>> rows_, columns_;
};

}  // namespace

void clear_specks(Raster& grey, double dpi, int threshold) {
  const int largest = std::max(2, int(6 * dpi * dpi / 90000)) - 1;  // what layout leaves out as too small
  const double square_inches = grey.width * double(grey.height) / (dpi * dpi);
  const double many = 15 * square_inches;
  if (double(lone_pixels(grey, threshold)) < many) return;
  const Components components = find_components(darker_than(grey, threshold), 1);
  const DotRows dotted(components, 4 * largest, dpi, grey.width, grey.height);
  std::vector<const Component*> specks;
  for (const Component& component : components.all)
    if (component.area <= largest && !dotted.hold(component)) specks.push_back(&component);
  if (double(specks.size()) < many) return;  // what stood alone were the dots of rulings
  for (const Component* speck : specks) {
    const PixelBox box = intersection(grown(speck->box, 1, 1), grey.bounds());
    for (int y = box.top; y < box.bottom; ++y) std::fill_n(grey.row(y) + box.left, box.width(), std::uint8_t(255));
  }
}

double ink_starts(const Raster& grey, double dpi, int threshold) {
  std::size_t starts = 0;
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* row = grey.row(y);
    for (int x = 1; x < grey.width; ++x) starts += row[x] < threshold && row[x - 1] >= threshold;
  }
  const double length = double(grey.width) * grey.height / dpi * 25.4;
  return length > 0 ? double(starts) / length : 0;
}

Raster smoothed(const Raster& grey) {
  Raster rows = grey, result = grey;
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* in = grey.row(y);
    for (int x = 1; x + 1 < grey.width; ++x) rows.row(y)[x] = std::uint8_t((in[x - 1] + in[x] + in[x + 1] + 1) / 3);
  }
  for (int y = 1; y + 1 < grey.height; ++y)
    for (int x = 0; x < grey.width; ++x) result.row(y)[x] = std::uint8_t((rows.at(x, y - 1) + rows.at(x, y) + rows.at(x, y + 1) + 1) / 3);
  return result;
}

}  // namespace chushen

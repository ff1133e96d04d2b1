#include "extract/scan/faint_walls.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <utility>

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;     // inch
constexpr double kBeside = 0.6, kSearched = 0.5, kAround = 2.5, kCorner = 0.6, kLeastLetter = 1.2; // mm
constexpr double kLowestRow = 3;             // mm: nothing lower holds a line of text
constexpr double kLeastDeviations = 6.5;     // of the mean contrast from none
constexpr double kAboveOthers = 2;           // as many times that of the next best place
constexpr double kLikeOthers = 0.6;          // of the usual contrast of the table's walls; the back's have less than a half
constexpr double kLeastEvenness = 0.75;      // dots over a third of its length; the tops of a row of pale boxes are less
constexpr double kWrittenAcross = 0.1;       // of a side: letters
constexpr int kLeastAcross = 3;
constexpr double kLeastInAThird = 1.5;       // deviations in each third of the side: dust is in one place
constexpr double kMostCrossed = 0.2;         // of a side: a letter may touch it
constexpr int kLeastSamples = 18, kMostSamples = 400;
constexpr int kMostContrast = 40;            // grey levels: one speck is no line

struct Lengths {
  int beside, searched, around, corner, row;
  explicit Lengths(double dpi)
      : beside(std::max(3, of(kBeside, dpi))), searched(std::max(2, of(kSearched, dpi))), around(of(kAround, dpi)), corner(of(kCorner, dpi)),
        row(of(kLowestRow, dpi)) {}
  static int of(double millimetres, double dpi) { return int(millimetres * kMillimetre * dpi); }
};

/// A picture seen along the lines of one direction.
struct View {
  const Raster& picture;
  const Raster& letters;  ///< what is too large for a dot
  bool horizontal = true;
  int threshold = 128;
  int height() const { return horizontal ? picture.height : picture.width; }
  int length() const { return horizontal ? picture.width : picture.height; }
  int at(int along, int across) const { return horizontal ? picture.at(along, across) : picture.at(across, along); }
  bool has_letter(int along, int across) const {  // it or its blurred edge
    for (int near = across - 1; near <= across + 1; ++near)
      if (horizontal ? letters.at(along, near) : letters.at(near, along)) return true;
    return false;
  }
};

/// Pieces of ink that are larger than what is left of a line.
Raster letters_of(const Components& components, int width, int height, double dpi) {
  const int least = Lengths::of(kLeastLetter, dpi);
  Raster letters(width, height, 0);
  for (const Component& piece : components.all)
    if (std::max(piece.box.width(), piece.box.height()) >= least) paint(letters, components, piece, 1);
  return letters;
}

/// A place where a wall may be.
struct Side {
  int position = 0, from = 0, to = 0;
};

/// How much darker than the paper at its sides a stretch is, in grey levels, and by how many deviations of that mean.
struct Contrast {
  double mean = 0, deviations = 0;
  double evenness = 0;  ///< the mean by the deviation of one pixel: 1 where half of the length is dots and half is paper
};

/// The paper beside a place of a line: the mean of both sides, or of the one that no letter covers; none between letters.
std::optional<double> paper_beside(const View& view, int along, int across, int beside) {
  int sum = 0, sides = 0;
  for (const int side : {-1, 1}) {
    const int near = view.at(along, across + side * beside), further = view.at(along, across + side * (beside + 1));
    if (std::min(near, further) < view.threshold) continue;
    sum += near + further;
    sides += 2;
  }
  if (sides == 0) return std::nullopt;
  return double(sum) / sides;
}

/// None where letters stand across.
Contrast contrast_of(const View& view, const Side& side, int beside) {
  if (side.position - beside - 1 < 0 || side.position + beside + 1 >= view.height() || side.from < 0 || side.to > view.length()) return {};
  double sum = 0, squares = 0, whole = 0;
  int used = 0, crossed = 0;
  const int step = std::max(1, (side.to - side.from) / kMostSamples);
  for (int i = side.from; i < side.to; i += step) {
    const std::optional<double> paper = view.has_letter(i, side.position) ? std::nullopt : paper_beside(view, i, side.position, beside);
    if (!paper) {
      ++crossed;
      continue;
    }
    const double darker = *paper - view.at(i, side.position);
    const double contrast = std::clamp(darker, -double(kMostContrast), double(kMostContrast));
    whole += darker;
    sum += contrast;
    squares += contrast * contrast;
    ++used;
  }
  if (used < kLeastSamples / 3 || crossed > kMostCrossed * (used + crossed)) return {};
  const double mean = sum / used, variance = std::max(1.0, squares / used - mean * mean);
  return {whole / used, mean / std::sqrt(variance / used), mean / std::sqrt(variance)};
}

bool is_in_all_thirds(const View& view, const Side& side, int beside) {
  const int third = (side.to - side.from) / 3;
  for (int i = 0; i < 3; ++i)
    if (contrast_of(view, {side.position, side.from + i * third, side.from + (i + 1) * third}, beside).deviations < kLeastInAThird) return false;
  return true;
}

/// Where a side stands out most within `searched` of its place.
std::pair<Side, Contrast> best_near(const View& view, const Side& side, int searched, int beside) {
  std::pair<Side, Contrast> best{side, {}};
  for (int offset = -searched; offset <= searched; ++offset) {
    const Side moved{side.position + offset, side.from, side.to};
    const Contrast contrast = contrast_of(view, moved, beside);
    if (contrast.deviations > best.second.deviations) best = {moved, contrast};
  }
  return best;
}

/// The wall within `searched` of the side's place, if there is one that no place around it comes near and that is drawn
/// like the walls of the table: what shows through from the back is paler.
std::optional<PixelRuling> wall_at(const View& view, const Side& side, int searched, double usual, const Lengths& lengths) {
  if (side.to - side.from < kLeastSamples) return std::nullopt;
  const auto [best, contrast] = best_near(view, side, searched, lengths.beside);
  if (contrast.deviations < kLeastDeviations || contrast.evenness < kLeastEvenness || contrast.mean < kLikeOthers * usual || !is_in_all_thirds(view, best, lengths.beside)) return std::nullopt;
  double others = 0;
  for (int offset = lengths.beside + 2; offset <= lengths.around; ++offset)
    for (const int place : {best.position - offset, best.position + offset})
      others = std::max(others, contrast_of(view, {place, side.from, side.to}, lengths.beside).deviations);
  if (contrast.deviations < kAboveOthers * others) return std::nullopt;
  PixelRuling wall{view.horizontal, best.position, side.from - lengths.corner, side.to + lengths.corner};
  wall.doubtful = true;
  return wall;
}

/// The contrast that three quarters of a table's walls of one direction have at least: the tops or left sides of its cells.
double usual_contrast(const Table& grid, const PixelBox* cells, const View& view, const Lengths& lengths) {
  std::vector<double> means;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PixelBox cell = grown(cells[i], -lengths.corner, -lengths.corner);
    const Side side = view.horizontal ? Side{cells[i].top, cell.left, cell.right} : Side{cells[i].left, cell.top, cell.bottom};
    const Contrast contrast = best_near(view, side, lengths.searched, lengths.beside).second;
    if (contrast.deviations >= kLeastDeviations) means.push_back(contrast.mean);
  }
  if (means.empty()) return 0;
  std::nth_element(means.begin(), means.begin() + std::ptrdiff_t(means.size() / 4), means.end());
  return means[means.size() / 4];
}

/// Where the lines of a grid run in one direction, as its cells have them: the page is never quite level.
class GridLines {
 public:
  GridLines(const Table& grid, const PixelBox* cells, bool horizontal) : places_(std::size_t((horizontal ? grid.rows : grid.columns) + 1)) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const Cell& cell = grid.cells[i];
      const int first = horizontal ? cell.row : cell.column, last = first + (horizontal ? cell.row_span : cell.column_span);
      const int along = horizontal ? cell.column : cell.row;
      places_[std::size_t(first)].emplace_back(along, horizontal ? cells[i].top : cells[i].left);
      places_[std::size_t(last)].emplace_back(along, horizontal ? cells[i].bottom : cells[i].right);
    }
  }

  /// Of a line, as the cell nearest to the one numbered `along` has it.
  int at(int line, int along) const {
    const auto& places = places_[std::size_t(line)];
    const auto nearest = std::min_element(places.begin(), places.end(), [&](const auto& a, const auto& b) { return std::abs(a.first - along) < std::abs(b.first - along); });
    return nearest == places.end() ? -1 : nearest->second;
  }

 private:
  std::vector<std::vector<std::pair<int, int>>> places_;  ///< by line: number along it, pixel
};

/// Calls `visit` with each side within a cell that spans several rows or columns, where the grid has lines elsewhere.
template <class Visit>
void each_side_within(const Table& grid, const PixelBox* cells, const View& view, const Lengths& lengths, Visit visit) {
  const GridLines lines(grid, cells, view.horizontal), crossing(grid, cells, !view.horizontal);
  for (const Cell& cell : grid.cells) {
    const int first = view.horizontal ? cell.row : cell.column, last = first + (view.horizontal ? cell.row_span : cell.column_span);
    const int begin = view.horizontal ? cell.column : cell.row, end = begin + (view.horizontal ? cell.column_span : cell.row_span);
    for (int line = first + 1; line < last; ++line)
      for (int i = begin; i < end; ++i) visit(Side{lines.at(line, i), crossing.at(i, line) + lengths.corner, crossing.at(i + 1, line) - lengths.corner});
  }
}

bool is_written_across(const View& view, const Side& side) {
  if (side.position < 1 || side.position + 1 >= view.height() || side.from < 0 || side.to > view.length()) return false;
  int ink = 0;
  for (int i = side.from; i < side.to; ++i) ink += view.has_letter(i, side.position);
  return ink > kWrittenAcross * (side.to - side.from);
}

/// Whether the lines between a table's rows run through lines of text: it is the back's, whose letters keep out of the way of
/// its own lines and not of this page's. Of a page's own only a label that spans rows stands across one.
bool is_of_the_back(const Table& grid, const PixelBox* cells, const View& level, const Lengths& lengths) {
  int sides = 0, across = 0;
  each_side_within(grid, cells, level, lengths, [&](const Side& side) {
    ++sides;
    across += is_written_across(level, side);
  });
  return across >= kLeastAcross && 3 * across > sides;
}

/// Level walls anywhere in a cell that has room for two rows, from one of its sides to the other.
void add_rows_within(const PixelBox& cell, const View& level, double usual, const Lengths& lengths, std::vector<PixelRuling>& walls) {
  const int low = cell.top + lengths.row, high = cell.bottom - lengths.row;
  const int searched = lengths.row / 2;
  for (int middle = low + searched; middle + searched <= high; middle += 2 * searched + 1) {
    const Side side{middle, cell.left + lengths.corner, cell.right - lengths.corner};
    if (const auto wall = wall_at(level, side, searched, usual, lengths)) walls.push_back(*wall);
  }
}

void add_walls(const Table& grid, const PixelBox* cells, const View& view, const Lengths& lengths, std::vector<PixelRuling>& walls) {
  const double usual = usual_contrast(grid, cells, view, lengths);
  each_side_within(grid, cells, view, lengths, [&](const Side& side) {
    if (const auto wall = wall_at(view, side, lengths.searched, usual, lengths)) walls.push_back(*wall);
  });
  if (!view.horizontal) return;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) add_rows_within(cells[i], view, usual, lengths, walls);
}

}  // namespace

std::vector<PixelRuling> faint_walls(const std::vector<Table>& grids, const std::vector<PixelBox>& cells, const Raster& grey, const Components& components, double dpi,
                                      int threshold) {
  const Lengths lengths(dpi);
  const Raster letters = letters_of(components, grey.width, grey.height, dpi);
  const View level{grey, letters, true, threshold}, upright{grey, letters, false, threshold};
  std::vector<PixelRuling> walls;
  const PixelBox* own = cells.data();
  for (const Table& grid : grids) {
    if (!is_of_the_back(grid, own, level, lengths))
      for (const View& view : {level, upright}) add_walls(grid, own, view, lengths, walls);
    own += grid.cells.size();
  }
  return walls;
}

}  // namespace chushen

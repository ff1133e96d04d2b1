#include "extract/scan/ruling_dots.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "extract/scan/components.h"

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;  // inch
constexpr std::size_t kLeastDots = 6;
constexpr std::size_t kMostDots = 20'000;  // a page of noise has no dotted rulings to be found

struct Lengths {
  int thick, dash, gap, upright_gap, short_gap, least, side, letter;
  explicit Lengths(double dpi)
      : thick(std::max(2, int(0.5 * kMillimetre * dpi))), dash(int(10 * kMillimetre * dpi)), gap(int(40 * kMillimetre * dpi)),
        upright_gap(int(6 * kMillimetre * dpi)), short_gap(int(3 * kMillimetre * dpi)),
        least(int(7 * kMillimetre * dpi)), side(std::max(2, int(0.6 * kMillimetre * dpi))),
        letter(int(2.5 * kMillimetre * dpi)) {}
};

/// A dot, or what is left of a hairline: its ends in the direction of the line, and its middle across it.
struct Dot {
  int from = 0, to = 0, across = 0, size = 1;
};

/// Whether there is ink in the box.
bool has_ink(const Raster& mask, const PixelBox& box) {
  const PixelBox inside = intersection(box, mask.bounds());
  for (int y = inside.top; y < inside.bottom; ++y)
    if (std::any_of(mask.row(y) + inside.left, mask.row(y) + inside.right, [](std::uint8_t ink) { return ink != 0; })) return true;
  return false;
}

/// Whether all ink around the box lies on the line through it: not so of a decimal point or of the stroke of a character.
bool stands_on_line(const Raster& mask, const PixelBox& box, int side, bool horizontal) {
  const PixelBox around = grown(box, side, side);
  if (horizontal) return !has_ink(mask, {around.left, around.top, around.right, box.top - 1}) && !has_ink(mask, {around.left, box.bottom + 1, around.right, around.bottom});
  return !has_ink(mask, {around.left, around.top, box.left - 1, around.bottom}) && !has_ink(mask, {box.right + 1, around.top, around.right, around.bottom});
}

std::vector<Dot> dots_of(const Raster& mask, const Components& components, const Lengths& lengths, bool horizontal) {
  std::vector<Dot> dots;
  for (const Component& component : components.all) {
    const PixelBox& box = component.box;
    if ((horizontal ? box.height() : box.width()) > lengths.thick || (horizontal ? box.width() : box.height()) > lengths.dash) continue;
    if (!stands_on_line(mask, box, lengths.side, horizontal)) continue;
    if (horizontal)
      dots.push_back({box.left, box.right, (box.top + box.bottom - 1) / 2, box.height()});
    else
      dots.push_back({box.top, box.bottom, (box.left + box.right - 1) / 2, box.width()});
  }
  std::sort(dots.begin(), dots.end(), [](const Dot& a, const Dot& b) { return std::pair(a.from, a.across) < std::pair(b.from, b.across); });
  return dots;
}

using Lines = std::vector<std::vector<int>>;  ///< by place across: where along it dots begin

Lines lines_of(const std::vector<Dot>& dots, int extent) {
  Lines lines(static_cast<std::size_t>(extent));
  for (const Dot& dot : dots) lines[std::size_t(dot.across)].push_back(dot.from);
  return lines;
}

/// How far the nearest other dot is along a line, or one of the two beside it.
int nearest_along(const Lines& lines, int across, int from) {
  int nearest = 1 << 30;
  for (int line = std::max(0, across - 1); line <= std::min(int(lines.size()) - 1, across + 1); ++line) {
    const std::vector<int>& places = lines[std::size_t(line)];
    for (auto place = std::lower_bound(places.begin(), places.end(), from); place != places.end(); ++place)
      if (*place != from) {
        nearest = std::min(nearest, *place - from);
        break;
      }
    const auto behind = std::lower_bound(places.begin(), places.end(), from);
    if (behind != places.begin()) nearest = std::min(nearest, from - *std::prev(behind));
  }
  return nearest;
}

/// Each dot belongs to the direction in which its nearest neighbour stands: a column of dots, one of each dotted row, is
/// no ruling.
void share_out(std::vector<Dot>& level, std::vector<Dot>& upright, int width, int height) {
  const Lines rows = lines_of(level, height), columns = lines_of(upright, width);
  const auto other_is_nearer = [](const Dot& dot, const Lines& own, const Lines& other) {
    return nearest_along(other, dot.from, dot.across) < nearest_along(own, dot.across, dot.from);
  };
  std::erase_if(level, [&](const Dot& dot) { return dot.to - dot.from <= 2 * dot.size && other_is_nearer(dot, rows, columns); });
  std::erase_if(upright, [&](const Dot& dot) { return dot.to - dot.from <= 2 * dot.size && other_is_nearer(dot, columns, rows); });
}

using Row = std::vector<Dot>;

/// Whether nothing is written across the line between two dots: a line that crosses it has ink on both sides, too, but
/// little along it.
bool is_free_between(const Raster& mask, const Dot& first, const Dot& second, int side, bool horizontal) {
  const int low = std::min(first.across, second.across) - side, high = std::max(first.across, second.across) + side + 1;
  int inked = 0;
  for (int along = first.to; along < second.from; ++along)
    inked += has_ink(mask, horizontal ? PixelBox{along, low, along + 1, high} : PixelBox{low, along, high, along + 1});
  return inked <= 2 * side;
}

/// Dots that follow each other with no more than the gap and nothing but paper between, each at most a pixel higher or
/// lower than the last.
std::vector<Row> rows_of(const std::vector<Dot>& dots, const Raster& mask, const Lengths& lengths, bool horizontal) {
  const int gap = horizontal ? lengths.gap : lengths.upright_gap, extent = horizontal ? mask.height : mask.width;
  std::vector<Row> rows;
  // A line is crossed by others, which leave ink at both its sides: within a short gap nothing is asked.
  const auto may_go_on = [&](const Dot& before, const Dot& dot) {
    return before.to + lengths.short_gap >= dot.from || is_free_between(mask, before, dot, lengths.side, horizontal);
  };
  std::vector<int> last(std::size_t(extent) + 2, -1);  // by place across: the row whose last dot stands there, one further on
  for (const Dot& dot : dots) {
    int found = -1;
    for (const int step : {0, -1, 1}) {
      const int row = last[std::size_t(dot.across + step + 1)];
      if (found >= 0 || row < 0) continue;
      const Dot& before = rows[std::size_t(row)].back();
      if (before.across == dot.across + step && before.to + gap >= dot.from && may_go_on(before, dot)) found = row;
    }
    if (found < 0) {
      found = int(rows.size());
      rows.emplace_back();
    }
    rows[std::size_t(found)].push_back(dot);
    last[std::size_t(dot.across + 1)] = found;
  }
  return rows;
}

int length_of(const Row& row) { return row.back().to - row.front().from; }

/// Whether so many dots on one line are no chance, where `density` of them are on a pixel of the page: six deviations
/// above what noise would put there.
bool is_no_chance(const Row& row, double density) {
  const double by_chance = density * 3 * length_of(row);
  return double(row.size()) >= by_chance + 6 * std::sqrt(by_chance) + double(kLeastDots) - 1;
}

/// Whether the dots stand two and two, each pair far from the next and right behind a letter: the colons of labels that end
/// below each other. What is left of a hairline stands in groups, too, but on paper alone.
bool are_colons(const Row& row, const Raster& mask, const Lengths& lengths) {
  std::size_t colons = 0;
  const auto gap_behind = [&](std::size_t i) { return i + 1 < row.size() ? row[i + 1].from - row[i].to : lengths.upright_gap; };
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const int before = i > 0 ? gap_behind(i - 1) : lengths.upright_gap;
    if (3 * gap_behind(i) > std::min(before, gap_behind(i + 1))) continue;
    colons += has_ink(mask, {row[i].across - lengths.letter, row[i].from, row[i].across - lengths.side, row[i + 1].to});
  }
  return 5 * 2 * colons >= 4 * row.size();
}

PixelRuling ruling_of(const Row& row, bool horizontal) {
  std::vector<int> places, sizes;
  for (const Dot& dot : row) {
    places.push_back(dot.across);
    sizes.push_back(dot.size);
  }
  const auto median = [](std::vector<int>& values) {
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
  };
  PixelRuling line{horizontal, median(places), row.front().from, row.back().to, median(sizes)};
  int inked = 0;
  for (const Dot& dot : row) inked += dot.to - dot.from;
  line.ink = double(inked) / length_of(row);
  line.doubtful = true;
  return line;
}

}  // namespace

std::vector<PixelRuling> find_dotted_rulings(const Raster& grey, double dpi, int threshold) {
  const Lengths lengths(dpi);
  const Raster mask = darker_than(grey, threshold);
  const Components components = find_components(mask, 1);
  std::vector<PixelRuling> found;
  std::vector<Dot> level = dots_of(mask, components, lengths, true), upright = dots_of(mask, components, lengths, false);
  if (std::max(level.size(), upright.size()) > kMostDots) return {};
  share_out(level, upright, mask.width, mask.height);
  for (const bool horizontal : {true, false}) {
    const std::vector<Dot>& dots = horizontal ? level : upright;
    std::vector<Row> rows = rows_of(dots, mask, lengths, horizontal);
    std::erase_if(rows, [&](const Row& row) {
      return row.size() < kLeastDots || length_of(row) < lengths.least || (!horizontal && are_colons(row, mask, lengths));
    });
    std::size_t in_rows = 0;
    for (const Row& row : rows) in_rows += row.size();
    const double density = double(dots.size() - in_rows) / (double(mask.width) * mask.height);
    for (const Row& row : rows)
      if (is_no_chance(row, density)) found.push_back(ruling_of(row, horizontal));
  }
  return found;
}

}  // namespace chushen

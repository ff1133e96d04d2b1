#include <algorithm>
#include <vector>

#include "extract/scan/rulings.h"

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;          // inch
constexpr double kStretch = 10 * kMillimetre;     // over which a line drifts by less than its own thickness
constexpr double kBeside = 1.2 * kMillimetre;     // where the other lines of a double or threefold one run
constexpr double kThickest = 1.6 * kMillimetre;   // of all of them together
constexpr double kDrawn = 0.8;                    // of a stretch: no row of characters has strokes as long

/// A picture seen so that a line is horizontal: x along it, y across.
struct AlongLine {
  Raster& picture;
  bool horizontal = true;
  int length() const { return horizontal ? picture.width : picture.height; }
  int height() const { return horizontal ? picture.height : picture.width; }
  std::uint8_t& at(int x, int y) const { return horizontal ? picture.row(y)[x] : picture.row(x)[y]; }
};

/// White along one line.
void erase_along(Raster& whole, const PixelRuling& line, int threshold) {
  const AlongLine picture{whole, line.horizontal};
  const int slack = std::max(2, line.thickness), longest = line.thickness + 2;
  for (int x = std::max(0, line.from); x < std::min(picture.length(), line.to); ++x) {
    // The line may drift by a pixel or two: take the dark run nearest to its middle.
    int middle = -1;
    for (int offset = 0; offset <= slack && middle < 0; ++offset)
      for (int y : {line.position - offset, line.position + offset})
        if (y >= 0 && y < picture.height() && picture.at(x, y) < threshold) middle = y;
    if (middle < 0) middle = line.position;
    if (middle < 0 || middle >= picture.height()) continue;
    int top = middle, bottom = middle;
    while (top > 0 && picture.at(x, top - 1) < threshold && middle - top <= longest) --top;
    while (bottom + 1 < picture.height() && picture.at(x, bottom + 1) < threshold && bottom - middle <= longest) ++bottom;
    if (bottom - top + 1 > longest) continue;
    for (int y = std::max(0, top - 2); y <= std::min(picture.height() - 1, bottom + 2); ++y) picture.at(x, y) = 255;
  }
}

/// The lines that are drawn through from `from` to `to` at the ruling and beside it, and all of them as one: here and there
/// the white between them is lost.
std::vector<PixelRuling> strands_within(const AlongLine& picture, const PixelRuling& line, int from, int to, double dpi, int threshold) {
  const auto is_drawn = [&](int y) {
    int ink = 0;
    for (int x = from; x < to; ++x) ink += picture.at(x, y) < threshold;
    return ink >= kDrawn * (to - from);
  };
  const int beside = std::max(2, int(kBeside * dpi)), thickest = std::max(3, int(kThickest * dpi));
  const int last = std::min(picture.height(), line.position + beside + 1);
  std::vector<PixelRuling> strands;
  for (int top = std::max(0, line.position - beside); top < last; ++top) {
    if (!is_drawn(top)) continue;
    int bottom = top + 1;
    while (bottom < last && is_drawn(bottom)) ++bottom;
    if (bottom - top <= thickest) strands.push_back({line.horizontal, (top + bottom - 1) / 2, from, to, bottom - top});
    top = bottom;
  }
  if (strands.size() < 2) return strands;
  PixelRuling all = strands.front();
  const PixelRuling& undermost = strands.back();
  all.thickness = undermost.position - all.position + (all.thickness + undermost.thickness) / 2;
  all.position = (all.position + undermost.position) / 2;
  if (all.thickness <= thickest) strands.push_back(all);
  return strands;
}

/// Of a double or threefold ruling the lines side by side that it is drawn with, stretch by stretch. Of one that is not so
/// over half of its length nothing: strokes of the words in a flat ring run along its side for a stretch.
std::vector<PixelRuling> strands_of(Raster& whole, const PixelRuling& line, double dpi, int threshold) {
  const AlongLine picture{whole, line.horizontal};
  const int stretch = std::max(1, int(kStretch * dpi)), end = std::min(line.to, picture.length());
  std::vector<PixelRuling> strands;
  int stretches = 0, several = 0;
  for (int from = std::max(0, line.from), to = 0; end - from >= stretch; from = to) {
    to = end - from < 2 * stretch ? end : from + stretch;
    const std::vector<PixelRuling> here = strands_within(picture, line, from, to, dpi, threshold);
    strands.insert(strands.end(), here.begin(), here.end());
    ++stretches;
    several += here.size() > 1;
  }
  return 2 * several >= stretches ? strands : std::vector<PixelRuling>();
}

}  // namespace

void erase_rulings(Raster& flattened, const std::vector<PixelRuling>& rulings, double dpi, int threshold) {
  const int margin = std::max(1, int(0.3 * kMillimetre * dpi));
  const auto widened = [&](PixelRuling line) {
    line.from -= margin;
    line.to += margin;
    return line;
  };
  for (const bool horizontal : {true, false})
    for (const PixelRuling& line : rulings) {
      if (line.horizontal != horizontal) continue;
      const std::vector<PixelRuling> strands = strands_of(flattened, widened(line), dpi, threshold);
      erase_along(flattened, widened(line), threshold);
      for (const PixelRuling& strand : strands) erase_along(flattened, strand, threshold);
    }
}

}  // namespace chushen

#include "extract/scan/dark_areas.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "extract/scan/coarse_areas.h"

namespace chushen {
namespace {

constexpr double kLeastLength = 15, kLeastHeight = 3.5, kMostHeight = 20;  // millimetres, of bands
constexpr double kLeastCell = 8;   // millimetres: one cell with print on it
constexpr double kFilled = 0.6;    // of a rectangle that is dark, print aside: bold titles are less
constexpr double kLeastPrint = 0.01;  // of a rectangle that is bright
constexpr double kOneColour = 0.8;    // of its dark pixels that are within kNear of their middle
constexpr int kNear = 40;
constexpr double kEdgeDark = 0.5;  // of a row or column of pixels at its edge
constexpr double kAtBorder = 3;    // millimetres

double dark_in_column(const Raster& grey, int x, int top, int bottom, int threshold) {
  int dark = 0;
  for (int y = top; y < bottom; ++y) dark += grey.at(x, y) < threshold;
  return double(dark) / (bottom - top);
}

/// The rectangle's edges to the pixel, sought within a coarse pixel or two of where they seem to be.
PixelBox exact(const Raster& grey, const PixelBox& rough, int reach, int threshold) {
  const PixelBox outer = intersection(grown(rough, reach, reach), grey.bounds());
  const int left = rough.left + rough.width() / 10, right = rough.right - rough.width() / 10;
  const int top = rough.top + rough.height() / 4, bottom = rough.bottom - rough.height() / 4;
  PixelBox box = outer;
  while (box.top < top && dark_in_row(grey, box.top, left, right, threshold) < kEdgeDark) ++box.top;
  while (box.bottom > bottom && dark_in_row(grey, box.bottom - 1, left, right, threshold) < kEdgeDark) --box.bottom;
  while (box.left < left && dark_in_column(grey, box.left, top, bottom, threshold) < kEdgeDark) ++box.left;
  while (box.right > right && dark_in_column(grey, box.right - 1, top, bottom, threshold) < kEdgeDark) --box.right;
  return box;
}

/// The grey of the band: the middle one of its dark pixels.
int level_of(const Raster& grey, const PixelBox& box, int threshold) {
  std::array<int, 256> count{};
  int dark = 0;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (const std::uint8_t level = grey.at(x, y); level < threshold) ++count[level], ++dark;
  int level = 0;
  for (int seen = count[0]; seen < dark / 2 && level < 255;) seen += count[static_cast<std::size_t>(++level)];
  return level;
}

/// How an area looks: how much of it is dark, how much of that is of its one colour, and which grey that is.
struct Look {
  double dark = 0, of_one_colour = 0;
  int level = 0;
};

Look look_of(const Raster& grey, const PixelBox& box, int threshold) {
  Look look;
  look.level = level_of(grey, box, threshold);
  long dark = 0, near = 0;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      const int level = grey.at(x, y);
      dark += level < threshold;
      near += level < threshold && std::abs(level - look.level) <= kNear;
    }
  const double area = double(box.width()) * box.height();
  look.dark = double(dark) / area;
  look.of_one_colour = dark > 0 ? double(near) / double(dark) : 0;
  return look;
}

bool is_area(const PixelBox& box, const Look& look, double millimetre) {
  const int longer = std::max(box.width(), box.height()), shorter = std::min(box.width(), box.height());
  if (shorter < kLeastHeight * millimetre || look.dark < kFilled || look.of_one_colour < kOneColour) return false;
  const bool band = box.width() >= kLeastLength * millimetre && box.height() <= kMostHeight * millimetre && box.width() >= 2 * box.height();
  return band || (longer >= kLeastCell * millimetre && 1 - look.dark >= kLeastPrint);
}

}  // namespace

double dark_in_row(const Raster& grey, int y, int left, int right, int threshold) {
  const std::uint8_t* row = grey.row(y);
  return double(std::count_if(row + left, row + right, [&](std::uint8_t level) { return level < threshold; })) / (right - left);
}

std::vector<DarkArea> dark_areas(const Raster& grey, double dpi, int threshold) {
  const double millimetre = dpi / 25.4;
  const int border = int(kAtBorder * millimetre);
  std::vector<DarkArea> areas;
  for (const PixelBox& rough : coarse_areas(darker_than(grey, threshold), dpi)) {
    if (rough.left < border || rough.top < border || rough.right > grey.width - border || rough.bottom > grey.height - border) continue;
    const PixelBox box = exact(grey, rough, coarse_step(dpi), threshold);
    if (box.empty()) continue;
    if (const Look look = look_of(grey, box, threshold); is_area(box, look, millimetre)) areas.push_back({box, look.level});
  }
  return areas;
}

}  // namespace chushen

#include "extract/scan/dark_bands.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/scan/components.h"

namespace chushen {
namespace {

constexpr double kCoarse = 30;                             // dpi at which bands are looked for: finer than a line of print
constexpr double kLeastLength = 15, kLeastHeight = 3.5, kMostHeight = 20;  // millimetres
constexpr double kDark = 0.5;      // of a coarse pixel that is dark where a band is
constexpr double kFilled = 0.75;   // of its rectangle that a band covers, print aside
constexpr double kEdgeDark = 0.5;  // of a row or column of pixels at its edge
constexpr double kAtBorder = 3;    // millimetres

/// The part of each coarse pixel that is ink, as a mask of those that are mostly dark.
Raster mostly_dark(const Raster& grey, int threshold, int width, int height) {
  Raster ink = darker_than(grey, threshold);
  for (std::uint8_t& pixel : ink.pixels) pixel = pixel ? 255 : 0;
  Raster part = scaled(ink, width, height);
  for (std::uint8_t& pixel : part.pixels) pixel = pixel >= std::uint8_t(255 * kDark) ? 1 : 0;
  return part;
}

double dark_in_row(const Raster& grey, int y, int left, int right, int threshold) {
  const std::uint8_t* row = grey.row(y);
  return double(std::count_if(row + left, row + right, [&](std::uint8_t level) { return level < threshold; })) / (right - left);
}

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

void invert(Raster& grey, const PixelBox& box, int level) {
  std::array<std::uint8_t, 256> changed{};
  for (int old = 0; old < 256; ++old)
    changed[static_cast<std::size_t>(old)] = std::uint8_t(255 - std::clamp((old - level) * 255 / std::max(255 - level, 1), 0, 255));
  for (int y = box.top; y < box.bottom; ++y)
    for (std::uint8_t* pixel = grey.row(y) + box.left; pixel < grey.row(y) + box.right; ++pixel) *pixel = changed[*pixel];
}

void draw_frame(Raster& grey, const PixelBox& box, int thickness) {
  for (int y = box.top; y < box.bottom; ++y) {
    const bool whole = y < box.top + thickness || y >= box.bottom - thickness;
    std::uint8_t* row = grey.row(y);
    std::fill(row + box.left, row + (whole ? box.right : box.left + thickness), std::uint8_t(0));
    if (!whole) std::fill(row + box.right - thickness, row + box.right, std::uint8_t(0));
  }
}

}  // namespace

std::vector<PixelBox> lighten_dark_bands(Raster& grey, double dpi, int threshold) {
  const double millimetre = dpi / 25.4;
  const int width = int(std::lround(grey.width * kCoarse / dpi)), height = int(std::lround(grey.height * kCoarse / dpi));
  if (width < 2 || height < 2) return {};
  const double across = double(grey.width) / width, down = double(grey.height) / height;
  const Components pieces = find_components(mostly_dark(grey, threshold, width, height), 1);
  const int border = int(kAtBorder * millimetre), reach = int(std::ceil(across));
  std::vector<PixelBox> bands;
  for (const Component& piece : pieces.all) {
    const PixelBox rough{int(piece.box.left * across), int(piece.box.top * down), int(piece.box.right * across), int(piece.box.bottom * down)};
    if (rough.width() < kLeastLength * millimetre || rough.height() > kMostHeight * millimetre || rough.width() < 2 * rough.height()) continue;
    if (piece.area < kFilled * piece.box.width() * piece.box.height()) continue;
    if (rough.left < border || rough.top < border || rough.right > grey.width - border || rough.bottom > grey.height - border) continue;
    const PixelBox box = exact(grey, rough, reach, threshold);
    if (box.height() < kLeastHeight * millimetre || box.width() < kLeastLength * millimetre) continue;
    bands.push_back(box);
  }
  for (const PixelBox& band : bands) {
    invert(grey, band, level_of(grey, band, threshold));
    draw_frame(grey, band, std::max(2, int(0.25 * millimetre)));
  }
  return bands;
}

}  // namespace chushen

#pragma once

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "extract/scan/page_image.h"
#include "extract/scan/raster.h"

// Pictures drawn in the tests: what they show is known to the pixel.

namespace chushen::drawing {

inline void fill(Raster& raster, const PixelBox& box, std::uint8_t level = 0) {
  const PixelBox inside = intersection(box, raster.bounds());
  for (int y = inside.top; y < inside.bottom; ++y) std::fill_n(raster.row(y) + inside.left, std::max(0, inside.width()), level);
}

inline void frame(Raster& raster, const PixelBox& box, int thickness, std::uint8_t level = 0) {
  fill(raster, {box.left, box.top, box.right, box.top + thickness}, level);
  fill(raster, {box.left, box.bottom - thickness, box.right, box.bottom}, level);
  fill(raster, {box.left, box.top, box.left + thickness, box.bottom}, level);
  fill(raster, {box.right - thickness, box.top, box.right, box.bottom}, level);
}

inline void stroke(Raster& raster, double x0, double y0, double x1, double y1, int thickness, std::uint8_t level = 0) {
  const int steps = int(std::hypot(x1 - x0, y1 - y0)) + 1;
  for (int i = 0; i <= steps; ++i) {
    const int x = int(x0 + (x1 - x0) * i / steps), y = int(y0 + (y1 - y0) * i / steps);
    fill(raster, {x - thickness / 2, y - thickness / 2, x - thickness / 2 + thickness, y - thickness / 2 + thickness}, level);
  }
}

/// Lines of blocks as large as characters.
inline void text(Raster& raster, const PixelBox& area, int em, int leading) {
  for (int y = area.top; y + em <= area.bottom; y += leading)
    for (int x = area.left; x + em <= area.right; x += em * 5 / 4) frame(raster, {x, y, x + em, y + em}, std::max(2, em / 6));
}

/// Noise that is the same on every run.
inline void speckle(Raster& raster, int strength) {
  std::uint32_t state = 7;
  for (std::uint8_t& level : raster.pixels) {
    state = state * 1664525u + 1013904223u;
    level = std::uint8_t(std::clamp(int(level) + int(state >> 24) * 2 * strength / 255 - strength, 0, 255));
  }
}

/// A4 at the raster's own resolution.
inline PageImage page_of(const Raster& raster, double page_width = 595.3) {
  PageImage image;
  image.width = raster.width;
  image.height = raster.height;
  image.channels = 1;
  image.pixels = raster.pixels;
  image.page_width = page_width;
  image.page_height = page_width * raster.height / raster.width;
  return image;
}

inline std::string file(const std::string& name) {
  std::ifstream in(std::string(CHUSHEN_SOURCE_DIR) + "/tests/extract/scan_data/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace chushen::drawing

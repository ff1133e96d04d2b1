#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/scan/page_image.h"

namespace chushen {

/// A rectangle of pixels; right and bottom are the first pixel outside.
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool empty() const { return right <= left || bottom <= top; }
  bool operator==(const PixelBox&) const = default;
};

PixelBox united(const PixelBox& a, const PixelBox& b);
inline PixelBox intersection(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}
PixelBox grown(const PixelBox& box, int horizontally, int vertically);

/// One byte per pixel, rows from the top. As a picture 0 is black and 255 white; as a mask 1 is ink and 0 is not.
/// Everything between decoding and recognition works on this type, so that no image library shows in a header.
struct Raster {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;

  Raster() = default;
  Raster(int columns, int rows, std::uint8_t fill)
      : width(columns), height(rows), pixels(std::size_t(columns) * rows, fill) {}
  std::uint8_t* row(int y) { return pixels.data() + std::size_t(y) * width; }
  const std::uint8_t* row(int y) const { return pixels.data() + std::size_t(y) * width; }
  std::uint8_t at(int x, int y) const { return row(y)[x]; }
  PixelBox bounds() const { return {0, 0, width, height}; }
};

/// The part of `raster` in `box`; what lies outside the raster is `fill`.
Raster cropped(const Raster& raster, const PixelBox& box, std::uint8_t fill = 255);

/// Scaled to `width` x `height`: by area where it shrinks (no moire from fine rasters), else bilinear. Requires both > 0.
Raster scaled(const Raster& raster, int width, int height);

/// Rows become columns: transposed(r).at(y, x) == r.at(x, y).
Raster transposed(const Raster& raster);

/// Turned about its centre by `radians`, clockwise on the page where positive; the size stays, corners are `fill`.
Raster rotated(const Raster& raster, double radians, std::uint8_t fill = 255);

/// Turned clockwise by `quarter_turns` times 90 degrees; width and height of pixels and page swap where that is odd.
PageImage turned(PageImage image, int quarter_turns);

Raster turned(const Raster& raster, int quarter_turns);

/// No more than `dpi`, averaged by area; an image that has no more comes back as it is.
PageImage reduced_to(PageImage image, double dpi);

/// Part of a mask's pixels in the box that are ink; 0 where the box lies outside.
double ink_in(const Raster& mask, const PixelBox& box);

/// Pixels darker than `threshold`.
Raster darker_than(const Raster& raster, int threshold);

}  // namespace chushen

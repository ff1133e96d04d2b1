#include "extract/scan/raster.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>

namespace chushen {

PixelBox united(const PixelBox& a, const PixelBox& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

PixelBox grown(const PixelBox& box, int horizontally, int vertically) {
  return {box.left - horizontally, box.top - vertically, box.right + horizontally, box.bottom + vertically};
}

Raster cropped(const Raster& raster, const PixelBox& box, std::uint8_t fill) {
  Raster result(std::max(0, box.width()), std::max(0, box.height()), fill);
  const PixelBox inside = intersection(box, raster.bounds());
  if (inside.empty()) return result;
  for (int y = inside.top; y < inside.bottom; ++y)
    std::memcpy(result.row(y - box.top) + (inside.left - box.left), raster.row(y) + inside.left, inside.width());
  return result;
}

namespace {

/// How one target pixel is made of source pixels along one axis: weights that sum to 1, from `first` on.
struct Taps {
  int first = 0;
  std::vector<float> weights;
};

/// A triangle as wide as the coarser of the two grids: area averaging when shrinking, linear when growing.
std::vector<Taps> taps_of(int from, int to) {
  const double step = double(from) / to, support = std::max(1.0, step);
  std::vector<Taps> all(to);
  for (int i = 0; i < to; ++i) {
    const double centre = (i + 0.5) * step - 0.5;
    const int first = std::max(0, int(std::ceil(centre - support))), last = std::min(from - 1, int(std::floor(centre + support)));
    Taps& taps = all[i];
    taps.first = std::clamp(first, 0, from - 1);
    double sum = 0;
    for (int k = taps.first; k <= std::max(last, taps.first); ++k) {
      const double weight = std::max(1e-6, 1 - std::abs(k - centre) / support);
      taps.weights.push_back(float(weight));
      sum += weight;
    }
    for (float& weight : taps.weights) weight = float(weight / sum);
  }
  return all;
}

/// Scales `channels` interleaved bytes; rows first, one source row at a time, so that no float image is held whole.
std::vector<std::uint8_t> resample(const std::uint8_t* pixels, int width, int height, int channels, int to_width, int to_height) {
  const std::vector<Taps> columns = taps_of(width, to_width), rows = taps_of(height, to_height);
  const std::size_t stride = std::size_t(width) * channels;
  std::vector<float> blended(stride);
  std::vector<std::uint8_t> result(std::size_t(to_width) * to_height * channels);
  std::uint8_t* out = result.data();
  for (const Taps& row : rows) {
    std::fill(blended.begin(), blended.end(), 0.0f);
    for (std::size_t k = 0; k < row.weights.size(); ++k) {
      const std::uint8_t* source = pixels + (row.first + k) * stride;
      const float weight = row.weights[k];
      for (std::size_t x = 0; x < stride; ++x) blended[x] += weight * source[x];
    }
    for (const Taps& column : columns)
      for (int c = 0; c < channels; ++c) {
        float sum = 0.5f;
        for (std::size_t k = 0; k < column.weights.size(); ++k)
          sum += column.weights[k] * blended[(column.first + k) * channels + c];
        *out++ = std::uint8_t(std::min(255.0f, sum));
      }
  }
  return result;
}

}  // namespace

Raster scaled(const Raster& raster, int width, int height) {
  Raster result;
  if (raster.width == 0 || raster.height == 0) return Raster(width, height, 255);
  result.width = width;
  result.height = height;
  result.pixels = resample(raster.pixels.data(), raster.width, raster.height, 1, width, height);
  return result;
}

PageImage reduced_to(PageImage image, double dpi) {
  if (image.dpi() <= dpi * 1.1) return image;
  const double factor = dpi / image.dpi();
  const int width = std::max(1, int(std::lround(image.width * factor))), height = std::max(1, int(std::lround(image.height * factor)));
  image.pixels = resample(image.pixels.data(), image.width, image.height, image.channels, width, height);
  image.width = width;
  image.height = height;
  return image;
}

namespace {

constexpr int kBlock = 8;

/// Swaps the bits of `rows[i]` shifted up by `shift` under `mask` with those of `rows[i + apart]`.
void swap_between(std::uint64_t* rows, int apart, int shift, std::uint64_t mask) {
  for (int i = 0; i < kBlock; ++i) {
    if (i & apart) continue;
    const std::uint64_t change = ((rows[i] >> shift) ^ rows[i + apart]) & mask;
    rows[i] ^= change << shift;
    rows[i + apart] ^= change;
  }
}

/// Eight rows of eight bytes in registers: quarters, then eighths, then single bytes change places (Warren, Hacker's
/// Delight 7-3, on bytes). Page by page a tenth of the layout's time went into doing this byte by byte.
void transpose_block(const Raster& from, Raster& to, int left, int top) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t rows[kBlock];
  for (int i = 0; i < kBlock; ++i) std::memcpy(&rows[i], from.row(top + i) + left, kBlock);
  swap_between(rows, 4, 32, 0x00000000FFFFFFFFu);
  swap_between(rows, 2, 16, 0x0000FFFF0000FFFFu);
  swap_between(rows, 1, 8, 0x00FF00FF00FF00FFu);
  for (int i = 0; i < kBlock; ++i) std::memcpy(to.row(left + i) + top, &rows[i], kBlock);
}

void transpose_bytes(const Raster& from, Raster& to, const PixelBox& box) {
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) to.row(x)[y] = from.row(y)[x];
}

}  // namespace

Raster transposed(const Raster& raster) {
  constexpr int kTile = 64;  // both sides of a tile stay in the cache
  Raster result(raster.height, raster.width, 0);
  for (int top = 0; top < raster.height; top += kTile)
    for (int left = 0; left < raster.width; left += kTile) {
      const int bottom = std::min(raster.height, top + kTile), right = std::min(raster.width, left + kTile);
      for (int y = top; y < bottom; y += kBlock)
        for (int x = left; x < right; x += kBlock) {
          if (y + kBlock <= bottom && x + kBlock <= right)
            transpose_block(raster, result, x, y);
          else
            transpose_bytes(raster, result, {x, y, std::min(right, x + kBlock), std::min(bottom, y + kBlock)});
        }
    }
  return result;
}

Raster rotated(const Raster& raster, double radians, std::uint8_t fill) {
  Raster result(raster.width, raster.height, fill);
  const double cosine = std::cos(radians), sine = std::sin(radians);
  const double cx = raster.width / 2.0, cy = raster.height / 2.0;
  constexpr double kOne = 256;
  for (int y = 0; y < raster.height; ++y) {
    // Pixel (x, y) of the result comes from where the turn found it; both steps along a row are constant.
    double sx = cx + cosine * (0.5 - cx) + sine * (y + 0.5 - cy) - 0.5;
    double sy = cy - sine * (0.5 - cx) + cosine * (y + 0.5 - cy) - 0.5;
    std::uint8_t* out = result.row(y);
    for (int x = 0; x < raster.width; ++x, sx += cosine, sy -= sine) {
      const int ix = int(std::floor(sx)), iy = int(std::floor(sy));
      if (ix < 0 || iy < 0 || ix + 1 >= raster.width || iy + 1 >= raster.height) continue;
      const int fx = int((sx - ix) * kOne), fy = int((sy - iy) * kOne);
      const std::uint8_t* above = raster.row(iy) + ix;
      const std::uint8_t* below = above + raster.width;
      const int upper = above[0] * (256 - fx) + above[1] * fx, lower = below[0] * (256 - fx) + below[1] * fx;
      out[x] = std::uint8_t((upper * (256 - fy) + lower * fy + 32768) >> 16);
    }
  }
  return result;
}

PageImage turned(PageImage image, int quarter_turns) {
  quarter_turns = ((quarter_turns % 4) + 4) % 4;
  if (quarter_turns == 0) return image;
  PageImage result = image;
  if (quarter_turns % 2 == 1) {
    std::swap(result.width, result.height);
    std::swap(result.page_width, result.page_height);
  }
  const int channels = image.channels, width = image.width, height = image.height;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int to_x = quarter_turns == 1 ? height - 1 - y : quarter_turns == 2 ? width - 1 - x : y;
      const int to_y = quarter_turns == 1 ? x : quarter_turns == 2 ? height - 1 - y : width - 1 - x;
      const std::uint8_t* from = &image.pixels[(std::size_t(y) * width + x) * channels];
      std::copy(from, from + channels, &result.pixels[(std::size_t(to_y) * result.width + to_x) * channels]);
    }
  return result;
}

Raster turned(const Raster& raster, int quarter_turns) {
  PageImage image;
  image.width = raster.width;
  image.height = raster.height;
  image.channels = 1;
  image.pixels = raster.pixels;
  image = turned(std::move(image), quarter_turns);
  Raster result;
  result.width = image.width;
  result.height = image.height;
  result.pixels = std::move(image.pixels);
  return result;
}

double ink_in(const Raster& mask, const PixelBox& box) {
  const PixelBox inside = intersection(box, mask.bounds());
  if (inside.empty()) return 0;
  long ink = 0;
  for (int y = inside.top; y < inside.bottom; ++y)
    for (int x = inside.left; x < inside.right; ++x) ink += mask.at(x, y);
  return double(ink) / (double(inside.width()) * inside.height());
}

Raster darker_than(const Raster& raster, int threshold) {
  Raster mask;
  mask.width = raster.width;
  mask.height = raster.height;
  mask.pixels.resize(raster.pixels.size());
  if (threshold <= 0) return mask;
  const std::uint8_t darkest = std::uint8_t(std::min(threshold - 1, 255));  // in bytes, sixteen are compared at once
  std::transform(raster.pixels.begin(), raster.pixels.end(), mask.pixels.begin(), [darkest](std::uint8_t level) { return std::uint8_t(level <= darkest); });
  return mask;
}

}  // namespace chushen

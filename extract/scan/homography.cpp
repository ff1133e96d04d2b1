#include "extract/scan/homography.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace chushen {

Homography Homography::from_rectangle(double width, double height, const Quad& quad) {
  // From the unit square, in closed form (Heckbert 1989, 2.2.3).
  const auto& [p0, p1, p2, p3] = quad;
  const double dx1 = p1.x - p2.x, dx2 = p3.x - p2.x, dx3 = p0.x - p1.x + p2.x - p3.x;
  const double dy1 = p1.y - p2.y, dy2 = p3.y - p2.y, dy3 = p0.y - p1.y + p2.y - p3.y;
  const double whole = dx1 * dy2 - dx2 * dy1;
  const double g = (dx3 * dy2 - dx2 * dy3) / whole, h = (dx1 * dy3 - dx3 * dy1) / whole;
  return Homography({(p1.x - p0.x + g * p1.x) / width, (p3.x - p0.x + h * p3.x) / height, p0.x,
                     (p1.y - p0.y + g * p1.y) / width, (p3.y - p0.y + h * p3.y) / height, p0.y, g / width, h / height, 1});
}

Homography Homography::turned(int quarter_turns, double width, double height) {
  switch ((quarter_turns % 4 + 4) % 4) {
    case 1: return Homography({0, -1, height, 1, 0, 0, 0, 0, 1});
    case 2: return Homography({-1, 0, width, 0, -1, height, 0, 0, 1});
    case 3: return Homography({0, 1, 0, -1, 0, width, 0, 0, 1});
    default: return Homography();
  }
}

Homography Homography::operator*(const Homography& first) const {
  std::array<double, 9> product{};
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column)
      for (int k = 0; k < 3; ++k) product[row * 3 + column] += m_[row * 3 + k] * first.m_[k * 3 + column];
  return Homography(product);
}

Homography Homography::inverse() const {
  const auto& m = m_;  // the adjugate: a common factor does not matter
  std::array<double, 9> rows{m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
                             m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
                             m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
  const double last = rows[8];
  if (std::abs(last) > 1e-12)
    for (double& value : rows) value /= last;
  return Homography(rows);
}

namespace {

/// Walks the target row by row; numerators and denominator of the source's place are linear along a row, and the latter
/// is 1 where nothing but a turn and a shear is to be done.
template <int channels, bool affine>
void warp(const std::uint8_t* source, int width, int height, const Homography& to_source, int to_width, int to_height, std::uint8_t* out) {
  const auto& m = to_source.rows();
  const std::size_t stride = std::size_t(width) * channels;
  for (int y = 0; y < to_height; ++y) {
    double u = m[0] * 0.5 + m[1] * (y + 0.5) + m[2], v = m[3] * 0.5 + m[4] * (y + 0.5) + m[5], w = m[6] * 0.5 + m[7] * (y + 0.5) + m[8];
    for (int x = 0; x < to_width; ++x, u += m[0], v += m[3], w += m[6], out += channels) {
      const double sx = (affine ? u : u / w) - 0.5, sy = (affine ? v : v / w) - 0.5;
      if (!(sx >= 0 && sy >= 0 && sx < width - 1 && sy < height - 1)) continue;
      const auto across = std::int64_t(sx * 256), down = std::int64_t(sy * 256);  // in parts of a pixel, exact: 256 is a power of two
      const int ix = int(across >> 8), iy = int(down >> 8), fx = int(across & 255), fy = int(down & 255);
      const std::uint8_t* above = source + iy * stride + std::size_t(ix) * channels;
      const std::uint8_t* below = above + stride;
      for (int c = 0; c < channels; ++c) {
        const int upper = above[c] * (256 - fx) + above[c + channels] * fx, lower = below[c] * (256 - fx) + below[c + channels] * fx;
        out[c] = std::uint8_t((upper * (256 - fy) + lower * fy + 32768) >> 16);
      }
    }
  }
}

bool is_affine(const Homography& homography) {
  const auto& m = homography.rows();
  return m[6] == 0 && m[7] == 0 && m[8] == 1;
}

template <int channels>
auto warp_of(const Homography& to_source) {
  return is_affine(to_source) ? warp<channels, true> : warp<channels, false>;
}

}  // namespace

Raster warped(const Raster& source, const Homography& to_source, int width, int height, std::uint8_t fill) {
  Raster result(width, height, fill);
  warp_of<1>(to_source)(source.pixels.data(), source.width, source.height, to_source, width, height, result.pixels.data());
  return result;
}

PageImage warped(const PageImage& source, const Homography& to_source, int width, int height) {
  PageImage result;
  result.width = width;
  result.height = height;
  result.channels = source.channels;
  result.pixels.assign(std::size_t(width) * height * source.channels, 255);
  const auto fill = source.channels == 3 ? warp_of<3>(to_source) : warp_of<1>(to_source);
  fill(source.pixels.data(), source.width, source.height, to_source, width, height, result.pixels.data());
  return result;
}

}  // namespace chushen

#pragma once

#include <array>

#include "extract/scan/raster.h"

namespace chushen {

struct PlanePoint {
  double x = 0, y = 0;
};

/// The corners of a four-sided figure: top left, top right, bottom right, bottom left.
using Quad = std::array<PlanePoint, 4>;

/// A projective map of the plane: what a camera does to a flat sheet. The identity unless made otherwise.
///
///     from_rectangle(210, 297, corners)({0, 0})   // == corners[0]
class Homography {
 public:
  Homography() = default;
  /// Rows of the matrix; (x, y, 1) is multiplied from the right.
  explicit Homography(const std::array<double, 9>& rows) : m_(rows) {}

  /// Takes the corners of a rectangle at the origin to those of `quad`. Requires a convex quad.
  static Homography from_rectangle(double width, double height, const Quad& quad);
  static Homography moved(double x, double y) { return Homography({1, 0, x, 0, 1, y, 0, 0, 1}); }
  static Homography stretched(double factor) { return Homography({factor, 0, 0, 0, factor, 0, 0, 0, 1}); }
  /// Clockwise quarter turns of a page of this size, whose top left corner stays at the origin.
  static Homography turned(int quarter_turns, double width, double height);

  PlanePoint operator()(PlanePoint p) const {
    const double w = m_[6] * p.x + m_[7] * p.y + m_[8];
    return {(m_[0] * p.x + m_[1] * p.y + m_[2]) / w, (m_[3] * p.x + m_[4] * p.y + m_[5]) / w};
  }
  /// First the right one, then the left one.
  Homography operator*(const Homography& first) const;
  Homography inverse() const;
  bool is_identity() const { return m_ == Homography().m_; }
  const std::array<double, 9>& rows() const { return m_; }

 private:
  std::array<double, 9> m_{1, 0, 0, 0, 1, 0, 0, 0, 1};
};

/// A picture of `width` x `height` whose pixel at (x, y) is the source's at `to_source` of it, bilinear; `fill` where
/// that lies outside. Shrinks by little only: reduce the source first, or details alias.
Raster warped(const Raster& source, const Homography& to_source, int width, int height, std::uint8_t fill = 255);

/// The same for pages; the size in points is left to the caller.
PageImage warped(const PageImage& source, const Homography& to_source, int width, int height);

}  // namespace chushen

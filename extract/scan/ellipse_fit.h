#pragma once

#include <optional>
#include <vector>

#include "extract/scan/circle_fit.h"

namespace chushen {

struct Ellipse {
  double x = 0, y = 0;
  double long_radius = 0, short_radius = 0;
  double tilt = 0;   ///< radians by which the long axis is turned clockwise from the horizontal, within ±90°
  double cover = 0;  ///< part of the full turn along which points lie on it, 0 … 1
};

/// The ellipse that the points lie on: a conic by least squares, fitted again without the points that lie far off,
/// several times, so that strokes inside and beside the outline fall away.
///
/// \param reach  how far from the ellipse a point may lie.
/// \return nothing where the conic is no ellipse, is longer than three times its width, or is covered over less than half.
std::optional<Ellipse> fit_ellipse(const std::vector<PlanePoint>& points, double reach);

}  // namespace chushen

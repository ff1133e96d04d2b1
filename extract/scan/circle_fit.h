#pragma once

#include <optional>
#include <vector>

namespace chushen {

struct PlanePoint {
  double x = 0, y = 0;
};

struct Circle {
  double x = 0, y = 0, radius = 0;
  double cover = 0;  ///< part of the full turn along which points lie on it, 0 … 1
};

/// Nothing where the three points lie on one line.
std::optional<Circle> circle_through(const PlanePoint& a, const PlanePoint& b, const PlanePoint& c);

/// The circle that most of the points lie on, whatever the others do (RANSAC, Fischler and Bolles 1981; the choices are
/// pseudo-random from a fixed seed, so the answer is always the same), then fitted to its points by least squares.
///
/// \param reach  how far from the circle a point may lie.
/// \return nothing where no circle with a radius in the range is covered over a third of its turn.
std::optional<Circle> fit_circle(const std::vector<PlanePoint>& points, double least_radius, double most_radius, double reach);

}  // namespace chushen

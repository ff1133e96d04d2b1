#pragma once

#include <optional>

#include "extract/scan/outline_points.h"

namespace chushen {

/// A rectangle in cells that may stand askew.
struct SquareOutline {
  double x = 0, y = 0;            ///< centre
  double width = 0, height = 0;
  double tilt = 0;                ///< radians, clockwise, within ±20°
  double cover = 0;               ///< of the side that is inked least, 0 … 1
};

/// The smallest rectangle around the ink in `box`, where ink stands along all of its sides.
/// \param reach  cells: how far inside the side it may stand.
std::optional<SquareOutline> find_square_outline(const InkDensity& density, const PixelBox& box, double reach);

}  // namespace chushen

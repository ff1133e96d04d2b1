#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// A layer of ink on a grid of about a hundred cells to the inch: how much of each cell is inked, 0 … 255. Outlines are
/// looked for here: dropped-out pixels do not tear a stroke apart, and a page costs the same at any resolution.
struct InkDensity {
  int cell = 1;    ///< pixels of the layer to a side of a cell
  Raster levels;   ///< smoothed over three by three cells
  double cells_per_millimetre = 4;

  double column_of(double x) const { return x / cell - 0.5; }
  double pixel_of(double column) const { return (column + 0.5) * cell; }
};

/// \param least  level of the layer from which a pixel is ink.
InkDensity density_of(const Raster& layer, double dpi, int least);

/// A place where paper ends and ink begins, in cells; (across, down) is the direction into the ink, of length 1.
struct OutlinePoint {
  float x = 0, y = 0, across = 0, down = 0;
};

/// The places of steepest change inside `box` (cells).
std::vector<OutlinePoint> outline_points(const InkDensity& density, const PixelBox& box);

}  // namespace chushen

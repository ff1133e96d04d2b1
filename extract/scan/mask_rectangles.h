#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// Cuts a mask of areas with sides along the axes into rectangles, the largest first: a column of cells and the rows that
/// begin at it are one area and several rectangles. Rectangles narrower than `least_side` or smaller than `least_area`
/// pixels are left out; they do not overlap.
///
/// \param mask  1 is area; small, as it is searched once for each rectangle
std::vector<PixelBox> rectangles_of(Raster mask, int least_side, int least_area);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// Places that are mostly ink over more than letters are: fills of cells, seen coarsely and cut into rectangles. Print on a
/// fill is taken for a part of it, up to the height of a large letter. Bold titles and pictures may be among them: look at
/// each place closely.
///
/// \param ink  mask at `dpi`
/// \return rectangles in its pixels, to within coarse_step(), the largest first; none smaller than 8 mm x 3.5 mm
std::vector<PixelBox> coarse_areas(const Raster& ink, double dpi);

/// How far a side may be from where it seems to be, in pixels.
int coarse_step(double dpi);

}  // namespace chushen

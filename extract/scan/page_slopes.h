#pragma once

#include "extract/scan/homography.h"
#include "extract/scan/raster.h"

namespace chushen {

/// How the lines of a page run on its picture. Seen by a camera that is not square above it, parallel lines meet far
/// away: their slope changes evenly over the page.
struct PageSlopes {
  double level = 0, level_change = 0;      ///< dy/dx of level lines at the picture's centre; per pixel downwards
  double upright = 0, upright_change = 0;  ///< dx/dy of upright lines there; per pixel to the right
  bool is_turn() const { return level_change == 0 && upright_change == 0 && upright == -level; }
};

/// Finds the slopes for which the ink falls into the sharpest rows and columns, starting from the page's skew. Where a
/// change of slope or a lean of the upright lines does not show clearly, there is none: the page is only turned.
///
/// \param mask  ink.  \param skew  as find_lie gives it.
PageSlopes find_slopes(const Raster& mask, double dpi, double skew);

/// Where the pixels of the picture with level lines come from, and how large it is: as large as the page where that is
/// turned by less than three degrees, else so large that nothing is cut off.
struct Levelling {
  Homography to_page;
  int width = 0, height = 0;
};
Levelling levelling_of(const PageSlopes& slopes, int width, int height);

}  // namespace chushen

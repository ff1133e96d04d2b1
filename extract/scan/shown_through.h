#pragma once

#include <vector>

#include "extract/scan/rulings.h"

namespace chushen {

/// Takes out the lines of a table on the back of the paper, which would cut cells and values in two. A blur spreads what
/// shows through but keeps its weight, so a hair line of the page is not taken for one.
///
/// Where most of the page's lines are its own, those that are far lighter and lie among them show through. Where most are
/// light, a form may draw them so: they go only where the page has a table of far heavier lines, and the letters of the
/// back show as well, pale and in great number.
///
/// \param grey  as for find_rulings, no ruling erased.
void refuse_rulings_that_show_through(std::vector<PixelRuling>& rulings, const Raster& grey, double dpi, int threshold);

}  // namespace chushen

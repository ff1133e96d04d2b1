#pragma once

#include <vector>

#include "extract/scan/seals.h"

namespace chushen {

/// Strips of black round seals at the left or right edge of the page: one page's part of a copied seal that was stamped
/// across the edges of several (骑缝章). A strip is a few millimetres of a ring above and below, or a cap of one, and its
/// letters are cut: it is known by the circle on which its ink begins over the whole width of the strip, both ways.
///
/// \param mask    1 is ink, rulings erased or not: the top of a ring is easily taken for one.
/// \param margin  pixels from the side within which the paper may end: a page that was turned level has slanted sides.
/// \param seals   black ones that are known: what lies within them is no strip.
/// \return kOther and partial; the box is the strip's, centre and radii are those of the whole seal.
std::vector<SealShapeFound> find_black_strips(const Raster& mask, double dpi, double margin, const std::vector<SealShapeFound>& seals);

}  // namespace chushen

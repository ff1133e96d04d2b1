#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// Dark areas with white print on them, as forms have them for the titles of their parts, the heads of tables and whole
/// columns of labels. Their edges are not lines, so that the row under one would have no ruling above it, and the rulings
/// between their cells are as dark as they are.
///
/// Makes such areas white, what is printed on them black, and draws a line along each edge of the rectangles that they
/// consist of, and through them where a ruling from outside ends at their edge and no letter is in its way. A band that is
/// a line or two high needs no print on it. What touches the page's edge is the scanner's lid, what is not of one colour a
/// picture.
///
/// \param grey       flattened picture, its lines level; changed
/// \param threshold  darker grey is ink
/// \return the rectangles, in pixels
///
///     a bar of 170 mm x 8 mm, #1f3864, with "A 部分"  ->  white with black letters, framed
std::vector<PixelBox> lighten_dark_bands(Raster& grey, double dpi, int threshold);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// Bands of dark colour with white print on them, as forms have them for the titles of their parts. Their edges are not
/// lines, so that the row under one would have no ruling above it.
///
/// Makes such bands white, what is printed on them black, and draws a line along each of their edges. A band is a
/// rectangle, longer than high, as high as a line or two of print, and does not touch the page's edge, where the dark is
/// the scanner's lid.
///
/// \param grey       flattened picture, its lines level; changed
/// \param threshold  darker grey is ink
/// \return the bands, in pixels
///
///     a bar of 170 mm x 8 mm, #1f3864, with "A 部分"  ->  white with black letters, framed
std::vector<PixelBox> lighten_dark_bands(Raster& grey, double dpi, int threshold);

}  // namespace chushen

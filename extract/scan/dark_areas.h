#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// A rectangle of one dark colour with light print on it.
struct DarkArea {
  PixelBox box;
  int level = 0;  ///< its grey
};

/// The title bands, heads and columns of labels that a page has in white print: level rectangles, in pixels. A band that
/// is a line or two high needs no print on it. What touches the page's edge is the scanner's lid, what is not of one colour
/// a picture.
///
/// \param threshold  darker grey is ink
std::vector<DarkArea> dark_areas(const Raster& grey, double dpi, int threshold);

/// How much of a row's pixels from `left` up to `right` is ink, 0 to 1.
double dark_in_row(const Raster& grey, int y, int left, int right, int threshold);

}  // namespace chushen

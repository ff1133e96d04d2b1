#pragma once

#include "extract/scan/components.h"
#include "extract/scan/text_lines.h"

namespace chushen {

/// The picture of one line with a margin, everything that belongs to other lines painted white.
struct LineCrop {
  Raster picture;
  Raster bare;    ///< the same without the line under a blank: whether a place holds ink of a character is asked here
  PixelBox box;   ///< of the picture on the page
};

/// The columns from `left` to `right` of the pictures; what lies outside them is white.
LineCrop part_of(const LineCrop& crop, int left, int right);

/// It is at least as high as the usual line: a lone 一 or － must not be blown up into a bar.
/// \param bare  as `flattened`, lines under blanks erased.
LineCrop crop_line(const Raster& flattened, const Raster& bare, const Components& components, const TextLines& lines, std::size_t index);

/// Paints a component, and the grey rim around it, white.
void wipe(LineCrop& crop, const Components& components, const Component& component);

/// The same for what of it lies within a place of the page.
void wipe(LineCrop& crop, const Components& components, const Component& component, const PixelBox& within);

/// Columns from the first with ink to behind the last.
struct InkedColumns {
  int left = 0, right = 0;
  bool empty() const { return left >= right; }
};

/// Where there is ink between two columns of a picture.
InkedColumns inked_columns(const Raster& picture, int from, int to, int threshold);

/// Cuts white columns from both sides, but for a margin. False where nothing is left.
bool trim_sides(LineCrop& crop, int threshold);

/// Where a long line is cut so that no piece is wider than `most`: in the middle of the widest white gap near there.
/// A line without gaps stays whole up to twice that, then it is cut anyway. Returns the columns of the cuts, without 0 and the width.
std::vector<int> cuts_of(const Raster& line, int most, int threshold);

}  // namespace chushen

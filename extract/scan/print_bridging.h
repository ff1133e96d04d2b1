#pragma once

#include "extract/scan/seals.h"

namespace chushen {

/// Print that lies over a seal: 1 in a picture of the layer's size, within the seal. It begins where the layer is at
/// least `limit`, and takes its flanks along: from there outwards as long as it grows clearly lighter, as edges do that a
/// lens, a copier or a reduction has blurred; on paper that ends at the paper, on the seal's own ink at its level.
///
/// \param ink    0 none … 255; print is darker than the seal's own ink
/// \param limit  print_level()
Raster print_over(const Raster& ink, const SealShapeFound& seal, int limit);

/// Takes print out of the seal's ink and draws the seal's own strokes through below it: one that print crosses goes on
/// under it; where paper is on both sides, or the print is wide, none does.
/// \param print  1 is print
/// \param box    where it is taken out, within both
/// \param ink    of the seal, of the same size
void bridge_print(const Raster& print, const PixelBox& box, Raster& ink);

}  // namespace chushen

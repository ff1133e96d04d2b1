#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/page_geometry.h"
#include "extract/scan/raster.h"

namespace chushen {

/// Where a level stroke runs through the middle of a line of text: what stands there was crossed out. Strokes of two
/// characters of print may run together (基本): less than three struck characters are not seen. A table's ruling goes on
/// beyond the line's letters.
///
/// \param drawn  the straightened page with nothing erased.  \param line  pixels of it: one line of text.
/// \param threshold  grey level below which there is ink.
/// \return stretches from left to right, in pixels
///
///     "500万元 7800万元" with a stroke through "500万元"  ->  one stretch, as wide as "500万元"
std::vector<PixelBox> find_strokes_through(const Raster& drawn, const PixelBox& line, int threshold);

/// Takes the characters under such strokes out of a run; what is left of it is doubted: it was read beside them. A dash is
/// a stroke of its own and stays.
/// \return how many characters were taken
int take_struck(const std::vector<PixelBox>& strokes, const PageGeometry& geometry, Run& run);

}  // namespace chushen

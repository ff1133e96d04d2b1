#pragma once

#include <vector>

#include "extract/scan/rulings.h"

namespace chushen {

/// Takes out upright rulings on which letters stand astride: no letter lies on a wall between cells. Strokes of letters that
/// line up over a few rows (the first figures of a column), or a line that shows through from the back of the sheet, look
/// like a dotted or pale ruling, and would cut values in two without a trace.
///
/// A long one that is drawn through is not asked; a doubtful one, or one as short as a stroke may be, goes for one letter, any
/// other for two. A letter is ink that hangs
/// together, as high as print, not as wide as a tick or a seal, and reaches well beyond the ruling on both sides.
///
/// \param grey  as for find_rulings, no ruling erased.
void refuse_rulings_through_letters(std::vector<PixelRuling>& rulings, const Raster& grey, double dpi, int threshold);

}  // namespace chushen

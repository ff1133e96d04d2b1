#pragma once

#include <vector>

#include "extract/grid.h"

namespace chushen {

/// Rulings that a page draws dot by dot, as browsers and word processors do for "dotted" and "dashed" borders: squares or
/// discs of a line's thickness, or short strokes, at an even distance.
///
/// \param dots    boxes of small areas as wide as they are high; each may belong to a line of either direction, or of both
///                where two cross.
/// \param dashes  strokes too short to rule anything; longer ones among them are left alone.
/// \return one ruling for each run of at least six; what stands alone (a full stop, a bullet) gives none.
///
///     40 squares of 0.75 points, one each 1.5 points along y = 70  ->  {horizontal, 70, from, to}
std::vector<Ruling> join_dotted(const std::vector<Rect>& dots, const std::vector<Ruling>& dashes);

}  // namespace chushen

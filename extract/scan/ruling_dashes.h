#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// A short level stroke: of a dashed line, or of a character.
struct Dash {
  int left = 0, right = 0, y = 0;
};

/// Whether nothing goes up or down from either end, as it does from the sides of a box or a character.
/// \param near  pixels above and below at which that is looked for.
bool has_free_ends(const Raster& grey, const Dash& dash, int near, int threshold);

/// Rows of at least six dashes on one height most of whose gaps are about as wide; where another line
/// crosses, a dash may be missing.
///
/// \param gap  the widest one.  \param level  most difference in height from one to the next.  \param least  length of a row.
/// \return indices into `dashes`, from left to right.
std::vector<std::vector<int>> rows_of_dashes(const std::vector<Dash>& dashes, int gap, int level, int least);

}  // namespace chushen

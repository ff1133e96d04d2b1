#pragma once

#include <vector>

#include "extract/scan/raster.h"
#include "extract/scan/ruling_chains.h"

namespace chushen {

/// What stands along a line: how much of it is ink, how dark its sides are and at how much of its length they are at
/// least half as dark as itself, how thick it is, and how long nearly nothing is inked.
struct LineProfile {
  double ink = 0, side = 0, crowded = 0, below = 0;
  int gap = 0;
  double stroke = 0;  ///< mean length of what is inked without a break
  int thickness = 1;
  double weight = 0;  ///< darkness across the line, more than beside it, added up: what a blur spreads stays the same
};

/// \param grey, dark     the picture, and its darkness averaged along the rows.
/// \param side_distance  pixels above and below at which its sides are.
LineProfile profile_of(const LineChain& chain, const Raster& grey, const Raster& dark, int side_distance, int threshold);

/// What stands along the line, column by column: the darkest of its pieces, for of a double line the mean row is the white
/// between the two.
std::vector<int> levels_along(const LineChain& chain, const std::vector<int>& heights, const Raster& grey);

/// What is darker than this is ink, of the line itself: half-way between paper and its darkest fifth.
int ink_limit(std::vector<int> levels);

/// The one distance, `longest` at most, at which ink and white follow each other along the dots of a line, as along no row
/// of characters; 0 where there is none. Where another line crosses, some dots may be missing.
int pitch_of(const std::vector<int>& levels, double longest);

}  // namespace chushen

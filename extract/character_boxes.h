#pragma once

#include <vector>

#include "extract/grid.h"

namespace chushen {

/// The rulings of a page without those of boxes for one character each, as forms draw them for codes, dates and phone
/// numbers: such a row of boxes holds one value and is no table, so its characters belong to the cell or line around it.
///
/// Boxes are walls of one height at an even distance, about as wide as they are high and no higher than a line of text,
/// with nothing drawn between top and bottom. A row of them that stands for itself goes whole, from two boxes on; where its
/// top and bottom go on to its left or right, as the lines of a table do, from four boxes on and only the walls between.
///
/// \param rulings    all lines of the page, points.
/// \param tolerance  as for find_grids.
///
///     walls at x 100, 112, … 316 from y 50 to 64, lines at y 50 and 64 from x 100 to 316  ->  none of them
std::vector<Ruling> without_character_boxes(std::vector<Ruling> rulings, double tolerance);

}  // namespace chushen

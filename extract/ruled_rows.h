#pragma once

#include <vector>

#include "extract/grid.h"

namespace chushen {

/// Tables that have lines between their rows and none between their columns, as word processors' plain styles and many
/// reports draw them. The columns are where text begins at one place in several rows; within a row, what stands on other
/// baselines than its neighbour stands in a cell of its own ("91440703MAXX / XX023D" beside "成立时间").
///
/// A row of text right above the first line belongs to the table where it keeps to its columns. Lines under blanks are no
/// such table: their labels stand beside them, and no second text begins at one place.
///
/// \param rulings    all lines of the page.  \param grids  what find_grids made of them: lines there are left alone.
/// \param ink        boxes of the characters or pieces of text on the page, in any order.
/// \param tolerance  as for find_grids.
/// \return tables of two rows and two columns at least, cells without blocks; a value that runs over columns is a cell
///         with a span.
///
///     lines at y 20, 40, 60 from 0 to 300; text at 0 and 100 in each row  ->  one table of 2 x 2
std::vector<Table> find_ruled_rows(const std::vector<Ruling>& rulings, const std::vector<Table>& grids,
                                   const std::vector<Rect>& ink, double tolerance);

}  // namespace chushen

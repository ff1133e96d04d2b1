#pragma once

#include <vector>

#include "extract/grid.h"

namespace chushen {

/// Tables with a line above the head, one below it and one at the end, and none between their rows or columns (三线表), as
/// financial annexes have them. Each line of text is a row; the columns are parted by white that no row crosses, from the
/// head down to the last line.
///
/// \param rulings, grids, ink, tolerance  as for find_ruled_rows; what stands in `grids` is left alone.
/// \return tables of three columns and two rows below the head at least, cells without blocks.
///
///     lines at y 20, 40, 120; "指标 2021年 2022年" in the first band, five rows below  ->  one table of 6 x 3
std::vector<Table> find_three_line_tables(const std::vector<Ruling>& rulings, const std::vector<Table>& grids,
                                          const std::vector<Rect>& ink, double tolerance);

}  // namespace chushen

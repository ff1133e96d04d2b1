#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/components.h"
#include "extract/scan/rulings.h"

namespace chushen {

/// Walls of a table that are too faint in some of its rows to be found by themselves, where the page still shows them: a
/// side between two cells may be drawn where other rows or columns of the table have a line, and a row may begin anywhere
/// between two lines of a cell's text. There less is asked than of a line that may stand anywhere.
///
/// How: along the place of the wall the paper at both its sides is compared with what lies between, pixel by pixel. A
/// dotted hairline is a little darker than its paper a hundred times: many deviations of the mean. Paper, dust and what
/// shows through are not, and no place beside the wall comes near it. Where letters stand across, there is none.
///
/// \param grids  as found.  \param cells  their cells one after the other, in pixels.  \param grey  nothing erased, level.
/// \param components  its ink without the lines that were found.
/// \return one ruling for each side; they may go on in each other.
/// Example: a table whose dotted lines a copier lost in some rows: 联系人 and 手机 were one cell, though both above were two.
std::vector<PixelRuling> faint_walls(const std::vector<Table>& grids, const std::vector<PixelBox>& cells, const Raster& grey, const Components& components, double dpi,
                                      int threshold);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/rulings.h"
#include "extract/scan/text_lines.h"

namespace chushen {

/// The lines between the rows of a table that a scan has lost altogether, told from what stands in the cells: where all
/// the cells beside each other hold as many lines of text on the same heights, and these are as far apart as the rows
/// of the table that have their rulings, each is a row. Text that is only broken in its cell stands closer, and the
/// cell beside it has fewer lines.
///
/// \param grids  as found, at least two of whose rows hold one line.
/// \param cells  their cells one after the other, in pixels: TextLine::region counts these.
/// Example: 项目名称 over 项目负责人 in one cell, a project's name over a person's in the next: a line between them through both.
std::vector<PixelRuling> lost_rulings(const std::vector<Table>& grids, const std::vector<PixelBox>& cells, const TextLines& lines);

}  // namespace chushen

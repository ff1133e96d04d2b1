#pragma once

#include <vector>

#include "extract/document.h"

namespace chushen {

/// From ruling lines to the grid of a table: the same for lines drawn in a PDF and lines found in a scan.

/// A horizontal or vertical ruling line, as a thin rectangle. Gaps from broken or dotted lines are already closed.
struct Ruling {
  bool horizontal = true;
  double position = 0;        ///< y of a horizontal, x of a vertical line: its middle
  double from = 0, to = 0;    ///< its extent along the other axis
  bool operator==(const Ruling&) const = default;
};

/// A table without its text: cells with spans, `blocks` empty, boxes on the lines' middles.
/// Lines that join form one grid; a grid inside a cell of another is a table of its own (the caller nests it).
/// A cell is bounded by lines on all four sides; a missing line between two neighbours makes one cell with a span.
/// A table without outer frame at its left and right is closed at the ends of its horizontal lines (and one that is
/// open at its top or bottom, as where a page breaks, at the ends of its vertical lines).
///
/// Lines that leave a region which is no rectangle have lost a piece: the shortest continuation of a line that is
/// there closes it. Lone lines, such as the underlines of blanks to fill in, are no grid.
///
/// \param tolerance  how far, in points, two lines may be apart to count as one, and an end from the line it should
///                   meet: about 2 for drawn lines, 4 for scans. Rows and columns narrower than twice this hold no
///                   text: double lines count as one.
/// \return grids with at least two cells, top to bottom.
std::vector<Table> find_grids(std::vector<Ruling> rulings, double tolerance);

}  // namespace chushen

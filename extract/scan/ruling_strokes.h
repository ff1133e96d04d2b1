#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// A part of a horizontal line, in columns; `to` excluded.
struct LineStretch {
  int from = 0, to = 0;
  bool operator==(const LineStretch&) const = default;
};

struct LineLook {
  int thickness = 1;
  int pitch = 0;      ///< of a dotted line: from one dot to the next; else 0
  bool solid = true;  ///< drawn through
};

/// What of a line is ruling, where it was put together over gaps. In the rows of a table in which a cell spans columns, the
/// wall of the other rows is not there, but an upright stroke of a character may stand in its place: it fills the gap so
/// far that the line seems to run on, and cuts the text (开平市 | 水口镇). Such a stroke is shorter than any row, white
/// above and below it, and has ink on both of its sides, as only characters have; in a line drawn through, one that stands
/// well clear of it needs ink on one side only.
///
/// \param grey     with white paper.  \param left  the line's first column.
/// \param heights  the row at which the line runs, for each of its columns.  \param levels  what stands there (levels_along).
/// \return the stretches from the left that remain: the whole line where no stroke stands in it, none where it is as
///         short as a stroke, or neither solid nor dotted, and consists of strokes.
std::vector<LineStretch> without_strokes(const Raster& grey, int left, const std::vector<int>& heights,
                                         const std::vector<int>& levels, const LineLook& look, double dpi);

}  // namespace chushen

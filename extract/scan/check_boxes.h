#pragma once

#include <vector>

#include "extract/scan/components.h"
#include "extract/scan/raster.h"

namespace chushen {

/// A square that may be a check box: □, with a tick or cross in it or over it, or filled.
struct CheckBox {
  PixelBox box;            ///< of the square, without what sticks out of it
  bool ticked = false;
  float confidence = 0;    ///< that `ticked` is right, if this is a check box
  /// Whether its uprights go on below its floor, as those of 口, 日, 国 do and those of a drawn square do not.
  bool has_feet = false;
  int component = -1;      ///< that the frame belongs to, with a tick that touches it; -1 where none is known
  bool is_sibling = false; ///< found by its likeness to other boxes of the page (sibling_boxes.h)
  bool is_settled = false; ///< read as a mark beside words before: reading its line again changes nothing about that
  bool is_round = false;   ///< a ring or disc that stands alone (round_marks.h)
  bool is_ring = false;    ///< no box: a pen's ring around the words that follow (option_rings.h)
};

/// Finds squares by their four sides, so that a tick that crosses or touches a side does no harm. Characters with a
/// frame (口 日 田 国) are found as well: only the text around tells them apart (line_reader.h).
///
/// \param mask  ink, rulings erased.  \param components  of that mask.  \param em  height of a usual line, pixels.
/// \param strokes  where a tick is looked for: `mask`, or a stricter one where `mask` takes faint grey for ink.
/// \return not overlapping, top to bottom, left to right.
std::vector<CheckBox> find_check_boxes(const Raster& mask, const Components& components, int em, const Raster& strokes);

/// What stands in a box whose place is known by other means: `ticked`, `confidence`, `has_feet` and `component` for it.
/// \param mask  ink, as above, with the ticks in it.
CheckBox judged_box(const Raster& mask, const Components& components, const PixelBox& box);

}  // namespace chushen

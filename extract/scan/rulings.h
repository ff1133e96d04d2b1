#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// A ruling line in pixels of the straightened page: solid, dotted or broken, black or grey.
struct PixelRuling {
  bool horizontal = true;
  int position = 0;        ///< of its middle: row of a horizontal, column of a vertical line
  int from = 0, to = 0;    ///< along the other axis, `to` excluded
  int thickness = 1;
  double ink = 1;          ///< part of its length that is inked: 1 for a line drawn through
  double below = 0;        ///< how dark the row a millimetre below (right of) it is, as part of its own darkness
  bool doubtful = false;   ///< pale, or dotted and short: alone it is none
  double weight = 0;       ///< darkness across it, added up; 0 where it was not measured
};

/// Finds ruling lines by their shape: darker than the paper on both sides over a length that no stroke of a character
/// has. A short line (4 to 20 mm, as between the rows of a narrow column) counts only where both its ends meet other
/// lines, the feet of 工业 in one row are as long; or, from 9 mm on, where it is thin, without any gap and nothing
/// stands below it: a line under a blank. Gaps of broken lines are closed; a dotted line must have
/// white on both sides. One that only an average over 6 mm shows must cross another line, and a short dotted one must have
/// both ends on others and go on in the same place, as between the columns of a table: what stands in the same place of
/// several rows looks like one.
///
/// \param flattened  grey picture with white paper, straightened to within about half a degree.
std::vector<PixelRuling> find_rulings(const Raster& flattened, double dpi, int threshold);

/// Whether it crosses one of the others, which runs the other way, or meets it to within 1.2 mm.
bool crosses(const PixelRuling& line, const std::vector<PixelRuling>& others, double dpi);

/// Whether a horizontal line meets no vertical one: it is no part of a table but drawn under a blank.
bool is_free(const PixelRuling& line, const std::vector<PixelRuling>& all, double dpi);

/// Paints the rulings white, but not where a stroke runs across or into them: those pixels belong to a character.
void erase_rulings(Raster& flattened, const std::vector<PixelRuling>& rulings, double dpi, int threshold);

}  // namespace chushen

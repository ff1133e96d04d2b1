#pragma once

#include "extract/scan/raster.h"

namespace chushen {

/// How the text of a page lies.
struct Lie {
  bool sideways = false;   ///< lines of text run up or down: a quarter turn either way makes them level
  double skew = 0;         ///< radians by which `rotated` makes the lines level, after the quarter turn; within ±15°
  double certainty = 0;    ///< of `sideways`: how many times better the better direction is; 1 is a guess
};

/// Finds the direction in which the ink falls into sharp rows: the sum of squared differences of neighbouring rows of
/// the projection is greatest there (Postl 1986). Rulings and text agree in angle; for `sideways` only pieces as small
/// as characters count, because tables have as many lines down as across.
///
/// \param mask  ink; any resolution, the search works on a reduced copy.
Lie find_lie(const Raster& mask, double dpi);

}  // namespace chushen

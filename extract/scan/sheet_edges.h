#pragma once

#include <optional>

#include "extract/scan/homography.h"

namespace chushen {

/// The corners, in pixels, of a sheet of paper that lies on something darker: a table under a telephone's camera, the
/// open lid of a scanner. Nothing where the picture shows no such thing: where the sheet fills it, or where what lies
/// around the lines found is as bright as the sheet (a frame printed on a page).
///
/// How: print is taken off the reduced picture (each place as bright as the brightest near it); edges from dark to
/// bright, as seen from outside, vote for lines (Hough 1962); of four lines those are the sheet whose whole sides are
/// edges and whose outside is dark. One side may be the border of the picture.
std::optional<Quad> find_sheet(const PageImage& image);

}  // namespace chushen

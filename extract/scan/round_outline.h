#pragma once

#include <optional>
#include <vector>

#include "extract/scan/ellipse_fit.h"
#include "extract/scan/outline_points.h"

namespace chushen {

/// What outlines are looked for, in cells.
struct OutlineSizes {
  double least_radius = 0, most_radius = 0;  ///< of the longer axis
  double least_short = 0;                    ///< of the shorter axis
  double rings = 0;                          ///< how far outside an outline another one is still part of the same thing
  double reach = 2;                          ///< how far from the outline a point of it may lie
  double least_cover = 0.45;                 ///< of the part of the outline that lies on the page
};

/// The circle or ellipse along whose outline most ink begins, all of it on the inner side: three points and the
/// directions in which they look fix one (the line from the crossing of two tangents through the middle of their points
/// runs through the centre; Yuen, Illingworth and Kittler 1989); of many tries the one with the best cover is fitted to
/// its points. The choices are pseudo-random from a fixed seed, so the answer is always the same. Strokes of text that
/// cross the ring look into other directions and do not count.
///
/// \param page  cells that exist: what lies outside cannot be covered. `cover` is of what lies inside.
/// \return nothing where no outline is covered enough, or less than a quarter of it lies on the page.
std::optional<Ellipse> find_round_outline(const std::vector<OutlinePoint>& points, const PixelBox& page, const OutlineSizes& sizes);

/// Whether a place lies inside the ellipse grown by `factor`.
bool inside(const Ellipse& ellipse, double x, double y, double factor = 1);

}  // namespace chushen

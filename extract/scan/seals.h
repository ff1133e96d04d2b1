#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/components.h"
#include "extract/scan/raster.h"

namespace chushen {

/// A seal found by its shape, in pixels of the page as it lies.
struct SealShapeFound {
  PixelBox box;
  SealShape shape = SealShape::kOther;
  SealColor color = SealColor::kRed;
  double centre_x = 0, centre_y = 0;
  double radius_x = 0, radius_y = 0;  ///< of the outer edge of the ring along its own axes; half the sides of a square
  double tilt = 0;                    ///< radians by which the axis of radius_x is turned clockwise from the horizontal
  float confidence = 0;               ///< that this is a seal: how much of its outline is there
};

/// Seals in the layer of red ink: round and elliptic ones of 18 to 60 mm by a circle through their outermost ink, square
/// ones of 10 to 50 mm by their four sides. Ink may be faint or missing over half of the outline.
std::vector<SealShapeFound> find_red_seals(const Raster& red, double dpi);

/// Round seals of a picture without colour, among the large components of its ink.
std::vector<SealShapeFound> find_black_seals(const Components& components, const PixelBox& page, double dpi);

/// Red ink that belongs to no seal (print, headings): boxes of lines of it.
std::vector<PixelBox> red_print(const Raster& red, const std::vector<SealShapeFound>& seals, double dpi);

}  // namespace chushen

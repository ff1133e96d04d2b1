#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/raster.h"

namespace chushen {

/// A seal found by its shape, in pixels of the page as it lies.
struct SealShapeFound {
  PixelBox box;               ///< within the page
  SealShape shape = SealShape::kOther;
  SealColor color = SealColor::kRed;
  double centre_x = 0, centre_y = 0;
  double radius_x = 0, radius_y = 0;  ///< of the outer edge of the ring along its own axes; half the sides of a square
  double tilt = 0;                    ///< radians by which the axis of radius_x is turned clockwise from the horizontal
  float confidence = 0;               ///< that this is a seal: how much of its outline is there
  bool partial = false;               ///< the edge of the page cuts off more than a twentieth of it
};

/// Seals in a layer of coloured ink: round and elliptic ones of 28 to 60 mm by the outline on which their ink begins,
/// square ones of 10 to 50 mm by their four sides. Ink may be faint or missing over half of the outline, seals may
/// overlap each other, print and the edge of the page. A strip of one at the left or right edge, too narrow to show its
/// outline, is kOther and partial.
std::vector<SealShapeFound> find_coloured_seals(const Raster& ink, SealColor color, double dpi);

/// Seals among black print: copies. Rulings have to be erased. Of round and elliptic ones characters that touch the ring
/// do no harm; square ones of 10 to 30 mm are seen by a frame that stands free and large letters that fill it. What is
/// filled (a picture, a dark disc) is none.
/// \param mask  1 is ink.
std::vector<SealShapeFound> find_black_seals(const Raster& mask, double dpi);

/// Whether a place lies inside the seal's outer edge grown by `factor`.
bool inside(const SealShapeFound& seal, double x, double y, double factor = 1);

/// Whether a box comes nearer than `margin` pixels to one of the seals.
bool is_near_seal(const PixelBox& box, const std::vector<SealShapeFound>& seals, int margin);

/// Red ink that belongs to no seal (print, headings): boxes of lines of it.
std::vector<PixelBox> red_print(const Raster& red, const std::vector<SealShapeFound>& seals, double dpi);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// How much of a box's sides is drawn: parts of their lengths, 0 to 1.
struct BoxCover {
  double mean = 0, least = 0;
};

/// Where in a strip of a page thin lines run, level and upright: pixels darker by some measure than what lies a little to
/// both sides of them, or, where one side is dark (a tick crosses), than what lies to the other. Asked for one box it
/// answers in constant time.
class SideEvidence {
 public:
  /// \param grey  the page.  \param strip  what is looked at.  \param least  grey levels that a line is darker by.
  SideEvidence(const Raster& grey, const PixelBox& strip, int least);

  const PixelBox& strip() const { return strip_; }
  /// How many pixels of a row of the strip a level line covers: where there are fewer than a box's top has, none begins there.
  int drawn_level(int y) const;
  /// Of the top of a box alone, which boxes of different heights share.
  double top_cover(const PixelBox& box) const;
  /// Of a box whose outer edges are these; a side may lie a pixel within or without.
  /// \param enough  nothing is drawn, for what the caller wants, where a side is drawn less than that: 0 is returned then.
  BoxCover cover_of(const PixelBox& box, double enough = 0) const;

 private:
  double level_cover(int y, int left, int right) const;
  double upright_cover(int x, int top, int bottom) const;

  PixelBox strip_;
  int width_ = 0, height_ = 0;
  std::vector<int> level_;    ///< sums along rows, a row of width + 1 for each row
  std::vector<int> upright_;  ///< sums along columns, a row of width for each of height + 1 rows
};

/// How much darker than the paper around them the sides of a box are: the median over them, grey levels.
int side_darkness(const Raster& grey, const PixelBox& box);

}  // namespace chushen

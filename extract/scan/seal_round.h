#pragma once

#include <array>

#include "extract/scan/seals.h"

namespace chushen {

/// A round or elliptic seal unrolled: places are a part of the way around (0 is its own top, clockwise, 1 is all of it) and
/// a distance from the inside (1 is the outer edge of the ring, in units of the shorter radius, at right angles to the
/// outline), as letters stand along it. On an ellipse equal angles are not equal lengths.
class SealRound {
 public:
  /// \param ink  0 none … 255; levels come out stretched to full ink.
  SealRound(const Raster& ink, const SealShapeFound& seal);

  double length() const { return length_ / unit_; }  ///< all around, in shorter radii
  double ink(double part, double distance) const;    ///< 0 … 255
  double at(double x, double y) const;               ///< in the seal's own axes, pixels from its centre
  /// The angle at which a part of the way around lies, 0 … 2 pi clockwise from the top, where the outline is drawn as a circle;
  /// and the part, 0 … 1, at which an angle lies. Of a round seal both are the same but for the unit.
  double angle_of(double part) const;
  double part_of(double angle) const;

  /// Between which distances the letters of the arc stand: inside the ring or rings, outside the star. Each sector has its
  /// own beginning and end of a letter, and the middle ones of all hold, so that print which crosses some does no harm.
  struct Band {
    double inner = 0.56, outer = 0.93;
  };
  Band letter_band() const;

  /// The stretch of the way around that letters stand on: all but the widest gap between them. Only what is inked over all
  /// of their height counts: the figures of the code stand nearer to the ring, the level line nearer to the centre.
  struct Arc {
    double begin = 0, span = 1;
    bool has_gap = false;
  };
  Arc letter_arc(const Band& band) const;

  /// Dark letters on white, upright, clockwise from the beginning of the arc to its end.
  Raster unrolled(const Arc& arc, const Band& band, int height) const;

  const SealShapeFound& seal() const { return seal_; }

 private:
  Band band_by_sectors() const;
  static constexpr int kSteps = 720;
  const Raster& ink_;
  const SealShapeFound& seal_;
  double unit_ = 1, length_ = 0, gain_ = 1;
  std::array<double, kSteps> angles_{};
};

}  // namespace chushen

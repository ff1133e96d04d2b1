#pragma once

#include <array>

#include "extract/scan/raster.h"
#include "extract/scan/seal_round.h"
#include "extract/scan/seals.h"

namespace chushen {

/// One stamping of a round or elliptic seal: its ink, and where its outline lies in it.
struct SealImpression {
  Raster ink;     ///< 0 none … 255
  Raster hidden;  ///< of the same size, 255 where something lay over it that was taken out of `ink`: what is below nobody saw
  SealShapeFound seal;
  double dpi = 0;
};

/// How one impression lies upon another: turned, and with what the fits of both outlines, paper and lens have pushed aside,
/// sector by sector.
struct ImpressionLie {
  static constexpr int kSectors = 24;
  struct Shift {
    double around = 0;   ///< radians, clockwise
    double outwards = 0; ///< parts of the radius
  };
  double turn = 0;       ///< radians by which the other is turned clockwise against the first, each in its own axes
  std::array<Shift, kSectors> shifts{};  ///< of the other, at the middle of each sector; the first begins at the first's own top
};

/// Of one shape, one colour and one size.
bool are_alike(const SealImpression& a, const SealImpression& b);

/// How `other` lies upon `first` where it fits best, by what both show between the star and the ring.
ImpressionLie lie_upon(const SealImpression& first, const SealImpression& other);

/// An impression in the picture of another.
struct LaidImpression {
  Raster ink;
  Raster hidden;  ///< 255 where something hides it
};

LaidImpression laid_upon(const SealImpression& first, const SealImpression& other, const ImpressionLie& lie);

/// Where a place of the other's way around lies in the first's.
double place_in(const SealRound& first, const SealRound& other, const ImpressionLie& lie, double place);

}  // namespace chushen

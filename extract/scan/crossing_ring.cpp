#include "extract/scan/crossing_ring.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace chushen {

namespace {

constexpr int kInk = 60;  // from here a pixel is ink, not the grey of the paper

/// Where its ring really lies: the factors of the outline between which more than half of it is inked.
struct Ring {
  double inner = 1, outer = 1;
};

Ring ring_of(const Raster& ink, const SealShapeFound& seal) {
  constexpr int kSteps = 360;
  Ring ring;
  bool found = false;
  for (double factor = 1.05; factor > 0.9; factor -= 0.005) {
    int inked = 0;
    const double cosine = std::cos(seal.tilt), sine = std::sin(seal.tilt);
    for (int step = 0; step < kSteps; ++step) {
      const double angle = step * 2 * 3.14159265358979323846 / kSteps, a = std::cos(angle) * seal.radius_x * factor, b = std::sin(angle) * seal.radius_y * factor;
      const int x = int(std::lround(seal.centre_x + a * cosine - b * sine)), y = int(std::lround(seal.centre_y + a * sine + b * cosine));
      inked += x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink.at(x, y) >= kInk / 2;
    }
    if (inked < kSteps / 3) {
      if (found) break;
      continue;
    }
    if (!found) ring.outer = factor + 0.01;
    ring.inner = factor - 0.01;
    found = true;
  }
  return ring;
}

/// Calls with each pixel of the ring.
template <typename Use>
void along(const Raster& ink, const SealShapeFound& seal, const Ring& ring, const Use& use) {
  const PixelBox box = intersection(grown(seal.box, 4, 4), ink.bounds());
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (inside(seal, x, y, ring.outer) && !inside(seal, x, y, ring.inner)) use(x, y);
}

/// The middle one; 0 where there are too few to tell.
int median_of(std::vector<std::uint8_t>& levels) {
  constexpr std::size_t kLeast = 30;
  if (levels.size() < kLeast) return 0;
  std::nth_element(levels.begin(), levels.begin() + std::ptrdiff_t(levels.size() / 2), levels.end());
  return levels[levels.size() / 2];
}

/// Levels of ink: of a ring alone, and where two cross.
struct RingLevels {
  int alone = 0, crossing = 0;
  bool differ() const { return alone > 0 && crossing - alone >= 16; }  // less is the grain of the ink
  int above() const { return crossing + (crossing - alone) / 2; }
  /// How much of a second layer there is: its grain is left out, from a quarter of the way to three quarters.
  double second_at(int level) const { return std::clamp(2.0 * (level - alone) / (crossing - alone) - 0.5, 0.0, 1.0); }
};

RingLevels levels_of(const Raster& ink, const SealShapeFound& other, const Ring& ring, const SealShapeFound& seal, const Ring& own) {
  std::vector<std::uint8_t> alone, crossing;
  along(ink, other, ring, [&](int x, int y) {
    const std::uint8_t level = ink.at(x, y);
    if (level < kInk) return;
    if (!inside(seal, x, y, 1.05)) alone.push_back(level);
    else if (inside(seal, x, y, own.outer) && !inside(seal, x, y, own.inner)) crossing.push_back(level);
  });
  return {median_of(alone), median_of(crossing)};
}

}  // namespace

void take_off_ring(const Raster& ink, const SealShapeFound& other, const SealShapeFound& seal, Raster& clear) {
  const Ring ring = ring_of(ink, other);
  const RingLevels levels = levels_of(ink, other, ring, seal, ring_of(ink, seal));
  along(ink, other, ring, [&](int x, int y) {
    std::uint8_t& level = clear.row(y)[x];
    const int seen = ink.at(x, y) < levels.above() ? ink.at(x, y) : level;  // darker is print
    level = levels.differ() ? std::uint8_t(std::lround(levels.second_at(seen) * levels.alone)) : 0;
  });
}

int above_both(const Raster& ink, const SealShapeFound& other, const SealShapeFound& seal) {
  const RingLevels levels = levels_of(ink, other, ring_of(ink, other), seal, ring_of(ink, seal));
  return levels.differ() ? levels.above() : 0;
}

}  // namespace chushen

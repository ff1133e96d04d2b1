#include "extract/scan/seal_ink.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/scan/crossing_ring.h"
#include "extract/scan/print_bridging.h"

namespace chushen {

namespace {

using Histogram = std::array<int, 256>;

constexpr int kInk = 60;  // from here a pixel is ink, not the grey of the paper

int quantile(const Histogram& histogram, double part) {
  long total = 0, below = 0;
  for (int count : histogram) total += count;
  for (int level = 0; level < 256; ++level)
    if ((below += histogram[std::size_t(level)]) >= part * double(total)) return level;
  return 255;
}

/// Calls with each pixel of the seal whose distance from the centre is between two parts of the outline's.
template <typename Use>
void between(const Raster& layer, const SealShapeFound& seal, double inner, double outer, const Use& use) {
  const PixelBox box = intersection(grown(seal.box, 4, 4), layer.bounds());
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (inside(seal, x, y, outer) && !inside(seal, x, y, inner)) use(x, y);
}

Histogram levels(const Raster& ink, const SealShapeFound& seal, double inner, double outer) {
  Histogram histogram{};
  between(ink, seal, inner, outer, [&](int x, int y) { histogram[ink.at(x, y)] += ink.at(x, y) >= kInk; });
  return histogram;
}

bool overlap(const SealShapeFound& a, const SealShapeFound& b) {
  return std::hypot(a.centre_x - b.centre_x, a.centre_y - b.centre_y) < std::max(a.radius_x, a.radius_y) + std::max(b.radius_x, b.radius_y);
}

bool is_round(const SealShapeFound& seal) { return seal.shape == SealShape::kRound || seal.shape == SealShape::kEllipse; }

}  // namespace

int print_level(const Raster& ink, const SealShapeFound& seal) {
  constexpr int kClear = 25;           // levels between the darkest of the ring and print
  constexpr double kTowards = 0.3;     // of the way from the one to the other
  constexpr double kLeastPrint = 0.02;  // of the ink within the ring
  const Histogram ring = levels(ink, seal, 0.95, 1.0), within = levels(ink, seal, 0, 0.92);
  // Print crosses the ring too: not all of it is the ring's own.
  const int darkest = quantile(ring, 0.8);
  Histogram dark{};
  long all = 0, darker = 0;
  for (int level = kInk; level < 256; ++level) {
    all += within[std::size_t(level)];
    if (level < darkest + kClear) continue;
    darker += dark[std::size_t(level)] = within[std::size_t(level)];
  }
  // Thin strokes of print are paler than the rest of it; the seal's own letters, full of ink, are often darker than its ring.
  return darker > kLeastPrint * double(all) ? int(darkest + kTowards * (quantile(dark, 0.5) - darkest)) : 256;
}

Raster undisturbed_ink(const Raster& ink, const std::vector<SealShapeFound>& seals, std::size_t index) {
  Raster clear = ink;
  const SealShapeFound& seal = seals[index];
  std::vector<const SealShapeFound*> crossing;
  for (const SealShapeFound& other : seals)
    if (&other != &seal && other.color == seal.color && is_round(other) && overlap(other, seal)) crossing.push_back(&other);
  if (int limit = seal.color == SealColor::kBlack ? print_level(ink, seal) : 256; limit < 256) {
    for (const SealShapeFound* other : crossing) limit = std::max(limit, above_both(ink, *other, seal));
    bridge_print(print_over(ink, seal, limit), intersection(grown(seal.box, 4, 4), ink.bounds()), clear);
  }
  for (const SealShapeFound* other : crossing) take_off_ring(ink, *other, seal, clear);
  return clear;
}

void lift_copy(Raster& grey, const Raster& ink, const SealShapeFound& seal) {
  const int limit = print_level(ink, seal);
  if (limit == 256) return;
  between(ink, seal, 0, 1.02, [&](int x, int y) {
    bool print = false;
    for (int v = std::max(0, y - 1); v <= std::min(ink.height - 1, y + 1) && !print; ++v)
      for (int u = std::max(0, x - 1); u <= std::min(ink.width - 1, x + 1); ++u) print = print || ink.at(u, v) >= limit;
    if (!print) grey.row(y)[x] = 255;
  });
}

}  // namespace chushen

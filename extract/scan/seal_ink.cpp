#include "extract/scan/seal_ink.h"

#include <algorithm>
#include <array>
#include <cmath>

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
  if (seal.color == SealColor::kBlack)
    if (const int limit = print_level(ink, seal); limit < 256) bridge_print(print_over(ink, seal, limit), intersection(grown(seal.box, 4, 4), ink.bounds()), clear);
  for (std::size_t i = 0; i < seals.size(); ++i) {
    if (i == index || seals[i].color != seal.color || !overlap(seals[i], seal)) continue;
    if (seals[i].shape != SealShape::kRound && seals[i].shape != SealShape::kEllipse) continue;
    const Ring ring = ring_of(ink, seals[i]);
    between(ink, seals[i], ring.inner, ring.outer, [&](int x, int y) { clear.row(y)[x] = 0; });
  }
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

#include "extract/scan/seal_ink.h"

#include <algorithm>
#include <array>
#include <cmath>

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

/// Print and the pixels around it, whose levels are mixed: 1 in a picture of the layer's size.
Raster print_over(const Raster& ink, const SealShapeFound& seal, int limit) {
  Raster print(ink.width, ink.height, 0);
  between(ink, seal, 0, 1, [&](int x, int y) {
    if (ink.at(x, y) < limit) return;
    for (int v = std::max(0, y - 1); v <= std::min(ink.height - 1, y + 1); ++v)
      for (int u = std::max(0, x - 1); u <= std::min(ink.width - 1, x + 1); ++u) print.row(v)[u] = 1;
  });
  return print;
}

/// What lies under a pixel of print: between the two places where the print ends on its narrowest way through there. A
/// stroke of the seal that print crosses goes on below it; where paper is on both sides, or the print is wide, none does.
std::uint8_t level_below(const Raster& ink, const Raster& print, int x, int y) {
  constexpr int kReach = 9;  // pixels
  constexpr std::array<std::array<int, 2>, 4> kWays = {{{1, 0}, {0, 1}, {1, 1}, {1, -1}}};
  const auto steps_to_end = [&](int across, int down) {
    for (int k = 1; k <= kReach; ++k) {
      const int u = x + k * across, v = y + k * down;
      if (u < 0 || v < 0 || u >= ink.width || v >= ink.height) return 0;
      if (!print.at(u, v)) return k;
    }
    return 0;
  };
  double shortest = 1e9, level = 0;
  for (const auto& [across, down] : kWays) {
    const int forth = steps_to_end(across, down), back = steps_to_end(-across, -down);
    const double length = (forth + back) * std::hypot(across, down);
    if (forth == 0 || back == 0 || length >= shortest) continue;
    shortest = length;
    const double ahead = ink.at(x + forth * across, y + forth * down), behind = ink.at(x - back * across, y - back * down);
    level = (ahead * back + behind * forth) / (forth + back);
  }
  return std::uint8_t(level);
}

/// Takes print out of the layer and draws the seal's own strokes through below it.
void bridge_print(const Raster& ink, const SealShapeFound& seal, int limit, Raster& clear) {
  const Raster print = print_over(ink, seal, limit);
  between(ink, seal, 0, 1.02, [&](int x, int y) {
    if (print.at(x, y)) clear.row(y)[x] = level_below(ink, print, x, y);
  });
}

}  // namespace

int print_level(const Raster& ink, const SealShapeFound& seal) {
  constexpr int kClear = 25;           // levels between the darkest of the ring and print
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
  // Midway to the print: the seal's own letters, full of ink, are often darker than its thin ring.
  return darker > kLeastPrint * double(all) ? (darkest + quantile(dark, 0.5)) / 2 : 256;
}

Raster undisturbed_ink(const Raster& ink, const std::vector<SealShapeFound>& seals, std::size_t index) {
  Raster clear = ink;
  const SealShapeFound& seal = seals[index];
  if (seal.color == SealColor::kBlack)
    if (const int limit = print_level(ink, seal); limit < 256) bridge_print(ink, seal, limit, clear);
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

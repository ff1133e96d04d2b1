#include "extract/scan/print_bridging.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace chushen {

namespace {

constexpr double kWithin = 1.02;  // of the outline
constexpr int kFlank = 100;       // the blur of an edge in a seal's radius of 20 mm: 0.2 mm
constexpr int kLighter = 10;      // levels from one pixel of a flank to the next

using Pixel = std::pair<int, int>;

/// The pixels of the flank beside those of `edge`: marked, and the edge from which to go on.
std::vector<Pixel> next_flank(const std::vector<Pixel>& edge, const Raster& ink, int least_fall, Raster& print) {
  std::vector<Pixel> next;
  for (const auto& [x, y] : edge)
    for (int v = std::max(0, y - 1); v <= std::min(ink.height - 1, y + 1); ++v)
      for (int u = std::max(0, x - 1); u <= std::min(ink.width - 1, x + 1); ++u) {
        if (print.at(u, v) || ink.at(u, v) > ink.at(x, y) - least_fall) continue;
        print.row(v)[u] = 1;
        next.emplace_back(u, v);
      }
  return next;
}

/// What lies under a pixel of print: between the two places where the print ends on each way through there, the shorter
/// the way, the more it counts.
std::uint8_t level_below(const Raster& ink, const Raster& print, int x, int y) {
  constexpr int kReach = 9;  // pixels
  constexpr std::array<std::array<int, 2>, 8> kWays = {{{1, 0}, {0, 1}, {1, 1}, {1, -1}, {2, 1}, {1, 2}, {2, -1}, {1, -2}}};
  const auto steps_to_end = [&](int across, int down) {
    for (int k = 1; k * std::max(std::abs(across), std::abs(down)) <= kReach; ++k) {
      const int u = x + k * across, v = y + k * down;
      if (u < 0 || v < 0 || u >= ink.width || v >= ink.height) return 0;
      if (!print.at(u, v)) return k;
    }
    return 0;
  };
  double weights = 0, sum = 0;
  for (const auto& [across, down] : kWays) {
    const int forth = steps_to_end(across, down), back = steps_to_end(-across, -down);
    if (forth == 0 || back == 0) continue;
    const double weight = std::pow((forth + back) * std::hypot(across, down), -4.0);
    const double ahead = ink.at(x + forth * across, y + forth * down), behind = ink.at(x - back * across, y - back * down);
    sum += weight * (ahead * back + behind * forth) / (forth + back);
    weights += weight;
  }
  return weights > 0 ? std::uint8_t(sum / weights) : 0;
}

}  // namespace

Raster print_over(const Raster& ink, const SealShapeFound& seal, int limit) {
  Raster print(ink.width, ink.height, 0);
  std::vector<Pixel> edge;
  const PixelBox box = intersection(grown(seal.box, 4, 4), ink.bounds());
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      if (ink.at(x, y) < limit || !inside(seal, x, y, kWithin)) continue;
      print.row(y)[x] = 1;
      edge.emplace_back(x, y);
    }
  // The first pixel beside it is always mixed.
  edge = next_flank(edge, ink, 0, print);
  const int flank = int(std::max(seal.radius_x, seal.radius_y)) / kFlank;
  for (int k = 1; k < flank && !edge.empty(); ++k) edge = next_flank(edge, ink, kLighter, print);
  return print;
}

void bridge_print(const Raster& print, const PixelBox& box, Raster& ink) {
  const Raster before = ink;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (print.at(x, y)) ink.row(y)[x] = level_below(before, print, x, y);
}

}  // namespace chushen

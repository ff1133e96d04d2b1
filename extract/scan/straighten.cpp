#include "extract/scan/straighten.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/scan/components.h"
#include "extract/scan/row_sharpness.h"

namespace chushen {

namespace {

constexpr double kRadian = 3.14159265358979323846 / 180;
constexpr double kMostSkew = 15 * kRadian;

double sharpness_at(const std::vector<InkPoint>& points, double angle, std::vector<int>& rows) {
  const float slope = float(std::tan(angle)), offset = float(rows.size()) / 3;
  return sharpness(points, rows, [=](const InkPoint& point) { return point.y - slope * point.x + offset; });
}

struct Peak {
  double angle = 0, score = 0;
};

Peak best_angle(const std::vector<InkPoint>& points, double from, double to, double step, std::size_t extent) {
  std::vector<int> rows(extent);
  Peak best{0, -1};
  for (int i = 0; from + i * step <= to + 1e-9; ++i) {
    const double angle = from + i * step, score = sharpness_at(points, angle, rows);
    // The level page wins a tie, so that an empty or square pattern is not turned for nothing.
    if (score > best.score * (1 + 1e-9) || (score == best.score && std::abs(angle) < std::abs(best.angle))) best = {angle, score};
  }
  return best;
}

/// What is left when rulings, seals and pictures are taken away.
Raster only_characters(const Raster& mask, double dpi) {
  const int largest = int(dpi * 0.6), smallest = std::max(2, int(dpi * 0.02));
  Raster result(mask.width, mask.height, 0);
  const Components components = find_components(mask, smallest);
  for (const Component& component : components.all)
    if (component.box.width() < largest && component.box.height() < largest && std::max(component.box.width(), component.box.height()) > smallest)
      paint(result, components, component, 1);
  return result;
}

}  // namespace

Lie find_lie(const Raster& mask, double dpi) {
  const int coarse = std::max(1, int(std::lround(dpi / 75))), fine = std::max(1, int(std::lround(dpi / 150)));
  const std::size_t extent = 3 * std::size_t(std::max(mask.width, mask.height) / fine + 1);
  Lie lie;
  const std::vector<InkPoint> characters = ink_points(only_characters(mask, dpi), coarse, std::max(1, coarse * coarse / 6));
  if (characters.size() < 50) return lie;
  const Peak level = best_angle(characters, -kMostSkew, kMostSkew, 0.5 * kRadian, extent);
  const Peak upright = best_angle(swapped(characters), -kMostSkew, kMostSkew, 0.5 * kRadian, extent);
  lie.sideways = upright.score > level.score;
  lie.certainty = std::max(upright.score, level.score) / std::max(1.0, std::min(upright.score, level.score));

  std::vector<InkPoint> all = ink_points(mask, fine, std::max(1, fine * fine / 3));
  if (lie.sideways) all = swapped(std::move(all));
  const double rough = lie.sideways ? upright.angle : level.angle;
  const Peak nearer = best_angle(all, rough - 0.75 * kRadian, rough + 0.75 * kRadian, 0.1 * kRadian, extent);
  const Peak nearest = best_angle(all, nearer.angle - 0.1 * kRadian, nearer.angle + 0.1 * kRadian, 0.02 * kRadian, extent);
  // Lines that fall to the right are turned back; swapping x and y mirrored the page, which a quarter turn does not.
  lie.skew = lie.sideways ? nearest.angle : -nearest.angle;
  return lie;
}

}  // namespace chushen

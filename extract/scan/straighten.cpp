#include "extract/scan/straighten.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/scan/components.h"

namespace chushen {

namespace {

constexpr double kRadian = 3.14159265358979323846 / 180;
constexpr double kMostSkew = 15 * kRadian;

struct Point {
  float x = 0, y = 0;
};

/// One point for each block of `factor` x `factor` pixels that holds enough ink.
std::vector<Point> points_of(const Raster& mask, int factor, int least) {
  std::vector<Point> points;
  for (int y = 0; y + factor <= mask.height; y += factor)
    for (int x = 0; x + factor <= mask.width; x += factor) {
      int ink = 0;
      for (int dy = 0; dy < factor; ++dy)
        for (int dx = 0; dx < factor; ++dx) ink += mask.at(x + dx, y + dy);
      if (ink >= least) points.push_back({float(x / factor), float(y / factor)});
    }
  return points;
}

/// How sharp the rows are when everything is sheared by `angle`.
double sharpness(const std::vector<Point>& points, double angle, std::vector<int>& rows) {
  std::fill(rows.begin(), rows.end(), 0);
  const float slope = float(std::tan(angle)), offset = float(rows.size()) / 3;
  for (const Point& point : points) {
    const int row = int(point.y - slope * point.x + offset);
    if (row >= 0 && row < int(rows.size())) ++rows[row];
  }
  double sum = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) sum += double(rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
  return sum;
}

struct Peak {
  double angle = 0, score = 0;
};

Peak best_angle(const std::vector<Point>& points, double from, double to, double step, std::size_t extent) {
  std::vector<int> rows(extent);
  Peak best{0, -1};
  for (int i = 0; from + i * step <= to + 1e-9; ++i) {
    const double angle = from + i * step, score = sharpness(points, angle, rows);
    // The level page wins a tie, so that an empty or square pattern is not turned for nothing.
    if (score > best.score * (1 + 1e-9) || (score == best.score && std::abs(angle) < std::abs(best.angle))) best = {angle, score};
  }
  return best;
}

std::vector<Point> swapped(std::vector<Point> points) {
  for (Point& point : points) std::swap(point.x, point.y);
  return points;
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
  const std::vector<Point> characters = points_of(only_characters(mask, dpi), coarse, std::max(1, coarse * coarse / 6));
  if (characters.size() < 50) return lie;
  const Peak level = best_angle(characters, -kMostSkew, kMostSkew, 0.5 * kRadian, extent);
  const Peak upright = best_angle(swapped(characters), -kMostSkew, kMostSkew, 0.5 * kRadian, extent);
  lie.sideways = upright.score > level.score;
  lie.certainty = std::max(upright.score, level.score) / std::max(1.0, std::min(upright.score, level.score));

  std::vector<Point> all = points_of(mask, fine, std::max(1, fine * fine / 3));
  if (lie.sideways) all = swapped(std::move(all));
  const double rough = lie.sideways ? upright.angle : level.angle;
  const Peak nearer = best_angle(all, rough - 0.75 * kRadian, rough + 0.75 * kRadian, 0.1 * kRadian, extent);
  const Peak nearest = best_angle(all, nearer.angle - 0.1 * kRadian, nearer.angle + 0.1 * kRadian, 0.02 * kRadian, extent);
  // Lines that fall to the right are turned back; swapping x and y mirrored the page, which a quarter turn does not.
  lie.skew = lie.sideways ? nearest.angle : -nearest.angle;
  return lie;
}

}  // namespace chushen

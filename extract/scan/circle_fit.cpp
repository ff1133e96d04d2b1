#include "extract/scan/circle_fit.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace chushen {

namespace {

constexpr int kTrials = 400, kSectors = 72;
constexpr double kPi = 3.14159265358979323846;

/// Numerical Recipes' linear congruential generator: quality does not matter here, equality on every run does.
struct Choices {
  std::uint32_t state = 20230807;
  std::size_t below(std::size_t count) {
    state = state * 1664525u + 1013904223u;
    return std::size_t((std::uint64_t(state) * count) >> 32);
  }
};

bool lies_on(const Circle& circle, const PlanePoint& point, double reach) {
  return std::abs(std::hypot(point.x - circle.x, point.y - circle.y) - circle.radius) <= reach;
}

double cover_of(const Circle& circle, const std::vector<PlanePoint>& points, double reach) {
  std::array<bool, kSectors> seen{};
  for (const PlanePoint& point : points)
    if (lies_on(circle, point, reach)) {
      const double turn = std::atan2(point.y - circle.y, point.x - circle.x) / (2 * kPi) + 0.5;
      seen[std::size_t(turn * kSectors) % kSectors] = true;
    }
  int count = 0;
  for (bool one : seen) count += one;
  return double(count) / kSectors;
}

/// Least squares on the points near the circle (Kåsa 1976): linear, and exact enough over a third of a turn.
Circle refined(const Circle& circle, const std::vector<PlanePoint>& points, double reach) {
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0, sxz = 0, syz = 0, sz = 0;
  for (const PlanePoint& point : points) {
    if (!lies_on(circle, point, reach)) continue;
    const double x = point.x - circle.x, y = point.y - circle.y, z = x * x + y * y;
    n += 1, sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y, sxz += x * z, syz += y * z, sz += z;
  }
  const double a = n * sxx - sx * sx, b = n * sxy - sx * sy, c = n * syy - sy * sy, determinant = a * c - b * b;
  if (n < 6 || std::abs(determinant) < 1e-6) return circle;
  const double p = n * sxz - sx * sz, q = n * syz - sy * sz;
  const double x = (p * c - q * b) / (2 * determinant), y = (q * a - p * b) / (2 * determinant);
  const double square = (sz - 2 * x * sx - 2 * y * sy) / n + x * x + y * y;
  return square > 0 ? Circle{circle.x + x, circle.y + y, std::sqrt(square), 0} : circle;
}

}  // namespace

std::optional<Circle> circle_through(const PlanePoint& a, const PlanePoint& b, const PlanePoint& c) {
  const double bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y, twice_area = 2 * (bx * cy - by * cx);
  if (std::abs(twice_area) < 1e-6) return std::nullopt;
  const double b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
  const double x = (cy * b2 - by * c2) / twice_area, y = (bx * c2 - cx * b2) / twice_area;
  return Circle{a.x + x, a.y + y, std::hypot(x, y), 0};
}

std::optional<Circle> fit_circle(const std::vector<PlanePoint>& points, double least_radius, double most_radius, double reach) {
  if (points.size() < 12) return std::nullopt;
  Choices choices;
  Circle best;
  for (int trial = 0; trial < kTrials; ++trial) {
    const PlanePoint &a = points[choices.below(points.size())], &b = points[choices.below(points.size())], &c = points[choices.below(points.size())];
    auto circle = circle_through(a, b, c);
    if (!circle || circle->radius < least_radius || circle->radius > most_radius) continue;
    circle->cover = cover_of(*circle, points, reach);
    if (circle->cover > best.cover) best = *circle;
  }
  if (best.cover < 1.0 / 3) return std::nullopt;
  Circle fitted = refined(best, points, reach);
  fitted.cover = cover_of(fitted, points, reach);
  return fitted.cover >= best.cover - 0.1 ? fitted : best;
}

}  // namespace chushen

#include "extract/scan/ellipse_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace chushen {

namespace {

constexpr int kUnknowns = 5, kRounds = 6, kSectors = 72;
constexpr double kPi = 3.14159265358979323846;
using Conic = std::array<double, kUnknowns>;  // a x² + b xy + c y² + d x + e y = 1

/// Gauss elimination with pivots; nothing where the equations do not determine the unknowns.
std::optional<Conic> solved(std::array<std::array<double, kUnknowns + 1>, kUnknowns> rows) {
  for (int k = 0; k < kUnknowns; ++k) {
    const auto pivot = std::max_element(rows.begin() + k, rows.end(), [&](const auto& a, const auto& b) { return std::abs(a[k]) < std::abs(b[k]); });
    if (std::abs((*pivot)[k]) < 1e-12) return std::nullopt;
    std::swap(*pivot, rows[k]);
    for (int i = 0; i < kUnknowns; ++i) {
      if (i == k) continue;
      const double factor = rows[i][k] / rows[k][k];
      for (int j = k; j <= kUnknowns; ++j) rows[i][j] -= factor * rows[k][j];
    }
  }
  Conic conic;
  for (int k = 0; k < kUnknowns; ++k) conic[k] = rows[k][kUnknowns] / rows[k][k];
  return conic;
}

std::optional<Conic> fitted(const std::vector<PlanePoint>& points) {
  std::array<std::array<double, kUnknowns + 1>, kUnknowns> rows{};
  for (const PlanePoint& point : points) {
    const Conic terms{point.x * point.x, point.x * point.y, point.y * point.y, point.x, point.y};
    for (int i = 0; i < kUnknowns; ++i) {
      for (int j = 0; j < kUnknowns; ++j) rows[i][j] += terms[i] * terms[j];
      rows[i][kUnknowns] += terms[i];
    }
  }
  return solved(rows);
}

std::optional<Ellipse> ellipse_of(const Conic& conic) {
  const auto [a, b, c, d, e] = conic;
  const double determinant = 4 * a * c - b * b;
  if (determinant <= 0) return std::nullopt;
  Ellipse ellipse;
  ellipse.x = (b * e - 2 * c * d) / determinant;
  ellipse.y = (b * d - 2 * a * e) / determinant;
  const double level = 1 + a * ellipse.x * ellipse.x + b * ellipse.x * ellipse.y + c * ellipse.y * ellipse.y;
  const double mean = (a + c) / 2, spread = std::hypot((a - c) / 2, b / 2);
  if (level / (mean + spread) <= 0 || level / (mean - spread) <= 0) return std::nullopt;
  ellipse.long_radius = std::sqrt(level / (mean - spread));
  ellipse.short_radius = std::sqrt(level / (mean + spread));
  ellipse.tilt = std::atan2(b, a - c) / 2;  // of the axis with the greater coefficient: the short one
  ellipse.tilt += ellipse.tilt > 0 ? -kPi / 2 : kPi / 2;
  return ellipse;
}

/// A point in the ellipse's own axes, as parts of its radii: 1 away from the centre on the outline.
PlanePoint in_radii(const Ellipse& ellipse, const PlanePoint& point) {
  const double x = point.x - ellipse.x, y = point.y - ellipse.y, cosine = std::cos(ellipse.tilt), sine = std::sin(ellipse.tilt);
  return {(x * cosine + y * sine) / ellipse.long_radius, (y * cosine - x * sine) / ellipse.short_radius};
}

double distance_to(const Ellipse& ellipse, const PlanePoint& point) {
  const PlanePoint own = in_radii(ellipse, point);
  return std::abs(std::hypot(own.x, own.y) - 1) * ellipse.short_radius;
}

double cover_of(const Ellipse& ellipse, const std::vector<PlanePoint>& points, double reach) {
  std::array<bool, kSectors> seen{};
  for (const PlanePoint& point : points) {
    if (distance_to(ellipse, point) > reach) continue;
    const PlanePoint own = in_radii(ellipse, point);
    seen[std::size_t((std::atan2(own.y, own.x) / (2 * kPi) + 0.5) * kSectors) % kSectors] = true;
  }
  return double(std::count(seen.begin(), seen.end(), true)) / kSectors;
}

}  // namespace

std::optional<Ellipse> fit_ellipse(const std::vector<PlanePoint>& points, double reach) {
  if (points.size() < 20) return std::nullopt;
  PlanePoint middle;
  for (const PlanePoint& point : points) middle = {middle.x + point.x / double(points.size()), middle.y + point.y / double(points.size())};
  // Around the middle and in units of a hundred pixels the equations are well conditioned.
  constexpr double kUnit = 100;
  std::vector<PlanePoint> all, used;
  for (const PlanePoint& point : points) all.push_back({(point.x - middle.x) / kUnit, (point.y - middle.y) / kUnit});
  used = all;
  std::optional<Ellipse> ellipse;
  for (int round = 0; round < kRounds && used.size() >= 20; ++round) {
    const auto conic = fitted(used);
    ellipse = conic ? ellipse_of(*conic) : std::nullopt;
    if (!ellipse) return std::nullopt;
    std::vector<double> distances;
    for (const PlanePoint& point : all) distances.push_back(distance_to(*ellipse, point));
    std::vector<double> sorted = distances;
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() * 7 / 10, sorted.end());
    const double limit = std::max(reach / kUnit, std::min(sorted[sorted.size() * 7 / 10], 8 * reach / kUnit / (round + 1)));
    used.clear();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (distances[i] <= limit) used.push_back(all[i]);
  }
  if (!ellipse || ellipse->long_radius > 3 * ellipse->short_radius) return std::nullopt;
  ellipse->cover = cover_of(*ellipse, all, reach / kUnit);
  if (ellipse->cover < 0.5) return std::nullopt;
  ellipse->x = ellipse->x * kUnit + middle.x;
  ellipse->y = ellipse->y * kUnit + middle.y;
  ellipse->long_radius *= kUnit;
  ellipse->short_radius *= kUnit;
  return ellipse;
}

}  // namespace chushen

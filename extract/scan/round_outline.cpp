#include "extract/scan/round_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "extract/scan/circle_fit.h"

namespace chushen {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kSectors = 72, kCircleTries = 8000, kEllipseTries = 40000;
constexpr std::size_t kCounted = 700;      // points by which tries are compared
constexpr double kSameWay = 0.90;          // cosine: 26° between a point's direction and the outline's
constexpr double kFlattest = 0.5;
constexpr double kEnough = 0.93;           // cover at which no better try is waited for
constexpr double kGain = 0.08;             // by so much an ellipse has to beat a circle, which has fewer freedoms

struct Choices {
  std::uint32_t state = 20230807;
  std::size_t below(std::size_t count) {
    state = state * 1664525u + 1013904223u;
    return std::size_t((std::uint64_t(state) * count) >> 32);
  }
};

/// A point in the ellipse's own axes as parts of its radii.
PlanePoint in_radii(const Ellipse& ellipse, double x, double y) {
  const double u = x - ellipse.x, v = y - ellipse.y, cosine = std::cos(ellipse.tilt), sine = std::sin(ellipse.tilt);
  return {(u * cosine + v * sine) / ellipse.long_radius, (v * cosine - u * sine) / ellipse.short_radius};
}

/// An ellipse with what is asked of it again and again worked out.
class Outline {
 public:
  explicit Outline(const Ellipse& ellipse)
      : e_(ellipse), cosine_(std::cos(ellipse.tilt)), sine_(std::sin(ellipse.tilt)) {}

  /// The point lies on it and looks inwards; its sector comes back, else -1.
  int sector(const OutlinePoint& point, double reach) const {
    const double u = point.x - e_.x, v = point.y - e_.y;
    if (std::abs(u) > e_.long_radius + reach || std::abs(v) > e_.long_radius + reach) return -1;
    const double a = (u * cosine_ + v * sine_) / e_.long_radius, b = (v * cosine_ - u * sine_) / e_.short_radius;
    const double ratio = std::hypot(a, b);
    double across = -(a * cosine_ / e_.long_radius - b * sine_ / e_.short_radius);
    double down = -(a * sine_ / e_.long_radius + b * cosine_ / e_.short_radius);
    const double size = std::hypot(across, down);
    if (size < 1e-9 || std::abs(ratio - 1) * ratio / size > reach) return -1;
    if (point.across * across + point.down * down < kSameWay * size) return -1;
    return int((std::atan2(b, a) / (2 * kPi) + 0.5) * kSectors) % kSectors;
  }

  PlanePoint at(int sector) const {
    const double angle = ((sector + 0.5) / kSectors - 0.5) * 2 * kPi;
    const double a = std::cos(angle) * e_.long_radius, b = std::sin(angle) * e_.short_radius;
    return {e_.x + a * cosine_ - b * sine_, e_.y + a * sine_ + b * cosine_};
  }

 private:
  const Ellipse& e_;
  double cosine_, sine_;
};

/// Of the part of the outline that lies on the page.
double cover_of(const Ellipse& ellipse, const std::vector<OutlinePoint>& points, const PixelBox& page, double reach) {
  const Outline outline(ellipse);
  std::array<bool, kSectors> seen{};
  for (const OutlinePoint& point : points)
    if (const int sector = outline.sector(point, reach); sector >= 0) seen[std::size_t(sector)] = true;
  int covered = 0, visible = 0;
  for (int sector = 0; sector < kSectors; ++sector) {
    const PlanePoint place = outline.at(sector);
    const bool there = place.x >= page.left + 2 && place.x < page.right - 2 && place.y >= page.top + 2 && place.y < page.bottom - 2;
    visible += there || seen[std::size_t(sector)];
    covered += seen[std::size_t(sector)];
  }
  return visible * 4 < kSectors ? 0 : double(covered) / visible;
}

std::optional<Ellipse> circle_on(const OutlinePoint& a, const OutlinePoint& b, const OutlinePoint& c) {
  const auto circle = circle_through({a.x, a.y}, {b.x, b.y}, {c.x, c.y});
  if (!circle) return std::nullopt;
  return Ellipse{circle->x, circle->y, circle->radius, circle->radius, 0, 0};
}

struct PlaneLine {
  double x = 0, y = 0, across = 0, down = 0;
};

std::optional<PlanePoint> crossing(const PlaneLine& a, const PlaneLine& b) {
  const double determinant = a.across * b.down - a.down * b.across;
  if (std::abs(determinant) < 1e-3 * std::hypot(a.across, a.down) * std::hypot(b.across, b.down)) return std::nullopt;
  const double t = ((b.x - a.x) * b.down - (b.y - a.y) * b.across) / determinant;
  return PlanePoint{a.x + t * a.across, a.y + t * a.down};
}

/// The line on which the centre lies by two points and their tangents.
std::optional<PlaneLine> to_centre(const OutlinePoint& a, const OutlinePoint& b) {
  const auto corner = crossing({a.x, a.y, -a.down, a.across}, {b.x, b.y, -b.down, b.across});
  if (!corner) return std::nullopt;
  const double x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
  return PlaneLine{x, y, x - corner->x, y - corner->y};
}

/// p u² + 2 q u v + r v² = 1 through three points about a centre.
std::optional<Ellipse> about(const PlanePoint& centre, const std::array<const OutlinePoint*, 3>& points) {
  double m[3][4];
  for (int i = 0; i < 3; ++i) {
    const double u = points[std::size_t(i)]->x - centre.x, v = points[std::size_t(i)]->y - centre.y;
    m[i][0] = u * u, m[i][1] = 2 * u * v, m[i][2] = v * v, m[i][3] = 1;
  }
  const auto minor = [&](int i, int j, int k) {
    return m[0][i] * (m[1][j] * m[2][k] - m[1][k] * m[2][j]) - m[0][j] * (m[1][i] * m[2][k] - m[1][k] * m[2][i]) +
           m[0][k] * (m[1][i] * m[2][j] - m[1][j] * m[2][i]);
  };
  const double determinant = minor(0, 1, 2);
  if (std::abs(determinant) < 1e-6) return std::nullopt;
  const double p = minor(3, 1, 2) / determinant, q = minor(0, 3, 2) / determinant, r = minor(0, 1, 3) / determinant;
  const double mean = (p + r) / 2, spread = std::hypot((p - r) / 2, q);
  if (mean - spread <= 0) return std::nullopt;
  Ellipse ellipse{centre.x, centre.y, 1 / std::sqrt(mean - spread), 1 / std::sqrt(mean + spread), std::atan2(2 * q, p - r) / 2, 0};
  ellipse.tilt += ellipse.tilt > 0 ? -kPi / 2 : kPi / 2;
  return ellipse;
}

std::optional<Ellipse> ellipse_through(const OutlinePoint& a, const OutlinePoint& b, const OutlinePoint& c) {
  const auto one = to_centre(a, b), two = to_centre(b, c);
  if (!one || !two) return std::nullopt;
  const auto centre = crossing(*one, *two);
  return centre ? about(*centre, {&a, &b, &c}) : std::nullopt;
}

bool fits(const Ellipse& ellipse, const OutlineSizes& sizes) {
  return ellipse.long_radius >= sizes.least_radius && ellipse.long_radius <= sizes.most_radius &&
         ellipse.short_radius >= std::max(sizes.least_short, kFlattest * ellipse.long_radius);
}

std::vector<OutlinePoint> thinned(const std::vector<OutlinePoint>& points, std::size_t most) {
  if (points.size() <= most) return points;
  std::vector<OutlinePoint> few;
  for (std::size_t i = 0; i < most; ++i) few.push_back(points[i * points.size() / most]);
  return few;
}

/// The best of many tries.
template <typename Make>
Ellipse best_of(int tries, const std::vector<OutlinePoint>& points, const PixelBox& page, const OutlineSizes& sizes, const Make& make) {
  const std::vector<OutlinePoint> counted = thinned(points, kCounted);
  Choices choices;
  Ellipse best;
  for (int i = 0; i < tries && best.cover < kEnough; ++i) {
    const OutlinePoint &a = points[choices.below(points.size())], &b = points[choices.below(points.size())], &c = points[choices.below(points.size())];
    std::optional<Ellipse> ellipse = make(a, b, c);
    if (!ellipse || !fits(*ellipse, sizes)) continue;
    const Outline outline(*ellipse);
    if (outline.sector(a, sizes.reach) < 0 || outline.sector(b, sizes.reach) < 0 || outline.sector(c, sizes.reach) < 0) continue;
    ellipse->cover = cover_of(*ellipse, counted, page, sizes.reach);
    if (ellipse->cover > best.cover) best = *ellipse;
  }
  return best;
}

std::vector<PlanePoint> points_on(const Ellipse& ellipse, const std::vector<OutlinePoint>& points, double reach) {
  const Outline outline(ellipse);
  std::vector<PlanePoint> on;
  for (const OutlinePoint& point : points)
    if (outline.sector(point, reach) >= 0) on.push_back({point.x, point.y});
  return on;
}

/// Fitted to all its points, unless that covers less.
Ellipse refined(Ellipse found, bool round, const std::vector<OutlinePoint>& points, const PixelBox& page, double reach) {
  found.cover = cover_of(found, points, page, reach);
  for (int pass = 0; pass < 2; ++pass) {
    const std::vector<PlanePoint> on = points_on(found, points, reach);
    std::optional<Ellipse> fitted;
    if (round) {
      if (const auto circle = fit_circle(on, found.long_radius * 0.9, found.long_radius * 1.1, reach))
        fitted = Ellipse{circle->x, circle->y, circle->radius, circle->radius, 0, 0};
    } else {
      fitted = fit_ellipse(on, reach);
    }
    if (!fitted) break;
    fitted->cover = cover_of(*fitted, points, page, reach);
    if (fitted->cover < found.cover - 0.03) break;
    found = *fitted;
  }
  return found;
}

/// The outermost of several rings within each other, and not the heads of the letters that stand along it.
Ellipse outermost(const Ellipse& found, const std::vector<OutlinePoint>& points, const PixelBox& page, const OutlineSizes& sizes) {
  Ellipse outer = found;
  for (double more = 1.5; more < sizes.rings; more += 0.5) {
    Ellipse wider = found;
    wider.long_radius += more;
    wider.short_radius += more;
    wider.cover = cover_of(wider, points, page, sizes.reach);
    if (fits(wider, sizes) && wider.cover > std::max(sizes.least_cover, 0.8 * outer.cover) && wider.cover > outer.cover - 0.1) outer = wider;
  }
  return outer;
}

}  // namespace

std::optional<Ellipse> find_round_outline(const std::vector<OutlinePoint>& points, const PixelBox& page, const OutlineSizes& sizes) {
  if (points.size() < 40) return std::nullopt;
  Ellipse circle = best_of(kCircleTries, points, page, sizes, circle_on);
  if (circle.cover > 0) circle = refined(outermost(circle, points, page, sizes), true, points, page, sizes.reach);
  if (circle.cover < 0.9) {
    Ellipse ellipse = best_of(kEllipseTries, points, page, sizes, ellipse_through);
    if (ellipse.cover > 0) ellipse = refined(outermost(ellipse, points, page, sizes), false, points, page, sizes.reach);
    if (ellipse.cover > circle.cover + kGain && fits(ellipse, sizes)) circle = ellipse;
  }
  if (circle.cover < sizes.least_cover) return std::nullopt;
  return circle;
}

bool inside(const Ellipse& ellipse, double x, double y, double factor) {
  const PlanePoint own = in_radii(ellipse, x, y);
  return own.x * own.x + own.y * own.y < factor * factor;
}

}  // namespace chushen

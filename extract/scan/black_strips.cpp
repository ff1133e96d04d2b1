#include "extract/scan/black_strips.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "extract/scan/circle_fit.h"
#include "extract/scan/components.h"
#include "extract/scan/outline_points.h"

namespace chushen {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kBand = 34;                          // millimetres from the side: half a seal
constexpr double kLeastRadius = 14, kMostRadius = 30;
constexpr double kLeastWidth = 3, kLeastHeight = 14, kLeastArc = 9;  // of what is there of the ring
constexpr double kReach = 0.5;                        // how far from the circle ink may begin
constexpr float kSameWay = 0.9f;                      // cosine between a point's direction and the circle's
constexpr double kLeastCover = 0.85;
constexpr int kSectors = 180, kTries = 3000;
constexpr std::size_t kLeastPoints = 30;
constexpr std::uint8_t kInked = 40;

/// One side of the page. Places are cells of `density`; those of the page lie `left` pixels further to the right.
struct Side {
  InkDensity density;
  bool right = false;
  int left = 0;
  double margin = 0;  ///< cells from its edge within which the paper may end
  const std::vector<SealShapeFound>* seals = nullptr;

  double millimetre() const { return density.cells_per_millimetre; }
  bool at_edge(double from, double to) const { return right ? to > density.levels.width - margin : from < margin; }
  bool in_seal(double x, double y) const {
    return std::any_of(seals->begin(), seals->end(), [&](const SealShapeFound& seal) {
      return inside(seal, left + density.pixel_of(x), density.pixel_of(y), 1.04);
    });
  }
};

/// A circle and what there is of it.
struct Arcs {
  Circle circle;
  double left = 0, right = 0, top = 0, bottom = 0;  ///< of the points on it
  int covered = 0, visible = 0;                     ///< sectors between `left` and `right`
  double cover() const { return visible == 0 ? 0 : covered / double(visible); }
};

bool looks_inwards(const Circle& circle, const OutlinePoint& point, double reach) {
  const double x = circle.x - point.x, y = circle.y - point.y, distance = std::hypot(x, y);
  return std::abs(distance - circle.radius) <= reach && point.across * x + point.down * y > kSameWay * distance;
}

PlanePoint place_on(const Circle& circle, double radius, int sector) {
  const double angle = 2 * kPi * (sector + 0.5) / kSectors;
  return {circle.x + radius * std::cos(angle), circle.y + radius * std::sin(angle)};
}

Arcs arcs_of(const Circle& circle, const std::vector<OutlinePoint>& points, const Side& side) {
  std::array<bool, kSectors> seen{};
  Arcs arcs{circle, 1e9, -1e9, 1e9, -1e9};
  for (const OutlinePoint& point : points) {
    if (!looks_inwards(circle, point, kReach * side.millimetre())) continue;
    const double turn = std::atan2(point.y - circle.y, point.x - circle.x) / (2 * kPi) + 1;
    seen[std::size_t(turn * kSectors) % kSectors] = true;
    arcs.left = std::min<double>(arcs.left, point.x), arcs.right = std::max<double>(arcs.right, point.x);
    arcs.top = std::min<double>(arcs.top, point.y), arcs.bottom = std::max<double>(arcs.bottom, point.y);
  }
  for (int sector = 0; sector < kSectors; ++sector) {
    const PlanePoint place = place_on(circle, circle.radius, sector);
    if (!seen[std::size_t(sector)] && (place.x < arcs.left + 1 || place.x > arcs.right - 1 || side.in_seal(place.x, place.y))) continue;
    ++arcs.visible;
    arcs.covered += seen[std::size_t(sector)];
  }
  return arcs;
}

bool is_large_enough(const Arcs& arcs, const Side& side) {
  const double millimetre = side.millimetre();
  return arcs.cover() >= kLeastCover && arcs.right - arcs.left >= kLeastWidth * millimetre && arcs.bottom - arcs.top >= kLeastHeight * millimetre &&
         arcs.covered * 2 * kPi * arcs.circle.radius / kSectors >= kLeastArc * millimetre && side.at_edge(arcs.left, arcs.right);
}

/// The mean level along the circle so many cells further inside, between the ends of the strip.
double level_within(const Arcs& arcs, const Side& side, double depth) {
  double sum = 0;
  int count = 0;
  for (int sector = 0; sector < kSectors; ++sector) {
    const PlanePoint place = place_on(arcs.circle, arcs.circle.radius - depth, sector);
    const int x = int(std::lround(place.x)), y = int(std::lround(place.y));
    if (place.x < arcs.left || place.x > arcs.right || y < 0 || y >= side.density.levels.height || x < 0 || x >= side.density.levels.width) continue;
    sum += side.density.levels.at(x, y);
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

/// A ring, a little paper within it, and letters further in.
bool is_ring(const Arcs& arcs, const Side& side) {
  const double millimetre = side.millimetre();
  double rim = 0, gap = 255, letters = 0;
  for (double depth = 0; depth < 1.6; depth += 0.2) rim = std::max(rim, level_within(arcs, side, depth * millimetre));
  for (double depth = 1.2; depth < 4.2; depth += 0.2) gap = std::min(gap, level_within(arcs, side, depth * millimetre));
  for (double depth = 2; depth < 8; depth += 0.4) letters = std::max(letters, level_within(arcs, side, depth * millimetre));
  return gap < 0.62 * rim && letters > gap + 4;
}

/// Where the ink begins of what reaches the edge of the paper: no print does.
std::vector<OutlinePoint> points_at_edge(const Side& side) {
  Raster inked = side.density.levels;
  for (std::uint8_t& level : inked.pixels) level = level >= kInked;
  const int inner = side.right ? 0 : inked.width;  // what reaches as far as the other side of the band is a ruling
  std::vector<OutlinePoint> points;
  for (const Component& piece : find_components(inked, 8).all) {
    if (!side.at_edge(piece.box.left, piece.box.right) || (piece.box.left <= inner && piece.box.right >= inner)) continue;
    for (const OutlinePoint& point : outline_points(side.density, grown(piece.box, 1, 1)))
      if (!side.in_seal(point.x, point.y)) points.push_back(point);
  }
  return points;
}

/// Those with nothing but paper in front of them, as around a ring: not those of its letters.
std::vector<OutlinePoint> facing_paper(const std::vector<OutlinePoint>& points, const Side& side) {
  constexpr double kFrom = 0.5, kTo = 2.5;  // millimetres
  const Raster& levels = side.density.levels;
  std::vector<OutlinePoint> facing = points;
  std::erase_if(facing, [&](const OutlinePoint& point) {
    for (double away = kFrom * side.millimetre(); away < kTo * side.millimetre(); away += 1) {
      const int x = int(std::lround(point.x - away * point.across)), y = int(std::lround(point.y - away * point.down));
      if (x >= 0 && y >= 0 && x < levels.width && y < levels.height && levels.at(x, y) >= kInked) return true;
    }
    return false;
  });
  return facing;
}

std::optional<Arcs> largest_arcs(const std::vector<OutlinePoint>& points, const Side& side) {
  std::optional<Arcs> best;
  const std::vector<OutlinePoint> outer = facing_paper(points, side);
  if (outer.size() < kLeastPoints) return best;
  std::uint32_t state = 20230807;
  const auto any = [&] {
    state = state * 1664525u + 1013904223u;
    return outer[std::size_t((std::uint64_t(state) * outer.size()) >> 32)];
  };
  for (int i = 0; i < kTries; ++i) {
    const OutlinePoint a = any(), b = any(), c = any();
    const auto circle = circle_through({a.x, a.y}, {b.x, b.y}, {c.x, c.y});
    if (!circle || circle->radius < kLeastRadius * side.millimetre() || circle->radius > kMostRadius * side.millimetre()) continue;
    if (!looks_inwards(*circle, a, 1) || !looks_inwards(*circle, b, 1) || !looks_inwards(*circle, c, 1)) continue;
    const Arcs arcs = arcs_of(*circle, points, side);
    if (is_large_enough(arcs, side) && (!best || arcs.covered > best->covered)) best = arcs;
  }
  return best;
}

SealShapeFound strip_of(const Arcs& arcs, const Side& side, const Raster& page) {
  const InkDensity& density = side.density;
  const int margin = int(side.millimetre() * density.cell);
  SealShapeFound seal;
  seal.color = SealColor::kBlack;
  seal.partial = true;
  seal.confidence = 0.5f;
  seal.centre_x = side.left + density.pixel_of(arcs.circle.x);
  seal.centre_y = density.pixel_of(arcs.circle.y);
  seal.radius_x = seal.radius_y = arcs.circle.radius * density.cell;
  const PixelBox box{side.left + int(density.pixel_of(arcs.left)), int(density.pixel_of(arcs.top)), side.left + int(density.pixel_of(arcs.right)), int(density.pixel_of(arcs.bottom))};
  seal.box = intersection(grown(box, margin, margin / 2), page.bounds());
  return seal;
}

Side side_of(const Raster& ink, double dpi, double margin, bool right, const std::vector<SealShapeFound>& seals) {
  const int width = std::min(ink.width, int(kBand * dpi / 25.4 + margin));
  Side side;
  side.right = right;
  side.left = right ? ink.width - width : 0;
  side.density = density_of(cropped(ink, {side.left, 0, side.left + width, ink.height}, 0), dpi, 1);
  side.margin = margin / side.density.cell;
  side.seals = &seals;
  return side;
}

}  // namespace

std::vector<SealShapeFound> find_black_strips(const Raster& mask, double dpi, double margin, const std::vector<SealShapeFound>& seals) {
  std::vector<SealShapeFound> strips;
  for (const bool right : {false, true}) {
    const Side side = side_of(mask, dpi, margin, right, seals);
    const std::vector<OutlinePoint> points = points_at_edge(side);
    if (points.size() < kLeastPoints) continue;
    const auto arcs = largest_arcs(points, side);
    if (arcs && is_ring(*arcs, side)) strips.push_back(strip_of(*arcs, side, mask));
  }
  return strips;
}

}  // namespace chushen

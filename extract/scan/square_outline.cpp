#include "extract/scan/square_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "extract/scan/circle_fit.h"

namespace chushen {

namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;
constexpr int kMostTilt = 20, kInked = 50;
constexpr double kLeastCover = 0.5;

struct Span {
  double from = 1e9, to = -1e9;
  void take(double value) {
    from = std::min(from, value);
    to = std::max(to, value);
  }
  double length() const { return to - from + 1; }
};

struct Extent {
  Span across, down;
};

std::vector<PlanePoint> inked_cells(const Raster& levels, const PixelBox& box) {
  std::vector<PlanePoint> cells;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (levels.at(x, y) >= kInked) cells.push_back({double(x), double(y)});
  return cells;
}

PlanePoint turned_back(const PlanePoint& point, double tilt) {
  return {point.x * std::cos(tilt) + point.y * std::sin(tilt), point.y * std::cos(tilt) - point.x * std::sin(tilt)};
}

Extent extent_of(const std::vector<PlanePoint>& cells, double tilt) {
  Extent extent;
  for (const PlanePoint& cell : cells) {
    const PlanePoint own = turned_back(cell, tilt);
    extent.across.take(own.x);
    extent.down.take(own.y);
  }
  return extent;
}

double least_cover(const std::vector<PlanePoint>& cells, double tilt, const Extent& extent, double reach) {
  std::array<std::vector<bool>, 4> sides;
  for (std::size_t side = 0; side < 4; ++side) sides[side].assign(std::size_t(side < 2 ? extent.down.length() : extent.across.length()) + 1, false);
  for (const PlanePoint& cell : cells) {
    const PlanePoint own = turned_back(cell, tilt);
    const auto along = std::size_t(own.x - extent.across.from), beside = std::size_t(own.y - extent.down.from);
    if (own.x - extent.across.from <= reach) sides[0][beside] = true;
    if (extent.across.to - own.x <= reach) sides[1][beside] = true;
    if (own.y - extent.down.from <= reach) sides[2][along] = true;
    if (extent.down.to - own.y <= reach) sides[3][along] = true;
  }
  double least = 1;
  for (const std::vector<bool>& side : sides) least = std::min(least, double(std::count(side.begin(), side.end(), true)) / double(side.size() - 1));
  return std::min(1.0, least);
}

}  // namespace

std::optional<SquareOutline> find_square_outline(const InkDensity& density, const PixelBox& box, double reach) {
  const std::vector<PlanePoint> cells = inked_cells(density.levels, intersection(box, density.levels.bounds()));
  if (cells.size() < 40) return std::nullopt;
  double best_area = 1e18, tilt = 0;
  for (int degree = -kMostTilt; degree <= kMostTilt; ++degree) {
    const Extent extent = extent_of(cells, degree * kDegree);
    const double area = extent.across.length() * extent.down.length() * (1 + 0.001 * std::abs(degree));
    if (area >= best_area) continue;
    best_area = area;
    tilt = degree * kDegree;
  }
  const Extent extent = extent_of(cells, tilt);
  SquareOutline square;
  square.tilt = tilt;
  square.width = extent.across.length();
  square.height = extent.down.length();
  square.cover = least_cover(cells, tilt, extent, reach);
  if (square.cover < kLeastCover) return std::nullopt;
  const double u = (extent.across.from + extent.across.to) / 2, v = (extent.down.from + extent.down.to) / 2;
  square.x = u * std::cos(tilt) - v * std::sin(tilt);
  square.y = u * std::sin(tilt) + v * std::cos(tilt);
  return square;
}

}  // namespace chushen

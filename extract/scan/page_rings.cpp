#include "extract/scan/page_rings.h"

#include <algorithm>
#include <cmath>

namespace chushen {

namespace {

constexpr double kWidestRing = 18;  // of a line's height, as find_option_rings has it

PixelBox box_of(const OptionRing& ring) {
  return {int(ring.centre_x - ring.radius_x), int(ring.centre_y - ring.radius_y), int(ring.centre_x + ring.radius_x) + 1,
          int(ring.centre_y + ring.radius_y) + 1};
}

double distance_of(const OptionRing& ring, int x, int y) {
  return std::hypot((x - ring.centre_x) / ring.radius_x, (y - ring.centre_y) / ring.radius_y);
}

/// Whether any ruling may be the flat side of a ring.
bool may_hide_rings(const std::vector<PixelRuling>& rulings, int em) {
  return std::any_of(rulings.begin(), rulings.end(), [&](const PixelRuling& line) { return line.horizontal && line.to - line.from < kWidestRing * em; });
}

bool is_known(const OptionRing& ring, const std::vector<OptionRing>& rings) {
  return std::any_of(rings.begin(), rings.end(), [&](const OptionRing& other) { return distance_of(other, int(ring.centre_x), int(ring.centre_y)) < 1; });
}

/// Whether nothing but a check box, and its tick, lies in the ring. A tick rises over its box to the right; ink beside or
/// below the square, or over its left half, makes it the 日 of 是 or the 口 of 否.
bool holds_box_alone(const Raster& mask, const OptionRing& ring, const PixelBox& square) {
  constexpr double kInside = 0.78, kDust = 0.04;  // of the ring's radius; of the square's size
  const int rim = std::max(2, square.width() / 6);
  const PixelBox own = grown(square, rim, rim), within = intersection(box_of(ring), mask.bounds());
  int foreign = 0;
  for (int y = within.top; y < within.bottom; ++y)
    for (int x = within.left; x < within.right; ++x) {
      if (!mask.at(x, y) || distance_of(ring, x, y) >= kInside) continue;
      const bool in_own = x >= own.left && x < own.right && y >= own.top && y < own.bottom;
      const bool of_tick = y < own.bottom && x >= (square.left + square.right) / 2;
      foreign += !in_own && !of_tick;
    }
  return foreign < kDust * square.width() * square.height();
}

}  // namespace

std::vector<OptionRing> find_page_rings(const Raster& drawn, const Raster& mask, const Components& components,
                                        const std::vector<PixelRuling>& rulings, int em, double dpi, int threshold) {
  std::vector<OptionRing> rings;
  if (may_hide_rings(rulings, em)) {
    const Raster all = darker_than(drawn, threshold);
    rings = find_option_rings(all, find_pieces(all, dpi), em);
    for (OptionRing& ring : rings) ring.before_erasing = true;
  }
  for (const OptionRing& ring : find_option_rings(mask, components, em))
    if (!is_known(ring, rings)) rings.push_back(ring);
  return rings;
}

void restore_rings(Raster& picture, const Raster& drawn, const std::vector<OptionRing>& rings) {
  for (const OptionRing& ring : rings) {
    if (!ring.before_erasing) continue;
    const int rim = std::max(2, int(ring.radius_y / 6));
    const PixelBox place = intersection(grown(box_of(ring), rim, rim), picture.bounds());
    for (int y = place.top; y < place.bottom; ++y)
      for (int x = place.left; x < place.right; ++x)
        if (distance_of(ring, x, y) < 1.1) picture.row(y)[x] = drawn.at(x, y);
  }
}

void reach_to_rings(const std::vector<OptionRing>& rings, TextLines& lines) {
  for (const OptionRing& ring : rings) {
    if (is_flat(ring)) continue;
    for (TextLine& line : lines.lines) {
      const bool same_height = ring.centre_y > line.box.top && ring.centre_y < line.box.bottom;
      const bool begins_in_ring = std::abs(line.box.left - ring.centre_x) < ring.radius_x;
      if (same_height && begins_in_ring) line.box.left = std::max(0, std::min(line.box.left, mark_of_ring(ring).box.left));
    }
  }
}

void add_rings(const std::vector<OptionRing>& rings, const Raster& mask, std::vector<CheckBox>& boxes) {
  for (const OptionRing& ring : rings) {
    const bool around_box = ring.radius_x < 1.3 * ring.radius_y && std::any_of(boxes.begin(), boxes.end(), [&](const CheckBox& box) {
      return !box.is_ring && !intersection(box.box, box_of(ring)).empty() && holds_box_alone(mask, ring, box.box);
    });
    if (!around_box) boxes.push_back(mark_of_ring(ring));
  }
}

}  // namespace chushen

#include "extract/scan/option_rings.h"

#include <algorithm>
#include <cmath>

namespace chushen {

namespace {

constexpr double kLeastCover = 0.82, kSureCover = 0.95;
constexpr double kFullCover = 0.97;                              // no character fills as much of an ellipse and
constexpr double kEmptyCorners = 0.12, kWordsInCorners = 0.2;    // as little around it: 国 has 0.3, words that a ring touches 0.2
constexpr double kLowest = 0.95, kLowestDoubtful = 1.15;         // heights: of a ring that is flat or whole, and of others
constexpr double kPi = 3.14159265358979323846;

/// How much of the outline has ink of the mask within `slack`.
double cover_of(const Raster& mask, const OptionRing& ring, double slack) {
  constexpr int kSteps = 64;
  int covered = 0;
  for (int i = 0; i < kSteps; ++i) {
    const double angle = 2 * kPi * (i + 0.5) / kSteps, c = std::cos(angle), s = std::sin(angle);
    const double across = c / ring.radius_x, down = s / ring.radius_y, norm = std::hypot(across, down);
    bool ink = false;
    for (double off = -slack; off <= slack && !ink; off += 1) {  // along the outline's normal
      const int x = int(std::lround(ring.centre_x + ring.radius_x * c + off * across / norm));
      const int y = int(std::lround(ring.centre_y + ring.radius_y * s + off * down / norm));
      ink = x >= 0 && y >= 0 && x < mask.width && y < mask.height && mask.at(x, y);
    }
    covered += ink;
  }
  return double(covered) / kSteps;
}

double distance_of(const OptionRing& ring, double x, double y) {
  return std::hypot((x - ring.centre_x) / ring.radius_x, (y - ring.centre_y) / ring.radius_y);
}

/// Ink in the corners around the ring, as part of them: a frame has it, a ring has not.
double corner_ink(const Raster& mask, const OptionRing& ring) {
  int ink = 0, all = 0;
  const int left = int(ring.centre_x - ring.radius_x), right = int(ring.centre_x + ring.radius_x);
  const int top = int(ring.centre_y - ring.radius_y), bottom = int(ring.centre_y + ring.radius_y);
  for (int y = std::max(0, top); y < std::min(mask.height, bottom); ++y)
    for (int x = std::max(0, left); x < std::min(mask.width, right); ++x) {
      if (distance_of(ring, x, y) < 1.22) continue;
      ++all;
      ink += mask.at(x, y);
    }
  return all > 0 ? double(ink) / all : 0;
}

/// How many rows and columns inside the ring hold ink: words fill some, a letter O none.
bool holds_words(const Raster& mask, const OptionRing& ring, int em) {
  int rows = 0, ink = 0;
  for (int y = int(ring.centre_y - ring.radius_y); y <= int(ring.centre_y + ring.radius_y); ++y) {
    if (y < 0 || y >= mask.height) continue;
    bool any = false;
    for (int x = std::max(0, int(ring.centre_x - ring.radius_x)); x < std::min(mask.width, int(ring.centre_x + ring.radius_x)); ++x)
      if (mask.at(x, y) && distance_of(ring, x, y) < 0.78) any = true, ++ink;
    rows += any;
  }
  return rows >= 0.45 * em && ink >= 0.06 * em * em;
}

/// Whether something as high stands beside it on the same height: a character of a title among others, where a ring is
/// higher than the words that it stands between.
bool stands_among_equals(const Components& components, const OptionRing& ring) {
  constexpr double kAsHigh = 0.88, kNear = 0.8, kSameMiddle = 0.15;  // of the ring's height
  const double height = 2 * ring.radius_y;
  return std::any_of(components.all.begin(), components.all.end(), [&](const Component& other) {
    const double away = std::max(other.box.left - (ring.centre_x + ring.radius_x), ring.centre_x - ring.radius_x - other.box.right);
    if (away < 0 || away > kNear * height || other.box.height() < kAsHigh * height || other.box.height() > height / kAsHigh) return false;
    return other.box.width() > 0.3 * height && std::abs((other.box.top + other.box.bottom) / 2.0 - ring.centre_y) < kSameMiddle * height;
  });
}

}  // namespace

std::vector<OptionRing> find_option_rings(const Raster& mask, const Components& components, int em) {
  std::vector<OptionRing> rings;
  if (em < 10) return rings;
  const double slack = std::max(2.0, 0.09 * em);
  for (const Component& component : components.all) {
    const PixelBox& box = component.box;
    // Around several characters a hand draws flatter rings, which cut through the outer ones.
    const bool flat = box.width() > 2 * box.height();
    if (box.height() < kLowest * em || box.height() > 2.4 * em || box.width() < 1.1 * em || box.width() > 18 * em) continue;
    OptionRing best;
    // What hangs on a side makes the component wider than the ring: the ring is sought within.
    for (double from = 0; from <= 1.0; from += 0.1)
      for (double to = 0; to <= 1.0; to += 0.1) {
        const double left = box.left + from * em, right = box.right - to * em;
        if (right - left < 0.9 * box.height()) continue;
        OptionRing ring{(left + right) / 2, (box.top + box.bottom) / 2.0, (right - left) / 2 - 1, box.height() / 2.0 - 1, 0};
        ring.cover = cover_of(mask, ring, slack) - 0.01 * (from + to);
        if (ring.cover > best.cover) best = ring;
      }
    if (!flat && best.cover <= kFullCover && box.height() < kLowestDoubtful * em) continue;
    const double in_corners = best.cover > kFullCover || flat ? kWordsInCorners : kEmptyCorners;
    if (best.cover < kLeastCover || corner_ink(mask, best) > in_corners || !holds_words(mask, best, em)) continue;
    if (!flat && stands_among_equals(components, best)) continue;
    rings.push_back(best);
  }
  return rings;
}

void erase_rings(Raster& picture, const std::vector<OptionRing>& rings, int em) {
  const double reach = std::max(2.0, 0.1 * em);
  for (const OptionRing& ring : rings) {
    if (is_flat(ring)) continue;
    const double thick = reach / std::min(ring.radius_x, ring.radius_y);
    for (int y = std::max(0, int(ring.centre_y - ring.radius_y - reach)); y < std::min(picture.height, int(ring.centre_y + ring.radius_y + reach) + 1); ++y)
      for (int x = std::max(0, int(ring.centre_x - ring.radius_x - reach)); x < std::min(picture.width, int(ring.centre_x + ring.radius_x + reach) + 1); ++x) {
        const double distance = distance_of(ring, x, y);
        // In units of the radius towards the place: a flat ring is thin above and below.
        const double dx = (x - ring.centre_x) / ring.radius_x, dy = (y - ring.centre_y) / ring.radius_y;
        const double gradient = std::hypot(dx / ring.radius_x, dy / ring.radius_y) / std::max(distance, 1e-6);
        if (std::abs(distance - 1) < std::min(thick, reach * gradient)) picture.row(y)[x] = 255;
      }
  }
}

CheckBox mark_of_ring(const OptionRing& ring) {
  CheckBox mark;
  const int left = int(ring.centre_x - ring.radius_x), middle = int(ring.centre_y), half = std::max(3, int(ring.radius_y / 2));
  mark.box = {left - 1, middle - half, left + 2, middle + half};
  mark.ticked = true;
  mark.is_ring = true;
  mark.confidence = float(0.7 + 0.22 * std::clamp((ring.cover - kLeastCover) / (kSureCover - kLeastCover), 0.0, 1.0));
  return mark;
}

}  // namespace chushen

#include "extract/scan/round_marks.h"

#include <cmath>
#include <cstdlib>

namespace chushen {
namespace {

constexpr double kLeast = 0.5, kMost = 1.3;  // of a line's height
constexpr double kRound = 0.12;              // of its area that may lie between its outline and a circle
constexpr double kFull = 0.9, kHollow = 0.5;  // of the circle that is ink
constexpr float kSure = 0.95f;

bool is_as_high_as_a_character(const PixelBox& box, int em) {
  const int width = box.width(), height = box.height();
  return height >= kLeast * em && height <= kMost * em && std::abs(width - height) <= std::max(1, height / 10);
}

/// How much of the circle in the box the outline misses or exceeds, by the first and last ink of each row.
double away_from_circle(const Components& components, const Component& piece) {
  const double radius = (piece.box.width() + piece.box.height()) / 4.0;
  const double middle_x = (piece.box.left + piece.box.right) / 2.0, middle_y = (piece.box.top + piece.box.bottom) / 2.0;
  double away = 0;
  for (int i = piece.first_run; i < piece.first_run + piece.run_count;) {
    const int y = components.runs[std::size_t(i)].y;
    int left = components.runs[std::size_t(i)].left, right = left;
    for (; i < piece.first_run + piece.run_count && components.runs[std::size_t(i)].y == y; ++i) {
      left = std::min(left, components.runs[std::size_t(i)].left);
      right = std::max(right, components.runs[std::size_t(i)].right);
    }
    const double dy = y + 0.5 - middle_y, half = std::sqrt(std::max(0.0, radius * radius - dy * dy));
    away += std::abs(left - (middle_x - half)) + std::abs(right - (middle_x + half));
  }
  return away / (3.1416 * radius * radius);
}

bool stands_alone(const Components& components, const Component& piece, int em) {
  const PixelBox around{piece.box.left - em, piece.box.top, piece.box.right + em, piece.box.bottom};
  for (const Component& other : components.all) {
    if (other.box.top >= around.bottom) break;  // they come from the top down
    const bool dust = other.box.width() < em / 6 && other.box.height() < em / 6;
    if (&other != &piece && !dust && !intersection(other.box, around).empty()) return false;
  }
  return true;
}

}  // namespace

std::vector<CheckBox> find_round_marks(const Components& components, int em) {
  std::vector<CheckBox> found;
  for (std::size_t i = 0; i < components.all.size(); ++i) {
    const Component& piece = components.all[i];
    if (!is_as_high_as_a_character(piece.box, em) || away_from_circle(components, piece) > kRound || !stands_alone(components, piece, em)) continue;
    const double radius = (piece.box.width() + piece.box.height()) / 4.0, part = piece.area / (3.1416 * radius * radius);
    if (part < kFull && part > kHollow) continue;
    CheckBox mark;
    mark.box = piece.box;
    mark.ticked = part >= kFull;
    mark.confidence = kSure;
    mark.component = int(i);
    mark.is_round = true;
    found.push_back(mark);
  }
  return found;
}

}  // namespace chushen

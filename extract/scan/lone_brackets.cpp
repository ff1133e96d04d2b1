#include "extract/scan/lone_brackets.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extract/scan/components.h"

namespace chushen {

namespace {

constexpr double kMostWidth = 0.5, kAsHigh = 0.8;       // of an arc's height
constexpr double kLeastApart = 0.5, kMostApart = 2.5;   // of it, from arc to arc
constexpr double kBow = 0.08;                           // of it: how far the middle stands out
constexpr double kLeastTick = 0.4;                      // of it: what is smaller is dust
constexpr float kHalfSure = 0.75f;

/// Mean column of a component's ink from one row to another, given as parts of its height.
double mean_column(const Components& components, const Component& piece, double from, double to) {
  double sum = 0, count = 0;
  for (int i = piece.first_run; i < piece.first_run + piece.run_count; ++i) {
    const InkRun& run = components.runs[std::size_t(i)];
    const double place = (run.y - piece.box.top + 0.5) / piece.box.height();
    if (place < from || place > to) continue;
    sum += (run.left + run.right) / 2.0 * (run.right - run.left);
    count += run.right - run.left;
  }
  return count > 0 ? sum / count : 0;
}

/// How far the middle of a narrow piece stands out to the left of its ends, as part of its height; 0 of a wide one.
double bow_of(const Components& components, const Component& piece) {
  if (piece.box.width() > kMostWidth * piece.box.height()) return 0;
  const double top = mean_column(components, piece, 0, 0.2), foot = mean_column(components, piece, 0.8, 1);
  const double out = (top + foot) / 2 - mean_column(components, piece, 0.35, 0.65);
  return std::abs(top - foot) < std::abs(out) ? out / piece.box.height() : 0;
}

ReadCharacter character_of(std::string text, int left, int right) {
  return {std::move(text), float(left), float(right), kHalfSure, {}, 0, float(left + right) / 2};
}

}  // namespace

std::optional<LineReading> read_lone_brackets(const Raster& picture, int threshold) {
  const Components pieces = find_components(darker_than(picture, threshold), 4);
  if (pieces.all.size() < 2) return std::nullopt;
  const auto [first, last] = std::minmax_element(pieces.all.begin(), pieces.all.end(), [](const Component& a, const Component& b) { return a.box.left < b.box.left; });
  const PixelBox open = first->box, close = last->box;
  const double high = std::max(open.height(), close.height()), apart = close.left - open.right;
  if (std::min(open.height(), close.height()) < kAsHigh * high || apart < kLeastApart * high || apart > kMostApart * high) return std::nullopt;
  if (bow_of(pieces, *first) < kBow || bow_of(pieces, *last) > -kBow) return std::nullopt;
  int tick = 0;
  for (const Component& piece : pieces.all) {
    if (&piece == &*first || &piece == &*last) continue;
    if (piece.box.right > close.left || piece.box.left < open.right || piece.box.height() > 1.1 * high) return std::nullopt;
    tick = std::max({tick, piece.box.width(), piece.box.height()});
  }
  LineReading reading;
  reading.characters = {character_of("（", open.left, open.right), character_of(tick >= kLeastTick * high ? "√" : "□", open.right, close.left),
                        character_of("）", close.left, close.right)};
  return reading;
}

}  // namespace chushen

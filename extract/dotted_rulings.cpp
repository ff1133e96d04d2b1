#include "extract/dotted_rulings.h"

#include <algorithm>
#include <cmath>

namespace chushen {
namespace {

constexpr double kLongestDash = 12;  // points
constexpr double kWidestGap = 3.5;   // points between dots; dashes leave as much white as they are long
constexpr double kAside = 0.4;       // points, by which dots of one line lie off it
constexpr std::size_t kLeast = 6;    // dots that make a line

double length_of(const Ruling& line) { return line.to - line.from; }

double gap_after(const Ruling& piece) { return std::max(kWidestGap, length_of(piece)); }

/// Every dot as a piece of a line along `horizontal`, and every dash of that direction.
std::vector<Ruling> pieces_along(bool horizontal, const std::vector<Rect>& dots, const std::vector<Ruling>& dashes) {
  std::vector<Ruling> pieces;
  for (const Rect& dot : dots) {
    if (horizontal) pieces.push_back({true, (dot.top + dot.bottom) / 2, dot.left, dot.right});
    else pieces.push_back({false, (dot.left + dot.right) / 2, dot.top, dot.bottom});
  }
  for (const Ruling& dash : dashes)
    if (dash.horizontal == horizontal && length_of(dash) <= kLongestDash) pieces.push_back(dash);
  return pieces;
}

/// The runs among pieces of one line; `first` to `last` are reordered.
void join_runs(std::vector<Ruling>::iterator first, std::vector<Ruling>::iterator last, std::vector<Ruling>& joined) {
  std::sort(first, last, [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  while (first != last) {
    Ruling run = *first;
    std::size_t count = 1;
    for (++first; first != last && first->from - run.to <= gap_after(*first); ++first, ++count)
      run.to = std::max(run.to, first->to);
    if (count >= kLeast) joined.push_back(run);
  }
}

}  // namespace

std::vector<Ruling> join_dotted(const std::vector<Rect>& dots, const std::vector<Ruling>& dashes) {
  std::vector<Ruling> joined;
  for (const bool horizontal : {true, false}) {
    std::vector<Ruling> pieces = pieces_along(horizontal, dots, dashes);
    std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
    for (auto first = pieces.begin(); first != pieces.end();) {
      const auto last = std::find_if(first, pieces.end(), [&](const Ruling& piece) { return piece.position > first->position + kAside; });
      join_runs(first, last, joined);
      first = last;
    }
  }
  return joined;
}

}  // namespace chushen

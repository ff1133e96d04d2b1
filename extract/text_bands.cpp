#include "extract/text_bands.h"

#include <algorithm>
#include <cstddef>

namespace chushen {
namespace {

constexpr double kOneCharacter = 1.2;  // of a character's height, which a line of text may have
constexpr double kTouching = 0.3;      // of the lower one's height, by which boxes of one line of text overlap

}  // namespace

double shared(const Band& a, const Band& b) { return std::min(a.bottom, b.bottom) - std::max(a.top, b.top); }

double character_height(const std::vector<Rect>& ink) {
  std::vector<double> heights;
  for (const Rect& box : ink) heights.push_back(box.height());
  const auto place = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 9 / 10);
  std::nth_element(heights.begin(), place, heights.end());
  return *place;
}

std::vector<Band> lines_of_text(std::vector<Band> boxes, double character) {
  std::sort(boxes.begin(), boxes.end(), [](const Band& a, const Band& b) { return a.top < b.top; });
  std::vector<Band> lines;
  for (const Band& box : boxes) {
    const bool touches = !lines.empty() && shared(lines.back(), box) > kTouching * std::min(lines.back().height(), box.height());
    if (touches || (!lines.empty() && box.bottom - lines.back().top <= kOneCharacter * character)) {
      lines.back().bottom = std::max(lines.back().bottom, box.bottom);
    } else {
      lines.push_back(box);
    }
  }
  return lines;
}

}  // namespace chushen

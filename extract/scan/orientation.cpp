#include "extract/scan/orientation.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "extract/scan/line_crop.h"
#include "extract/scan/straighten.h"

namespace chushen {

namespace {

constexpr int kSamples = 3;
constexpr double kSure = 0.85, kClearlyBetter = 0.08;
constexpr int kWidestSample = 18;  // times the height: the line is read in one piece, the same later (RememberingRecognizer)

/// The lines that say most: many pieces of ink, but short enough to be read in one piece.
std::vector<std::size_t> samples_of(const TextLines& lines) {
  std::vector<std::size_t> order(lines.lines.size());
  std::iota(order.begin(), order.end(), 0);
  const auto worth = [&](std::size_t i) {
    const TextLine& line = lines.lines[i];
    return line.box.width() > kWidestSample * line.box.height() ? 0 : line.components.size();
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
  if (order.size() > kSamples) order.resize(kSamples);
  return order;
}

/// Mean confidence of the characters of a few lines; 0 where there are none.
double readability(const FoundLayout& layout, Recognizer& recognizer) {
  double sum = 0;
  int count = 0;
  for (std::size_t index : samples_of(layout.lines)) {
    const LineCrop crop = crop_line(layout.grey, layout.bare, layout.components, layout.lines, index);
    const int width = std::min(crop.picture.width, 2 * kWidestSample * crop.picture.height);
    const Raster picture = width == crop.picture.width ? crop.picture : cropped(crop.picture, {0, 0, width, crop.picture.height});
    for (const ReadCharacter& character : recognizer.read(picture).characters) {
      sum += character.confidence;
      ++count;
    }
  }
  return count >= 3 ? sum / count : 0;
}

UprightPage tried(const CleanPage& page, int quarter_turns, const Lie& lie) {
  UprightPage result;
  result.quarter_turns = quarter_turns;
  result.page = quarter_turns == 0 ? page : turned(page, quarter_turns);
  // A half turn leaves the skew as it is; the two ways to lie on the side have the same one, too.
  const bool guessed = lie.sideways == (quarter_turns % 2 == 1);
  result.layout = find_layout(result.page, guessed ? lie.skew : find_lie(darker_than(result.page.grey, page.threshold), page.dpi).skew);
  return result;
}

}  // namespace

UprightPage upright(CleanPage page, Recognizer* recognizer) {
  const Lie lie = find_lie(darker_than(page.grey, page.threshold), page.dpi);
  const int first = lie.sideways ? 1 : 0;
  UprightPage best = tried(page, first, lie);
  if (recognizer == nullptr || best.layout.lines.lines.empty()) return best;
  double best_readability = readability(best.layout, *recognizer);
  for (int turn : {first + 2, first == 0 ? 1 : 0, first == 0 ? 3 : 2}) {
    if (best_readability >= kSure) break;
    UprightPage other = tried(page, turn, lie);
    const double other_readability = readability(other.layout, *recognizer);
    if (other_readability < best_readability + kClearlyBetter) continue;
    best = std::move(other);
    best_readability = other_readability;
  }
  return best;
}

}  // namespace chushen

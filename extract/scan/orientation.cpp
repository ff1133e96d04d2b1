#include "extract/scan/orientation.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "extract/scan/line_crop.h"
#include "extract/scan/straighten.h"

namespace chushen {

namespace {

constexpr std::size_t kSamples = 3;
constexpr std::size_t kMostRead = 8;  // lines, where the first ones say nothing: a desk's grain, a seal
constexpr double kSure = 0.85;
constexpr double kClearlyBetter = 0.8;  // of Readability::worth: two characters
constexpr double kOfTurning = 0.5;      // what a character counts that upside down is another one
constexpr int kMany = 8;                // characters
constexpr double kHighest = 9;  // millimetres: titles of 22 points have 8
constexpr int kWidestSample = 18;  // times the height: the line is read in one piece, the same later (RememberingRecognizer)

/// The lines that say most: many pieces of ink, but short enough to be read in one piece, and no higher than a line of
/// print is: copied seals and stains make lines of many pieces that say nothing whichever way they are held.
std::vector<std::size_t> samples_of(const TextLines& lines, double dpi) {
  std::vector<std::size_t> order(lines.lines.size());
  std::iota(order.begin(), order.end(), 0);
  const auto worth = [&](std::size_t i) {
    const TextLine& line = lines.lines[i];
    const bool is_print = line.box.height() < kHighest / 25.4 * dpi && line.box.width() <= kWidestSample * line.box.height();
    return is_print ? line.components.size() : 0;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
  if (order.size() > kMostRead) order.resize(kMostRead);
  return order;
}

/// Whether a character upside down is another one or itself: it hardly says which way up the page is.
bool turns_into_another(const std::string& character) {
  static constexpr std::string_view kTurning = "01689%.,:;-—_/|\\()（）+=·OoSsXxZzNnHIlMWuUqpbd一二三十口日田王中申目工士土米干";
  return kTurning.find(character) != std::string_view::npos;
}

/// What the recognizer makes of a few lines.
struct Readability {
  double worth = 0;  ///< by how much the characters are surer than guesses
  double sum = 0;    ///< of the confidences of those that say which way up they are
  int count = 0;

  /// Not of a few characters: a copied seal's own stand upright when the page lies on its side.
  bool is_sure() const { return count >= kMany && sum >= kSure * count; }

  void add(const Readability& line) {
    sum += line.sum;
    worth += line.worth;
    count += line.count;
  }
};

Readability readability_of(std::size_t index, const UprightPage& page, Recognizer& recognizer) {
  const FoundLayout& layout = page.layout;
  Readability result;
  const LineCrop crop = crop_line(layout.grey, layout.bare, layout.components, layout.lines, index);
  const int width = std::min(crop.picture.width, 2 * kWidestSample * crop.picture.height);
  const Raster picture = width == crop.picture.width ? crop.picture : cropped(crop.picture, {0, 0, width, crop.picture.height});
  for (const ReadCharacter& character : recognizer.read(picture).characters) {
    const bool tells = !turns_into_another(character.text);
    result.worth += (tells ? 1 : kOfTurning) * (character.confidence - 0.5);
    if (!tells) continue;
    result.sum += character.confidence;
    ++result.count;
  }
  return result;
}

/// Of the first lines, or where these are not surely read of the best among some more.
Readability readability(const UprightPage& page, Recognizer& recognizer) {
  std::vector<Readability> lines;
  Readability all;
  for (std::size_t index : samples_of(page.layout.lines, page.page.dpi)) {
    if (lines.size() >= kSamples && all.is_sure()) break;
    lines.push_back(readability_of(index, page, recognizer));
    std::stable_sort(lines.begin(), lines.end(), [](const Readability& a, const Readability& b) { return a.worth > b.worth; });
    all = {};
    for (std::size_t i = 0; i < std::min(kSamples, lines.size()); ++i) all.add(lines[i]);
  }
  return all;
}

/// \param page  is given away where it is the last time that it is needed as it lies.
UprightPage tried(CleanPage page, int quarter_turns, const Lie& lie) {
  UprightPage result;
  result.quarter_turns = quarter_turns;
  result.page = quarter_turns == 0 ? std::move(page) : turned(page, quarter_turns);
  // A half turn leaves the skew as it is; the two ways to lie on the side have the same one, too.
  const bool guessed = lie.sideways == (quarter_turns % 2 == 1);
  result.layout = find_layout(result.page, guessed ? lie.skew : find_lie(darker_than(result.page.grey, page.threshold), page.dpi).skew);
  return result;
}

/// Whether there is nothing left to try. The first characters of lines set close together read like a line of their own to
/// one who holds the page sideways, and the recognizer knows writing that runs down: of a page on its side what is read
/// settles it only where the ink lies clearly in such rows, too, and the lines are as long as lines are.
bool is_settled(const Readability& readability, int quarter_turns, const Lie& lie) {
  constexpr double kClearly = 2;              // of Lie::certainty; of pages of text it is 1.4 to 9
  constexpr int kLong = kMany * int(kSamples);  // characters; a cover on a desk has a few that read from its side
  return readability.is_sure() && (quarter_turns % 2 == 0 || (lie.sideways && lie.certainty > kClearly && readability.count >= kLong));
}

}  // namespace

UprightPage upright(CleanPage page, Recognizer* recognizer) {
  const Lie lie = find_lie(darker_than(page.grey, page.threshold), page.dpi);
  const int first = lie.sideways ? 1 : 0;
  UprightPage best = tried(first == 0 ? std::move(page) : page, first, lie);
  if (recognizer == nullptr || best.layout.lines.lines.empty()) return best;
  Readability best_readability = readability(best, *recognizer);
  if (is_settled(best_readability, first, lie)) return best;
  const CleanPage as_it_lies = first == 0 ? best.page : std::move(page);
  for (int turn : {first + 2, first == 0 ? 1 : 0, first == 0 ? 3 : 2}) {
    if (is_settled(best_readability, best.quarter_turns, lie)) break;
    UprightPage other = tried(as_it_lies, turn, lie);
    const Readability other_readability = readability(other, *recognizer);
    if (other_readability.worth < best_readability.worth + kClearlyBetter) continue;
    best = std::move(other);
    best_readability = other_readability;
  }
  return best;
}

}  // namespace chushen

#include "extract/scan/bracket_marks.h"

#include <algorithm>
#include <string_view>

#include "extract/scan/mark_characters.h"

namespace chushen {

namespace {

constexpr std::size_t kLongest = 3;      // characters between the brackets, white paper included
constexpr double kEmpty = 0.004;         // of the place: dust at most
constexpr double kInked = 0.02;          // of the place: a thin stroke at least
constexpr float kSure = 0.9f, kSeen = 0.75f, kHalfSure = 0.6f;

bool is_open(std::string_view character) { return character == "(" || character == "（"; }
bool is_close(std::string_view character) { return character == ")" || character == "）"; }

/// What a tick, a cross or a circle by hand is read as.
bool is_like_tick(std::string_view character) {
  constexpr std::string_view kLike[] = {"V", "v", "J", "/", "X", "x", "×", "丿", "O", "○", "〇", "厂", "Y", "y", "L", "ν"};
  return std::find(std::begin(kLike), std::end(kLike), character) != std::end(kLike);
}

/// Part of the place between two characters that is ink, the brackets' own strokes left out.
double ink_between(const ReadCharacter& open, const ReadCharacter& close, const Raster& picture, int threshold) {
  const double inset = 0.22 * picture.height;  // of a bracket from its centre: half a narrow character
  const int left = std::clamp(int(open.centre + inset), 0, picture.width), right = std::clamp(int(close.centre - inset), 0, picture.width);
  if (right <= left) return 0;
  long ink = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = left; x < right; ++x) ink += picture.at(x, y) < threshold;
  return double(ink) / (double(right - left) * picture.height);
}

/// The mark between `open` and `close`; confidence 0 where it is none.
BracketMark mark_between(const LineReading& reading, std::size_t open, std::size_t close, const Raster& picture, int threshold) {
  BracketMark mark{open, close, false, 0};
  const ReadCharacter* only = nullptr;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (reading.characters[i].text == " ") continue;
    if (only != nullptr) return mark;
    only = &reading.characters[i];
  }
  const double ink = ink_between(reading.characters[open], reading.characters[close], picture, threshold);
  if (only == nullptr) {
    mark.ticked = ink >= kInked;
    mark.confidence = ink <= kEmpty ? kSure : kHalfSure;
  } else if (const auto ticked = mark_of(only->text)) {
    mark.ticked = *ticked;
    mark.confidence = std::min(kSeen, only->confidence);
  } else if (is_like_tick(only->text)) {
    mark.ticked = true;
    mark.confidence = kHalfSure;
  }
  return mark;
}

/// Words, and at their end the brackets: 试运行（　） in a column of options.
bool ends_line(const LineReading& reading, const BracketMark& mark) {
  return mark.open > 0 && std::all_of(reading.characters.begin() + std::ptrdiff_t(mark.close) + 1, reading.characters.end(),
                                      [](const ReadCharacter& character) { return character.text == " "; });
}

/// Whether the words before the brackets, what leads up to them aside, and those behind, up to the end of the line, are as
/// long and half the same: 评测等级：一级（　）二级, where the brackets of the second option stand in the next line.
bool stands_between_options(const LineReading& reading, const BracketMark& mark) {
  std::vector<std::string_view> before, behind;
  for (std::size_t i = 0; i < mark.open; ++i) before.push_back(reading.characters[i].text);
  for (std::size_t i = mark.close + 1; i < reading.characters.size(); ++i) behind.push_back(reading.characters[i].text);
  for (auto* words : {&before, &behind}) std::erase(*words, " ");
  if (before.size() < behind.size() || behind.size() < 2) return false;
  const std::size_t lead = before.size() - behind.size();
  if (lead > 0 && before[lead - 1] != "：" && before[lead - 1] != ":") return false;
  std::size_t same = 0;
  for (std::size_t i = 0; i < behind.size(); ++i) same += before[lead + i] == behind[i];
  return 2 * same >= behind.size() && same < behind.size();
}

}  // namespace

std::vector<BracketMark> bracket_marks(const LineReading& reading, const Raster& picture, int threshold) {
  std::vector<BracketMark> marks;
  for (std::size_t open = 0; open < reading.characters.size(); ++open) {
    if (!is_open(reading.characters[open].text)) continue;
    std::size_t close = open + 1;
    while (close < reading.characters.size() && close <= open + kLongest + 1 && !is_close(reading.characters[close].text)) ++close;
    if (close >= reading.characters.size() || !is_close(reading.characters[close].text)) continue;
    if (const BracketMark mark = mark_between(reading, open, close, picture, threshold); mark.confidence > 0) marks.push_back(mark);
  }
  if (marks.size() == 1 && !ends_line(reading, marks.front()) && !stands_between_options(reading, marks.front())) marks.clear();
  return marks;
}

}  // namespace chushen

#include "extract/scan/name_grammar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/scan/even_letters.h"
#include "extract/scan/guangdong_cities.h"

namespace chushen {

namespace {

constexpr float kSurely = 0.8f;   // what is surer than this is not changed, and is what the rest has to agree with
constexpr float kGuessed = 0.66f; // what is less sure than this may be something else altogether: 易 for a bracket
constexpr float kMended = 0.6f;   // how sure a letter is that was put in
constexpr float kBesideLost = 0.5f;  // the most that a letter is sure of beside which one is known to stand that nobody read
constexpr int kMostHoles = 3;

/// The letters of the arc one after the other, those that nobody read with no text.
using Slots = std::vector<ReadCharacter>;

Slots slots_of(const LineReading& reading, int missing_before, int missing_behind) {
  const std::vector<ReadCharacter>& read = reading.characters;
  const float pitch = pitch_of(read);
  Slots slots;
  const auto hole = [&](float centre) {
    slots.emplace_back();
    slots.back().centre = centre;
  };
  for (int k = missing_before; k > 0; --k) hole(read.front().centre - float(k) * pitch);
  for (std::size_t i = 0; i < read.size(); ++i) {
    slots.push_back(read[i]);
    if (i + 1 == read.size()) break;
    const float distance = read[i + 1].centre - read[i].centre;
    const int holes = distance < 1.55f * pitch ? 0 : std::max(1, int(std::lround(distance / pitch)) - 1);
    for (int k = 1; k <= holes && holes <= kMostHoles; ++k) hole(read[i].centre + distance * float(k) / float(holes + 1));
  }
  for (int k = 1; k <= missing_behind; ++k) hole(read.back().centre + float(k) * pitch);
  return slots;
}

bool says(const ReadCharacter& slot, std::string_view letter) { return slot.text == letter; }
bool surely(const ReadCharacter& slot) { return !slot.text.empty() && slot.confidence >= kSurely; }
bool opens(const ReadCharacter& slot) { return says(slot, "（") || says(slot, "("); }
bool closes(const ReadCharacter& slot) { return says(slot, "）") || says(slot, ")"); }
bool may_be(const ReadCharacter& slot, std::string_view letter) { return says(slot, letter) || !surely(slot); }

void put(ReadCharacter& slot, std::string_view letter) {
  if (says(slot, letter)) return;
  slot.text = letter;
  slot.confidence = kMended;
}

void mend_end(Slots& slots) {
  constexpr std::array<std::string_view, 4> kEnd = {"有", "限", "公", "司"};
  if (slots.size() < 2 * kEnd.size()) return;
  const auto end = slots.end() - std::ptrdiff_t(kEnd.size());
  std::size_t right = 0;
  for (std::size_t i = 0; i < kEnd.size(); ++i) {
    if (!may_be(end[std::ptrdiff_t(i)], kEnd[i])) return;
    right += says(end[std::ptrdiff_t(i)], kEnd[i]);
  }
  for (std::size_t i = 0; i < kEnd.size() && right + 1 >= kEnd.size(); ++i) put(end[std::ptrdiff_t(i)], kEnd[i]);
}

/// 有 … 司 with room for two letters and nothing sure between them: 限公, however many strokes were read as one there.
void mend_torn_end(Slots& slots, float pitch) {
  constexpr std::size_t kMost = 4;  // that were read between
  if (slots.size() < kMost + 4 || !says(slots.back(), "司")) return;
  for (std::size_t between = 0; between <= kMost; ++between) {
    const auto begin = slots.end() - std::ptrdiff_t(between) - 1;
    const ReadCharacter first = *(begin - 1);
    if (between > 0 && surely(*begin)) return;
    if (between == 2 && says(*begin, "限") && says(begin[1], "公")) return;
    if (!says(first, "有") || std::lround((slots.back().centre - first.centre) / pitch) != 3) continue;
    std::vector<ReadCharacter> middle(2);
    for (std::size_t k = 0; k < 2; ++k) {
      middle[k].centre = first.centre + (slots.back().centre - first.centre) * float(k + 1) / 3;
      put(middle[k], k == 0 ? "限" : "公");
    }
    slots.insert(slots.erase(begin, slots.end() - 1), middle.begin(), middle.end());
    return;
  }
}

/// The only city that both letters may be, one of them surely.
std::optional<CityLetters> city_of(const ReadCharacter& first, const ReadCharacter& second) {
  std::optional<CityLetters> found;
  if (!surely(first) && !surely(second)) return found;
  for (const CityLetters& city : guangdong_cities()) {
    if (!may_be(first, city[0]) || !may_be(second, city[1])) continue;
    if (found) return std::nullopt;
    found = city;
  }
  return found;
}

void put_city(ReadCharacter& first, ReadCharacter& second) {
  const auto city = city_of(first, second);
  if (!city) return;
  put(first, (*city)[0]);
  put(second, (*city)[1]);
}

/// （江门）: where one bracket was read the other stands three letters away, if a city stands between.
void mend_brackets(Slots& slots) {
  constexpr std::size_t kAway = 3;
  const auto open = std::find_if(slots.begin(), slots.end(), opens), close = std::find_if(slots.begin(), slots.end(), closes);
  const auto guessed = [](const ReadCharacter& slot) { return slot.confidence < kGuessed; };
  if (open == slots.end() && close != slots.end() && std::size_t(close - slots.begin()) > kAway && guessed(close[-3]) && city_of(close[-2], close[-1])) put(close[-3], "（");
  if (close == slots.end() && open != slots.end() && std::size_t(slots.end() - open) > kAway && guessed(open[3]) && city_of(open[1], open[2])) put(open[3], "）");
  for (std::size_t i = 0; i + kAway < slots.size(); ++i)
    if (opens(slots[i]) && closes(slots[i + kAway])) put_city(slots[i + 1], slots[i + 2]);
}

/// 江门市 at the beginning.
void mend_city(Slots& slots) {
  if (slots.size() < 8) return;
  const bool bracketed = std::any_of(slots.begin(), slots.end(), opens);
  if (says(slots[2], "市") && surely(slots[2])) put_city(slots[0], slots[1]);
  else if (!bracketed && surely(slots[0]) && surely(slots[1]) && slots[2].confidence < kGuessed && city_of(slots[0], slots[1])) put(slots[2], "市");
}

}  // namespace

void mend_name(LineReading& reading, int missing_before, int missing_behind) {
  const float pitch = pitch_of(reading.characters);
  if (pitch <= 0) return;
  Slots slots = slots_of(reading, missing_before, missing_behind);
  mend_end(slots);
  mend_torn_end(slots, pitch);
  mend_brackets(slots);
  mend_city(slots);
  const bool begun = !slots.front().text.empty(), ended = !slots.back().text.empty();
  std::erase_if(slots, [](const ReadCharacter& slot) { return slot.text.empty(); });
  if (!begun) slots.front().confidence = std::min(slots.front().confidence, kBesideLost);
  if (!ended) slots.back().confidence = std::min(slots.back().confidence, kBesideLost);
  reading.characters = std::move(slots);
}

}  // namespace chushen

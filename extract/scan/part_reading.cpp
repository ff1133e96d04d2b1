#include "extract/scan/part_reading.h"

#include <algorithm>
#include <iterator>

#include "extract/scan/mark_characters.h"

namespace chushen {

namespace {

constexpr float kSure = 0.98f, kNothingLeftOut = 0.1f;

bool is_space(const ReadCharacter& character) { return character.text == " "; }
bool is_box(const ReadCharacter& character) { return mark_of(character.text).has_value() || may_be_box(character.text); }
bool is_sure(const ReadCharacter& character) { return character.confidence >= kSure && !is_box(character); }

}  // namespace

std::optional<LineReading> surely_read(const LineReading& line, float left, float right) {
  const auto begin = line.characters.begin(), end = line.characters.end();
  const auto first = std::find_if(begin, end, [&](const ReadCharacter& character) { return character.centre >= left && !is_space(character); });
  const auto behind = std::find_if(first, end, [&](const ReadCharacter& character) { return character.centre >= right; });
  const auto parts = [](const ReadCharacter& character) { return is_box(character) || is_space(character); };
  const bool parted = (first == begin || parts(*std::prev(first))) && (behind == end || parts(*behind));
  if (first == behind || !parted || line.omission >= kNothingLeftOut || !std::all_of(first, behind, is_sure)) return std::nullopt;
  LineReading part{{first, behind}, line.omission};
  for (ReadCharacter& character : part.characters) {
    character.left = std::clamp(character.left, left, right) - left;
    character.centre -= left;
    character.right = std::clamp(character.right, left, right) - left;
  }
  return part;
}

}  // namespace chushen

#include "extract/scan/box_in_character.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "extract/scan/mark_characters.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

bool is_chinese_figure(std::string_view character) {
  constexpr std::string_view kFigures = "〇零一二三四五六七八九";
  return !character.empty() && kFigures.find(character) != std::string_view::npos;
}

bool is_zero(std::string_view character) { return character == "〇" || character == "○" || character == "0"; }

/// The last Han character surely read whose middle lies within an em and a half before the place.
const ReadCharacter* sure_han_before(const LineReading& reading, const PixelBox& place, float em) {
  const float middle = float(place.left + place.right) / 2;
  const ReadCharacter* last = nullptr;
  for (const ReadCharacter& character : reading.characters) {
    const float before = middle - character.centre;
    std::size_t position = 0;
    if (before <= 0 || before > 1.4f * em || character.confidence < 0.8f || may_be_box(character.text)) continue;
    if (next_code_point(character.text, position) >= 0x4E00) last = &character;
  }
  return last;
}

/// Whether strokes stand left of the place, from `from` on, or right below it, where no tick of a box reaches.
bool has_strokes_beside(const Raster& picture, const PixelBox& place, int from, float em, int threshold) {
  constexpr int kRim = 2;              // pixels: of the square's own ink
  constexpr float kLeastInk = 0.02f;   // of em x em: a short stroke; specks are less
  const int aside = int(0.2f * em), down = int(0.4f * em);
  const PixelBox left{from, 0, place.left - kRim, picture.height};
  const PixelBox below{place.left - aside, place.bottom + kRim, place.right + aside, place.bottom + down};
  long ink = 0;
  for (const PixelBox& part : {intersection(left, picture.bounds()), intersection(below, picture.bounds())})
    for (int y = part.top; y < part.bottom; ++y) ink += std::count_if(picture.row(y) + part.left, picture.row(y) + std::max(part.left, part.right), [&](std::uint8_t level) { return level < threshold; });
  return float(ink) > kLeastInk * em * em;
}

}  // namespace

bool is_part_of_character(const CheckBox& square, const PixelBox& place, const LineReading& reading, const LineCrop& crop, float em, int threshold) {
  constexpr float kLeastBox = 0.65f;  // em; printed boxes right behind a character have 0.75 to 0.9
  if (square.is_ring || float(std::min(place.width(), place.height())) >= kLeastBox * em) return false;
  const ReadCharacter* const before = sure_han_before(reading, place, em);
  return before != nullptr && has_strokes_beside(crop.bare, place, int(before->centre + 0.6f * em), em, threshold);
}

bool is_ring_of_sign(const PixelBox& place, const LineReading& reading, float em) {
  constexpr float kLeastBox = 0.65f, kReach = 0.9f;  // em
  if (float(std::max(place.width(), place.height())) >= kLeastBox * em) return false;
  const float middle = float(place.left + place.right) / 2;
  return std::any_of(reading.characters.begin(), reading.characters.end(), [&](const ReadCharacter& character) {
    const float before = middle - character.centre;
    return (character.text == "%" || character.text == "‰") && character.confidence >= 0.8f && before > 0 && before < kReach * em;
  });
}

bool read_as_zero(const PixelBox& place, LineReading& reading, float em) {
  constexpr float kWithin = 0.45f, kBeside = 1.5f, kInDoubt = 0.7f, kUnsure = 0.5f;  // em, em, confidences
  const float middle = float(place.left + place.right) / 2;
  std::vector<ReadCharacter>& all = reading.characters;
  const auto here = std::find_if(all.begin(), all.end(), [&](const ReadCharacter& character) { return character.centre > middle - kWithin * em; });
  const bool seen = here != all.end() && here->centre < middle + kWithin * em;
  if (seen && !is_zero(here->text) && !may_be_box(here->text) && here->confidence >= kUnsure) return false;  // 八月二十日
  const auto behind = seen ? here + 1 : here;
  const auto is_beside = [&](const ReadCharacter& character) { return is_chinese_figure(character.text) && std::abs(character.centre - middle) < kBeside * em; };
  if (here == all.begin() || behind == all.end() || !is_beside(*(here - 1)) || !is_beside(*behind)) return false;
  const ReadCharacter zero{"〇", float(place.left), float(place.right), kInDoubt, {}, 0, middle};
  if (seen)
    *here = zero;
  else
    all.insert(here, zero);
  return true;
}

}  // namespace chushen

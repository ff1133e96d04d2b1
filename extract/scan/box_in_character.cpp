#include "extract/scan/box_in_character.h"

#include <algorithm>

#include "extract/scan/mark_characters.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

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

}  // namespace chushen

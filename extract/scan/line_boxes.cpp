#include "extract/scan/line_boxes.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "extract/scan/box_in_character.h"
#include "extract/scan/mark_characters.h"

namespace chushen {

namespace {

constexpr float kEm = 0.8f;  // of a picture's height: the width of a Han character
constexpr float kUnread = 0.5f;  // that a character stands where nothing was read

/// The character that the recognizer saw at a square: whose own place, half a character around its centre, holds the
/// square's middle. Null where there is none, as when a box was passed over in silence.
const ReadCharacter* character_at(const LineReading& reading, const PixelBox& place, int height) {
  const float middle = float(place.left + place.right) / 2;
  const ReadCharacter* nearest = nullptr;
  float least = 0.5f * kEm * float(height);
  for (const ReadCharacter& character : reading.characters) {
    const float away = std::abs(character.centre - middle);
    if (character.text == " " || away >= least) continue;
    least = away;
    nearest = &character;
  }
  return nearest;
}

/// Whether nothing, or a space as wide as half the box, stands before the place.
bool begins_text(const LineReading& reading, const PixelBox& place) {
  return std::none_of(reading.characters.begin(), reading.characters.end(), [&](const ReadCharacter& character) {
    const float middle = character.centre;
    return character.text != " " && middle < float(place.left) && middle > float(place.left) - 1.2f * float(place.width());
  });
}

/// Whether a square is a check box, given what the recognizer read there. In context it tells □ from 口 very well, so a
/// sure 口 is one, but for a square without feet that begins a text: people type 口 for □.
bool is_check_box(const CheckBox& square, const ReadCharacter* seen, bool begins) {
  if (square.is_ring || square.is_round) return true;
  if (seen == nullptr || mark_of(seen->text).has_value() || seen->confidence < 0.5f) return true;
  if (is_han_square(seen->text)) return !square.has_feet && (seen->confidence < 0.9f || (begins && is_mouth(seen->text)));
  return may_be_box(seen->text) && seen->confidence < 0.8f;
}

/// Whether the square is part of a character surely read, or of two that it lies between. Beside a check box a character
/// begins where the box ends; read together with a tick, its place is less far.
bool is_in_text(const LineReading& reading, const PixelBox& place, int height) {
  const float middle = float(place.left + place.right) / 2, em = kEm * float(height);
  const float within = 0.5f * float(place.width()) + 0.12f * em, beside = 0.4f * (float(place.width()) + em);
  bool before = false, behind = false;
  for (const ReadCharacter& character : reading.characters) {
    if (character.text == " " || may_be_box(character.text) || character.confidence < 0.8f) continue;
    const float away = character.centre - middle;
    if (std::abs(away) < within) return true;
    before = before || (away < 0 && -away < beside);
    behind = behind || (away > 0 && away < beside);
  }
  return before && behind;
}

/// The same for a square that was found by its likeness to check boxes: what a tick makes of it may be read as anything.
bool is_sibling_box(const CheckBox& square, const ReadCharacter* seen, const LineReading& whole, const PixelBox& place, int height) {
  if (is_in_text(whole, place, height)) return false;
  return seen == nullptr || !may_be_box(seen->text) || is_check_box(square, seen, begins_text(whole, place));
}

/// The characters surely read that touch a square, left and right of its middle.
std::vector<const ReadCharacter*> touching(const LineReading& whole, const PixelBox& place, int em) {
  const float middle = float(place.left + place.right) / 2;
  std::vector<const ReadCharacter*> found;
  for (const ReadCharacter& character : whole.characters) {
    const bool near = std::abs(character.centre - middle) < float(em + place.width() / 2);
    const bool sure = character.text != " " && character.confidence >= 0.8f && !mark_of(character.text) && !is_mouth(character.text);
    if (near && sure) found.push_back(&character);
  }
  return found;
}

/// Whether the characters beside the square are read the same without it: 是 beside its box is, what is left of 码 is 马.
bool is_same_without(Recognizer& recognizer, const LineCrop& crop, const LineReading& whole, const PixelBox& place, int threshold) {
  const int em = int(kEm * float(crop.picture.height));
  const float middle = float(place.left + place.right) / 2;
  const std::vector<const ReadCharacter*> near = touching(whole, place, em);
  const auto same = [&](bool before, int left, int right) {
    const auto is_here = [&](const ReadCharacter* character) { return (character->centre < middle) == before; };
    if (std::none_of(near.begin(), near.end(), is_here)) return true;
    std::string beside;
    LineCrop part = part_of(crop, std::max(0, left), std::min(right, crop.picture.width));
    if (part.picture.width >= em / 4 && trim_sides(part, threshold))
      for (const ReadCharacter& character : recognizer.read(part.picture).characters) beside += character.text;
    return std::all_of(near.begin(), near.end(), [&](const ReadCharacter* character) {
      return !is_here(character) || beside.find(character->text) != std::string::npos;
    });
  };
  return same(true, place.left - 3 * em, place.left - 1) && same(false, place.right + 1, place.right + 3 * em);
}

/// Whether a square belongs to the line: in noise one line may be as high as the page, and hold hundreds of small ones.
bool lies_in(const CheckBox& square, const LineCrop& crop) {
  constexpr int kLeastShare = 6;  // of the line's height
  if (square.box.height() * kLeastShare < crop.box.height()) return false;
  const int x = (square.box.left + square.box.right) / 2, y = (square.box.top + square.box.bottom) / 2;
  return x >= crop.box.left && x < crop.box.right && y >= crop.box.top && y < crop.box.bottom;
}

/// Where a box and its tick stand. Where the tick touches the character behind it (☑否, ☑三级), that hangs together with
/// them, and only what lies in the box or rises over it is theirs: a tick ends in the air, above and not far off.
PixelBox place_of_tick(const CheckBox& square, const Components& components) {
  const Component& component = components.all[square.component];
  const int width = square.box.width(), lower = square.box.top + square.box.height() / 3;
  bool touches = component.box.right > square.box.right + width / 2;
  for (int i = component.first_run; i < component.first_run + component.run_count && !touches; ++i)
    touches = components.runs[i].y > lower && components.runs[i].right > square.box.right + width / 4;
  if (!touches) return component.box;
  return {component.box.left, component.box.top, square.box.right + std::max(1, width / 10), component.box.bottom};
}

}  // namespace

PixelBox within(const PixelBox& page_box, const LineCrop& crop) {
  return {page_box.left - crop.box.left, page_box.top - crop.box.top, page_box.right - crop.box.left, page_box.bottom - crop.box.top};
}

std::vector<CheckBox> boxes_of_line(Recognizer& recognizer, const LineCrop& crop, LineReading& whole, std::span<const CheckBox> boxes, int threshold) {
  const float em = kEm * float(crop.picture.height);
  std::vector<CheckBox> found;
  for (const CheckBox& square : boxes) {
    const PixelBox place = within(square.box, crop);
    if (!lies_in(square, crop)) continue;
    if (square.is_settled) {
      found.push_back(square);
      continue;
    }
    if (!square.is_ring && !square.is_round && (is_ring_of_sign(place, whole, em) || read_as_zero(place, whole, em))) continue;
    const ReadCharacter* const seen = character_at(whole, place, crop.picture.height);
    const bool is_box = square.is_sibling ? is_sibling_box(square, seen, whole, place, crop.picture.height) : is_check_box(square, seen, begins_text(whole, place));
    if (is_box && is_part_of_character(square, place, whole, crop, em, threshold)) {
      if (seen == nullptr) whole.omission = std::max(whole.omission, kUnread);
      continue;
    }
    if (is_box && (!square.is_sibling || is_same_without(recognizer, crop, whole, place, threshold))) found.push_back(square);
  }
  std::sort(found.begin(), found.end(), [](const CheckBox& a, const CheckBox& b) { return a.box.left < b.box.left; });
  return found;
}

LineCrop without_boxes(const LineCrop& crop, const std::vector<CheckBox>& boxes, const Components& components) {
  LineCrop text = crop;
  for (const CheckBox& square : boxes) {
    if (square.component < 0 || components.all[square.component].box.width() >= 3 * square.box.width()) continue;
    wipe(text, components, components.all[square.component], grown(place_of_tick(square, components), 1, 1));
  }
  return text;
}

}  // namespace chushen

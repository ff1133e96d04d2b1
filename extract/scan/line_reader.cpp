#include "extract/scan/line_reader.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "extract/scan/bracket_marks.h"
#include "extract/scan/mark_characters.h"
#include "extract/scan/page_number_dashes.h"
#include "extract/scan/reading_doubts.h"
#include "extract/scan/run_of.h"
#include "extract/scan/stray_points.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr int kWidest = 1000;  // pixels at the recognizer's height of 48: about 20 characters

/// The first and the last character reach to the ends of the ink: the network marks only their middles.
void reach_to_ink(LineReading& reading, const Raster& picture, int threshold) {
  if (reading.characters.empty()) return;
  int left = picture.width, right = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      if (picture.at(x, y) < threshold) {
        left = std::min(left, x);
        right = std::max(right, x + 1);
      }
  if (left >= right) return;
  ReadCharacter &first = reading.characters.front(), &last = reading.characters.back();
  first.left = std::min(first.left, float(left));
  last.right = std::max(last.right, float(right));
}

/// A piece that ends at a mark ends with its own ink: the network puts the border of two characters between their middles,
/// and whether white paper lies there tells on which side of its option a mark stands.
void draw_in(ReadCharacter& first, ReadCharacter& last, const Raster& picture, int threshold) {
  const auto is_inked = [&](int x) {
    for (int y = 0; y < picture.height; ++y)
      if (picture.at(x, y) < threshold) return true;
    return false;
  };
  int left = std::max(0, int(first.left)), right = std::min(picture.width, int(last.right + 0.5f));
  while (left < right && !is_inked(left)) ++left;
  while (right > left && !is_inked(right - 1)) --right;
  if (left == right) return;
  first.left = std::max(first.left, float(left));
  last.right = std::min(last.right, float(right));
}

/// One picture, in pieces where it is long; the places are those of the whole picture.
LineReading read_picture(Recognizer& recognizer, const LineCrop& crop, int threshold) {
  std::vector<int> ends = cuts_of(crop.bare, kWidest * crop.picture.height / 48, threshold);
  ends.push_back(crop.picture.width);
  LineReading whole;
  int begin = 0;
  for (int end : ends) {
    const LineCrop piece = part_of(crop, begin, end);
    LineReading part = recognizer.read(piece.picture);
    doubt_by_pixels(part, piece.bare, threshold);
    for (ReadCharacter& character : part.characters) {
      character.left += float(begin);
      character.centre += float(begin);
      character.right += float(begin);
      whole.characters.push_back(std::move(character));
    }
    whole.omission = std::max(whole.omission, part.omission);
    begin = end;
  }
  take_out_stray_points(whole);
  read_page_number_dashes(whole);
  return whole;
}

constexpr float kDoubtfulRing = 0.5f;
constexpr const char* kRingText = "◉";   // a mark that no box is drawn for
constexpr float kEm = 0.8f;  // of a picture's height: the width of a Han character

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

/// Whether text stands before the place and none behind it. A lone box there answers nothing: "研发费用（万☐" is a speck
/// before a wall.
bool ends_text(const LineReading& reading, const PixelBox& place) {
  const auto is_behind = [&](const ReadCharacter& character) { return character.text != " " && character.centre > float(place.right); };
  return std::none_of(reading.characters.begin(), reading.characters.end(), is_behind) && !begins_text(reading, place);
}

/// Whether a square is a check box, given what the recognizer read there. In context it tells □ from 口 very well, so a
/// sure 口 is one, but for a square without feet that begins a text: people type 口 for □.
bool is_check_box(const CheckBox& square, const ReadCharacter* seen, bool begins) {
  if (square.is_ring) return true;
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

PixelBox within(const PixelBox& page_box, const LineCrop& crop) {
  return {page_box.left - crop.box.left, page_box.top - crop.box.top, page_box.right - crop.box.left, page_box.bottom - crop.box.top};
}

bool lies_in(const CheckBox& square, const LineCrop& crop) {
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

Run mark_run(const PixelBox& box, bool ticked, float confidence, const PageGeometry& geometry) {
  Run run;
  run.text = ticked ? "☑" : "☐";
  run.source = TextSource::kOcr;
  run.box = geometry.to_points(box);
  run.confidence = confidence;
  run.mark = {Mark{ticked, confidence}};
  return run;
}

PixelBox placed(const LineCrop& crop, float left, float right) {
  return {crop.box.left + int(left), crop.box.top, crop.box.left + int(right + 0.5f), crop.box.bottom};
}

/// Not so where something that was not read stands before the first character.
bool begins_with_han(const Run& run) {
  std::size_t position = 0;
  const bool wide = !run.edges.empty() && run.edges.front() - run.box.left > 1.6 * run.box.height();
  return run.mark.empty() && !run.text.empty() && !wide && next_code_point(run.text, position) >= 0x4E00;
}

/// A ring around a tick or a box only points to it: the mark within says itself what it is. One around something that
/// is neither that nor a word is doubted.
void settle_rings(const std::vector<CheckBox>& squares, const PageGeometry& geometry, std::vector<Run>& runs) {
  for (const CheckBox& ring : squares) {
    if (!ring.is_ring) continue;
    const Rect place = geometry.to_points(ring.box);
    const auto pointer = std::find_if(runs.begin(), runs.end(), [&](const Run& run) { return !run.mark.empty() && run.box == place; });
    if (pointer == runs.end()) continue;
    const auto within = pointer + 1;
    const bool near = within != runs.end() && within->box.left - place.right < place.height();
    if (near && !within->mark.empty()) runs.erase(pointer);
    else if (!near || !begins_with_han(*within)) pointer->confidence = pointer->mark.front().confidence = kDoubtfulRing;
  }
}

/// The reading as runs, cut at characters that are marks and at brackets that hold one.
void add_runs(LineReading reading, const LineCrop& crop, const PageGeometry& geometry, int threshold, SecondReader* second, std::vector<Run>& runs) {
  if (second) second->check(reading, crop.bare);
  reach_to_ink(reading, crop.bare, threshold);
  const std::vector<BracketMark> brackets = bracket_marks(reading, crop.bare, threshold);
  LineReading part;
  part.omission = reading.omission;
  const auto flush = [&] {
    if (part.characters.empty()) return;
    draw_in(part.characters.front(), part.characters.back(), crop.bare, threshold);
    const float left = part.characters.front().left, right = part.characters.back().right;
    for (ReadCharacter& character : part.characters) {
      character.left -= float(int(left));
      character.centre -= float(int(left));
      character.right -= float(int(left));
    }
    if (Run run = run_of(part, placed(crop, left, right), geometry); !run.text.empty()) runs.push_back(std::move(run));
    part.characters.clear();
  };
  auto bracket = brackets.begin();
  for (std::size_t i = 0; i < reading.characters.size(); ++i) {
    const ReadCharacter& character = reading.characters[i];
    if (bracket != brackets.end() && i == bracket->open) {
      const ReadCharacter& close = reading.characters[bracket->close];
      part.characters.push_back(character);
      flush();
      runs.push_back(mark_run(placed(crop, character.centre, close.centre), bracket->ticked, bracket->confidence, geometry));
      i = bracket++->close - 1;
      continue;
    }
    const std::optional<bool> ticked = mark_of(character.text);
    if (!ticked) {
      part.characters.push_back(character);
      continue;
    }
    flush();
    ReadCharacter mark = character;
    draw_in(mark, mark, crop.bare, threshold);
    runs.push_back(mark_run(placed(crop, mark.left, mark.right), *ticked, std::min(0.75f, character.confidence), geometry));
  }
  flush();
}

/// The picture between two columns, read and added.
void read_part(Recognizer& recognizer, const LineCrop& crop, int left, int right, const PageGeometry& geometry, int threshold, SecondReader* second,
               std::vector<Run>& runs) {
  left = std::max(left, 0);
  right = std::min(right, crop.picture.width);
  if (right - left < crop.picture.height / 5) return;
  LineCrop part = part_of(crop, left, right);
  if (trim_sides(part, threshold)) add_runs(read_picture(recognizer, part, threshold), part, geometry, threshold, second, runs);
}

}  // namespace

std::vector<Run> read_line(Recognizer& recognizer, const LineCrop& crop, std::span<const CheckBox> boxes, const Components& components,
                           const PageGeometry& geometry, int threshold, SecondReader* second) {
  const LineReading whole = read_picture(recognizer, crop, threshold);
  std::vector<CheckBox> squares;
  for (const CheckBox& square : boxes) {
    const PixelBox place = within(square.box, crop);
    if (!lies_in(square, crop)) continue;
    const ReadCharacter* const seen = character_at(whole, place, crop.picture.height);
    const bool is_box = square.is_sibling ? is_sibling_box(square, seen, whole, place, crop.picture.height) : is_check_box(square, seen, begins_text(whole, place));
    if (!is_box || (square.is_sibling && !is_same_without(recognizer, crop, whole, place, threshold))) continue;
    squares.push_back(square);
  }
  if (squares.size() == 1 && squares.front().is_sibling && ends_text(whole, within(squares.front().box, crop))) squares.clear();
  std::vector<Run> runs;
  if (squares.empty()) {
    add_runs(whole, crop, geometry, threshold, second, runs);
    return runs;
  }
  std::sort(squares.begin(), squares.end(), [](const CheckBox& a, const CheckBox& b) { return a.box.left < b.box.left; });
  LineCrop text = crop;
  for (const CheckBox& square : squares)
    if (square.component >= 0 && components.all[square.component].box.width() < 3 * square.box.width()) wipe(text, components, components.all[square.component], grown(place_of_tick(square, components), 1, 1));
  int begin = 0;
  for (const CheckBox& square : squares) {
    const PixelBox place = within(square.box, crop);
    read_part(recognizer, text, begin, place.left - 1, geometry, threshold, second, runs);
    runs.push_back(mark_run(square.box, square.ticked, square.confidence, geometry));
    if (square.is_ring) runs.back().text = kRingText;
    begin = place.right + 1;
  }
  read_part(recognizer, text, begin, crop.picture.width, geometry, threshold, second, runs);
  settle_rings(squares, geometry, runs);
  return runs;
}

}  // namespace chushen

#include "extract/scan/line_reader.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/scan/bracket_marks.h"
#include "extract/scan/line_boxes.h"
#include "extract/scan/lone_brackets.h"
#include "extract/scan/mark_characters.h"
#include "extract/scan/page_number_dashes.h"
#include "extract/scan/part_reading.h"
#include "extract/scan/reading_doubts.h"
#include "extract/scan/run_of.h"
#include "extract/scan/stray_points.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr std::size_t kFewCharacters = 2;  // as which a mark in brackets may be read
constexpr int kWidest = 1000;  // pixels at the recognizer's height of 48: about 20 characters

/// The first and the last character reach to the ends of the ink: the network marks only their middles.
void reach_to_ink(LineReading& reading, const Raster& picture, int threshold) {
  if (reading.characters.empty()) return;
  const InkedColumns ink = inked_columns(picture, 0, picture.width, threshold);
  if (ink.empty()) return;
  ReadCharacter &first = reading.characters.front(), &last = reading.characters.back();
  first.left = std::min(first.left, float(ink.left));
  last.right = std::max(last.right, float(ink.right));
}

/// A piece that ends at a mark ends with its own ink: the network puts the border of two characters between their middles,
/// and whether white paper lies there tells on which side of its option a mark stands.
void draw_in(ReadCharacter& first, ReadCharacter& last, const Raster& picture, int threshold) {
  const InkedColumns ink = inked_columns(picture, int(first.left), int(last.right + 0.5f), threshold);
  if (ink.empty()) return;
  first.left = std::max(first.left, float(ink.left));
  last.right = std::min(last.right, float(ink.right));
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
void read_part(Recognizer& recognizer, const LineCrop& crop, const LineReading& whole, int left, int right, const PageGeometry& geometry, int threshold,
               SecondReader* second, std::vector<Run>& runs) {
  left = std::max(left, 0);
  right = std::min(right, crop.picture.width);
  if (right - left < crop.picture.height / 5) return;
  LineCrop part = part_of(crop, left, right);
  if (!trim_sides(part, threshold)) return;
  const int begin = part.box.left - crop.box.left;
  std::optional<LineReading> known = surely_read(whole, float(begin), float(begin + part.picture.width));
  add_runs(known ? std::move(*known) : read_picture(recognizer, part, threshold), part, geometry, threshold, second, runs);
}

}  // namespace

std::vector<Run> read_line(Recognizer& recognizer, const LineCrop& crop, std::span<const CheckBox> boxes, const Components& components,
                           const PageGeometry& geometry, int threshold, SecondReader* second) {
  LineReading whole = read_picture(recognizer, crop, threshold);
  if (whole.characters.size() <= kFewCharacters)
    if (std::optional<LineReading> brackets = read_lone_brackets(crop.bare, threshold)) whole = std::move(*brackets);
  const std::vector<CheckBox> squares = boxes_of_line(recognizer, crop, whole, boxes, threshold);
  std::vector<Run> runs;
  if (squares.empty()) {
    add_runs(whole, crop, geometry, threshold, second, runs);
    return runs;
  }
  const LineCrop text = without_boxes(crop, squares, components);
  int begin = 0;
  for (const CheckBox& square : squares) {
    const PixelBox place = within(square.box, crop);
    read_part(recognizer, text, whole, begin, place.left - 1, geometry, threshold, second, runs);
    runs.push_back(mark_run(square.box, square.ticked, square.confidence, geometry));
    if (square.is_ring) runs.back().text = kRingText;
    begin = place.right + 1;
  }
  read_part(recognizer, text, whole, begin, crop.picture.width, geometry, threshold, second, runs);
  settle_rings(squares, geometry, runs);
  return runs;
}

}  // namespace chushen

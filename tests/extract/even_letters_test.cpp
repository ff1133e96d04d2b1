#include "extract/scan/even_letters.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kPitch = 50, kWidth = 600;

/// A strip with a letter drawn at each of these places, counted in pitches.
Raster strip_with(const std::vector<int>& places) {
  Raster strip(kWidth, 48, 255);
  for (int place : places) drawing::frame(strip, {place * kPitch + 8, 6, place * kPitch + 42, 42}, 5, 0);
  return strip;
}

ReadCharacter letter(const std::string& text, int place, float confidence) {
  ReadCharacter character;
  character.text = text;
  character.centre = (float(place) + 0.5f) * kPitch / kWidth;
  character.confidence = confidence;
  return character;
}

LineReading name_from(int first) {
  LineReading reading;
  for (const char* text : {"甲", "乙", "丙", "丁", "有", "限", "公", "司"}) reading.characters.push_back(letter(text, first++, 0.99f));
  return reading;
}

}  // namespace

TEST_CASE("what stands far before a name is taken away however sure it is, an unsure letter at its place stays") {
  LineReading far = name_from(3);
  far.characters.insert(far.characters.begin(), letter("真", 0, 0.98f));
  trim_strays(far, strip_with({0, 3, 4, 5, 6, 7, 8, 9, 10}));
  CHECK(text_of(far) == "甲乙丙丁有限公司");

  LineReading brackets = name_from(3);  // （真 before, as of a line that ends with （盖章）
  brackets.characters.insert(brackets.characters.begin(), {letter("（", 0, 0.99f), letter("真", 1, 0.6f)});
  trim_strays(brackets, strip_with({0, 1, 3, 4, 5, 6, 7, 8, 9, 10}));
  CHECK(text_of(brackets) == "甲乙丙丁有限公司");

  LineReading unsure = name_from(1);
  unsure.characters.front().confidence = 0.2f;
  trim_strays(unsure, strip_with({1, 2, 3, 4, 5, 6, 7, 8}));
  CHECK(text_of(unsure) == "甲乙丙丁有限公司");

  LineReading beside = name_from(1);  // a letter is missing between, and there is ink in its place
  beside.characters.erase(beside.characters.begin() + 1);
  trim_strays(beside, strip_with({1, 2, 3, 4, 5, 6, 7, 8}));
  CHECK(text_of(beside) == "甲丙丁有限公司");
}

TEST_CASE("a letter that most views passed over is put in from the others, as sure as their share") {
  LineReading name = name_from(2);
  const std::vector<LineReading> views = {name};
  name.characters.erase(name.characters.begin() + 2);
  name.characters.erase(name.characters.begin());
  const LineReading passed_over = name;
  fill_from_views(name, {views[0], passed_over, passed_over}, strip_with({2, 3, 4, 5, 6, 7, 8, 9}));
  CHECK(text_of(name) == "甲乙丙丁有限公司");
  CHECK(name.characters[0].confidence == Approx(0.33f));
  CHECK(name.characters[2].confidence == Approx(0.33f));
}

TEST_CASE("where there is ink and no view saw a letter, its neighbours are doubted; where there is paper nothing is missing") {
  LineReading name = name_from(1);
  name.characters.erase(name.characters.begin() + 2);
  LineReading inked = name, white = name;
  fill_from_views(inked, {name, name}, strip_with({1, 2, 3, 4, 5, 6, 7, 8}));
  CHECK(text_of(inked) == "甲乙丁有限公司");
  CHECK(inked.characters[1].confidence == Approx(0.8f));
  CHECK(inked.characters[2].confidence == Approx(0.8f));
  fill_from_views(white, {name, name}, strip_with({1, 2, 4, 5, 6, 7, 8}));
  CHECK(white == name);
}

TEST_CASE("a letter known to stand at an end is put in as the views saw it") {
  LineReading seen = name_from(1), view = name_from(1);
  view.characters.insert(view.characters.begin(), letter("子", 0, 0.6f));
  CHECK(add_before(seen, {view, name_from(1), name_from(1)}, 1) == 0);
  CHECK(text_of(seen) == "子甲乙丙丁有限公司");
  CHECK(seen.characters.front().confidence == Approx(0.2f));

  LineReading unseen = name_from(1);
  CHECK(add_before(unseen, {name_from(1)}, 1) == 1);
  CHECK(text_of(unseen) == "甲乙丙丁有限公司");

  LineReading cut = name_from(1), whole = name_from(1);
  cut.characters.pop_back();
  CHECK(add_behind(cut, {whole, whole}, 1) == 0);
  CHECK(text_of(cut) == "甲乙丙丁有限公司");
}

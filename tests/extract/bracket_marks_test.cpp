#include "extract/scan/bracket_marks.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kHeight = 48, kStep = 40, kThreshold = 128;

/// Characters 40 pixels apart; a space takes as much room.
LineReading reading_of(const std::vector<std::string>& characters) {
  LineReading reading;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const float left = float(kStep * i);
    reading.characters.push_back({characters[i], left, left + kStep, 0.9f, {}, 0, left + kStep / 2.0f});
  }
  return reading;
}

Raster paper(std::size_t characters) { return Raster(int(characters) * kStep, kHeight, 255); }

}  // namespace

TEST_CASE("brackets with nothing, or a tick, between them are marks") {
  const LineReading reading = reading_of({"大", "型", "（", " ", "）", "中", "型", "(", "√", ")"});
  const auto marks = bracket_marks(reading, paper(10), kThreshold);
  REQUIRE(marks.size() == 2);
  CHECK(marks[0].open == 2);
  CHECK(marks[0].close == 4);
  CHECK_FALSE(marks[0].ticked);
  CHECK(marks[0].confidence >= 0.8f);
  CHECK(marks[1].ticked);
}

TEST_CASE("ink in which nothing was read, or the letter a tick looks like, is a tick but not a sure one") {
  Raster picture = paper(10);
  drawing::stroke(picture, 130, 24, 140, 40, 4);
  drawing::stroke(picture, 140, 40, 165, 6, 4);
  const auto marks = bracket_marks(reading_of({"是", "（", " ", " ", " ", "）", "否", "（", "V", "）"}), picture, kThreshold);
  REQUIRE(marks.size() == 2);
  for (const BracketMark& mark : marks) {
    CHECK(mark.ticked);
    CHECK(mark.confidence < 0.8f);
  }
}

TEST_CASE("words in brackets are words, and a single empty pair within a sentence a blank to fill in") {
  CHECK(bracket_marks(reading_of({"额", "（", "万", "元", "）", "额", "（", "元", "）"}), paper(9), kThreshold).empty());
  CHECK(bracket_marks(reading_of({"按", "（", " ", "）", "年"}), paper(5), kThreshold).empty());
  CHECK(bracket_marks(reading_of({"在", "建", "（", " ", "）"}), paper(5), kThreshold).size() == 1);
}

TEST_CASE("a single pair between two options that are alike is a mark, the second one's stands in the next line") {
  CHECK(bracket_marks(reading_of({"一", "级", "（", " ", "）", "二", "级"}), paper(7), kThreshold).size() == 1);
  CHECK(bracket_marks(reading_of({"等", "级", "：", "一", "级", "（", " ", "）", "二", "级"}), paper(10), kThreshold).size() == 1);
  CHECK(bracket_marks(reading_of({"等", "级", "为", "一", "级", "（", " ", "）", "二", "级"}), paper(10), kThreshold).empty());
  CHECK(bracket_marks(reading_of({"本", "项", "（", " ", "）", "目", "标"}), paper(7), kThreshold).empty());
}

#include <catch2/catch.hpp>

#include "extract/scan/han_line.h"
#include "extract/scan/ink_blobs.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kHeight = 48, kEm = 40, kPitch = 42;

/// `count` squares as high as the line's letters, as Han characters are.
Raster squares(int count, int width = 0) {
  Raster line(width > 0 ? width : 8 + count * kPitch + 8, kHeight, 255);
  for (int i = 0; i < count; ++i) drawing::frame(line, {8 + i * kPitch, 4, 8 + i * kPitch + kEm, 4 + kEm}, 5);
  return line;
}

float middle_of(int place) { return float(8 + place * kPitch) + kEm / 2.0f; }

ReadCharacter seen(std::string text, float centre, float confidence = 0.99f) { return {std::move(text), centre - 4, centre + 4, confidence, {}, 0, centre}; }

LineReading reading_of(std::vector<ReadCharacter> characters) { return {std::move(characters), 0}; }

}  // namespace

TEST_CASE("ink between white columns is a blob, with the rows it reaches over") {
  Raster line(30, 20, 255);
  drawing::fill(line, {2, 5, 8, 9});
  drawing::fill(line, {6, 12, 10, 15});
  drawing::fill(line, {20, 0, 30, 20});
  const std::vector<InkBlob> blobs = ink_blobs(line, 128);
  REQUIRE(blobs.size() == 2);
  CHECK((blobs[0].left == 2 && blobs[0].right == 10 && blobs[0].top == 5 && blobs[0].bottom == 15));
  CHECK((blobs[1].left == 20 && blobs[1].right == 30 && blobs[1].height() == 20));
  CHECK(ink_blobs(Raster(30, 20, 255), 128).empty());
}

TEST_CASE("squares of the line's height are likely Han characters, figures and wide white are not") {
  CHECK(HanLine(squares(6)).is_likely());
  CHECK_FALSE(HanLine(squares(1)).is_likely());
  CHECK_FALSE(HanLine(Raster(100, kHeight, 255)).is_likely());
  CHECK_FALSE(HanLine(Raster()).is_likely());

  Raster figures(8 + 6 * 22 + 8, kHeight, 255);
  for (int i = 0; i < 6; ++i) drawing::frame(figures, {8 + i * 22, 8, 8 + i * 22 + 18, 38}, 4);
  CHECK_FALSE(HanLine(figures).is_likely());

  Raster year = squares(6, 8 + 6 * kPitch + 4 * 22 + 8);  // Han characters with a year behind them
  for (int i = 0; i < 4; ++i) drawing::frame(year, {8 + 6 * kPitch + i * 22, 12, 8 + 6 * kPitch + i * 22 + 18, 42}, 4);
  CHECK_FALSE(HanLine(year).is_likely());

  Raster apart = squares(3, 8 + 9 * kPitch);
  drawing::frame(apart, {8 + 6 * kPitch, 4, 8 + 6 * kPitch + kEm, 4 + kEm}, 5);
  CHECK_FALSE(HanLine(apart).is_likely());
}

TEST_CASE("a narrow reading counts where all the ink is surely read as Han characters") {
  const HanLine line(squares(4));
  const LineReading right = reading_of({seen("企", middle_of(0)), seen("业", middle_of(1)), seen("名", middle_of(2)), seen("称", middle_of(3))});
  CHECK(line.is_read_by(right));
  CHECK_FALSE(line.is_read_by({}));

  const auto with = [&](std::size_t place, const ReadCharacter& character) {
    LineReading other = right;
    other.characters[place] = character;
    return other;
  };
  CHECK(line.is_read_by(with(3, seen("：", middle_of(3)))));
  CHECK(line.is_read_by(with(3, seen("：", middle_of(3), 0.9f))));  // a mark need not be as sure
  CHECK_FALSE(line.is_read_by(with(1, seen("1", middle_of(1)))));
  CHECK_FALSE(line.is_read_by(with(1, seen("业", middle_of(1), 0.9f))));
  CHECK_FALSE(line.is_read_by(with(0, seen("口", middle_of(0)))));  // it may be a check box

  LineReading doubted = right;
  doubted.omission = 0.3f;
  CHECK_FALSE(line.is_read_by(doubted));
}

TEST_CASE("a narrow reading that lost one of two equal neighbours, the first or the last does not count") {
  const HanLine line(squares(4));
  const ReadCharacter a = seen("双", middle_of(0)), b = seen("林", middle_of(1)), c = seen("林", middle_of(2)), d = seen("业", middle_of(3));
  CHECK(line.is_read_by(reading_of({a, b, c, d})));
  CHECK_FALSE(line.is_read_by(reading_of({a, b, d})));
  CHECK_FALSE(line.is_read_by(reading_of({a, seen("林", (middle_of(1) + middle_of(2)) / 2), d})));
  CHECK_FALSE(line.is_read_by(reading_of({b, c, d})));
  CHECK_FALSE(line.is_read_by(reading_of({a, b, c})));
}

TEST_CASE("the characters of a narrow reading move to the middle of their ink") {
  LineReading reading = reading_of({seen("企", middle_of(0) + 7), seen("业", middle_of(1) - 6), seen("名", middle_of(2) + 5)});
  HanLine(squares(3)).settle(reading);
  for (int i = 0; i < 3; ++i) CHECK(std::abs(reading.characters[std::size_t(i)].centre - middle_of(i)) < 1);
  CHECK(std::abs(reading.characters[0].right - (middle_of(0) + middle_of(1)) / 2) < 1);
  CHECK(reading.characters[0].right == reading.characters[1].left);
}

#include "extract/scan/lone_brackets.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kThreshold = 128;

/// An arc 40 pixels high whose middle stands out to one side of its ends.
void arc(Raster& picture, int ends, int middle) {
  drawing::stroke(picture, ends, 4, (ends + 2 * middle) / 3.0, 14, 3);
  drawing::stroke(picture, (ends + 2 * middle) / 3.0, 14, middle, 24, 3);
  drawing::stroke(picture, middle, 24, (ends + 2 * middle) / 3.0, 34, 3);
  drawing::stroke(picture, (ends + 2 * middle) / 3.0, 34, ends, 44, 3);
}

void tick(Raster& picture, int left) {
  drawing::stroke(picture, left, 24, left + 8, 38, 3);
  drawing::stroke(picture, left + 8, 38, left + 24, 10, 3);
}

std::string text_in(const Raster& picture) {
  const auto reading = read_lone_brackets(picture, kThreshold);
  return reading ? text_of(*reading) : "";
}

}  // namespace

TEST_CASE("two arcs that open to each other are brackets, whatever is read there") {
  Raster empty(100, 48, 255);
  arc(empty, 16, 8);
  arc(empty, 80, 88);
  CHECK(text_in(empty) == "（□）");
  Raster dusty = empty, ticked = empty;
  drawing::fill(dusty, {50, 20, 54, 24});
  CHECK(text_in(dusty) == "（□）");
  tick(ticked, 36);
  CHECK(text_in(ticked) == "（√）");
  const LineReading reading = read_lone_brackets(ticked, kThreshold).value_or(LineReading{});
  for (const ReadCharacter& character : reading.characters) CHECK(character.confidence < 0.8f);
}

TEST_CASE("other strokes at both ends of a picture are no brackets") {
  Raster straight(100, 48, 255), turned(100, 48, 255), uneven(100, 48, 255), far(300, 48, 255);
  for (int x : {10, 86}) drawing::stroke(straight, x, 4, x, 44, 3);
  tick(straight, 36);
  arc(turned, 8, 16);
  arc(turned, 88, 80);
  tick(turned, 36);
  arc(uneven, 16, 8);
  drawing::stroke(uneven, 80, 20, 88, 24, 3);
  arc(far, 16, 8);
  arc(far, 280, 288);
  for (const Raster& picture : {straight, turned, uneven, far, Raster(100, 48, 255)}) CHECK(text_in(picture).empty());
}

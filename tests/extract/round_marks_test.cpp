#include "extract/scan/round_marks.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kEm = 40;

void disc(Raster& page, int x, int y, int radius_x, int radius_y, std::uint8_t level) {
  for (int dy = -radius_y; dy <= radius_y; ++dy)
    for (int dx = -radius_x; dx <= radius_x; ++dx)
      if (dx * dx * radius_y * radius_y + dy * dy * radius_x * radius_x <= radius_x * radius_x * radius_y * radius_y) page.row(y + dy)[x + dx] = level;
}

void ring(Raster& page, int x, int y, int radius_x, int radius_y) {
  disc(page, x, y, radius_x, radius_y, 0);
  disc(page, x, y, radius_x - 3, radius_y - 3, 255);
}

std::vector<CheckBox> marks_in(const Raster& page) { return find_round_marks(find_components(darker_than(page, 128), 3), kEm); }

}  // namespace

TEST_CASE("a ring alone is an open mark, a disc alone a chosen one") {
  Raster page(600, 300, 255);
  ring(page, 100, 60, 17, 17);
  disc(page, 300, 60, 17, 17, 0);
  const auto marks = marks_in(page);
  REQUIRE(marks.size() == 2);
  CHECK(marks[0].is_round);
  CHECK(marks[0].box.left + marks[1].box.left == 83 + 283);
  CHECK((marks[0].ticked ? marks[0] : marks[1]).box.left == 283);
}

TEST_CASE("a zero, a square, a dot and a ring beside a word are no marks") {
  Raster page(900, 300, 255);
  ring(page, 60, 60, 12, 17);                       // 0
  drawing::fill(page, {150, 43, 184, 77});          // ■
  disc(page, 300, 60, 6, 6, 0);                     // a point
  ring(page, 400, 60, 17, 17);                      // ○ beside a word
  drawing::fill(page, {425, 45, 430, 80});
  CHECK(marks_in(page).empty());
}

#include <catch2/catch.hpp>

#include "extract/scan/check_boxes.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kEm = 40;
const PixelBox kBox{100, 100, 134, 134};

std::vector<CheckBox> boxes_in(const Raster& page) {
  const Raster mask = darker_than(page, 128);
  return find_check_boxes(mask, find_components(mask, 3), kEm, mask);
}

Raster empty_box(int thickness = 3) {
  Raster page(400, 250, 255);
  drawing::frame(page, kBox, thickness);
  return page;
}

}  // namespace

TEST_CASE("an empty box is not ticked and its place is that of the square") {
  for (int thickness : {1, 2, 3, 5}) {
    const auto boxes = boxes_in(empty_box(thickness));
    CAPTURE(thickness);
    REQUIRE(boxes.size() == 1);
    CHECK_FALSE(boxes.front().ticked);
    CHECK(boxes.front().confidence > 0.9f);
    CHECK_FALSE(boxes.front().has_feet);
    CHECK(boxes.front().box == kBox);
  }
}

TEST_CASE("a tick inside, a tick that sticks out, a cross and a filled square are ticks") {
  Raster inside = empty_box();
  drawing::stroke(inside, 106, 117, 114, 127, 4);
  drawing::stroke(inside, 114, 127, 130, 104, 4);
  Raster beyond = empty_box();
  drawing::stroke(beyond, 96, 112, 114, 138, 5);
  drawing::stroke(beyond, 114, 138, 150, 84, 5);
  Raster cross = empty_box();
  drawing::stroke(cross, 102, 102, 132, 132, 3);
  drawing::stroke(cross, 132, 102, 102, 132, 3);
  Raster filled(400, 250, 255);
  drawing::fill(filled, kBox);
  for (const Raster& page : {inside, beyond, cross, filled}) {
    const auto boxes = boxes_in(page);
    REQUIRE(boxes.size() == 1);
    CHECK(boxes.front().ticked);
    CHECK(boxes.front().confidence > 0.9f);
  }
}

TEST_CASE("a box half as high as a line, as some fonts draw it, is a box, ticked or not") {
  Raster empty(400, 250, 255);
  drawing::frame(empty, {100, 100, 120, 120}, 2);
  Raster ticked = empty;
  drawing::stroke(ticked, 103, 106, 109, 116, 3);
  drawing::stroke(ticked, 109, 116, 128, 88, 3);
  REQUIRE(boxes_in(empty).size() == 1);
  CHECK_FALSE(boxes_in(empty).front().ticked);
  REQUIRE(boxes_in(ticked).size() == 1);
  CHECK(boxes_in(ticked).front().ticked);
}

TEST_CASE("a box is found under noise and in a lightly turned picture") {
  Raster page = rotated(empty_box(), 0.01);
  drawing::speckle(page, 60);
  REQUIRE(boxes_in(page).size() == 1);
  CHECK_FALSE(boxes_in(page).front().ticked);
}

TEST_CASE("the right half of a character is no box") {
  Raster page = empty_box();  // 目 of 箱: strokes close on the left
  drawing::fill(page, {80, 100, 98, 104});
  drawing::fill(page, {88, 96, 92, 136});
  CHECK(boxes_in(page).empty());
}

TEST_CASE("a box within the remains of a table's frame, with a speck beside it, is a box") {
  Raster page = empty_box();
  drawing::frame(page, {10, 20, 290, 180}, 2);
  drawing::fill(page, {101, 92, 105, 96});
  CHECK(boxes_in(page).size() == 1);
}

TEST_CASE("uprights that go on below the floor are feet") {
  Raster page = empty_box();
  drawing::fill(page, {100, 134, 103, 140});
  drawing::fill(page, {131, 134, 134, 140});
  const auto boxes = boxes_in(page);
  REQUIRE(boxes.size() == 1);
  CHECK(boxes.front().has_feet);
}

TEST_CASE("three sides and oblongs are no boxes") {
  Raster open(300, 200, 255);
  drawing::frame(open, kBox, 3);
  drawing::fill(open, {131, 103, 134, 131}, 255);
  CHECK(boxes_in(open).empty());
  Raster oblong(300, 200, 255);
  drawing::frame(oblong, {100, 100, 124, 138}, 3);
  CHECK(boxes_in(oblong).empty());
}

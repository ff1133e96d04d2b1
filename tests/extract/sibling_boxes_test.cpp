#include "extract/scan/sibling_boxes.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kEm = 40, kThreshold = 128;

/// A row of four boxes 200 pixels apart, each with a character behind it. Only the first is drawn by the caller.
Raster row_of_options() {
  Raster page(900, 200, 255);
  for (int i = 0; i < 4; ++i) drawing::text(page, {150 + 200 * i, 80, 190 + 200 * i, 120}, kEm, 200);
  return page;
}

PixelBox place_of(int option) { return {105 + 200 * option, 84, 137 + 200 * option, 116}; }

std::vector<SiblingBox> siblings_in(const Raster& page, const std::vector<CheckBox>& known) {
  const Raster ink = darker_than(page, kThreshold);
  const Components components = find_components(ink, 4);
  const std::vector<TextLine> lines = {{{150, 80, 790, 120}, -1, {}, false}};
  return find_sibling_boxes({page, ink, components}, lines, known, kEm);
}

const std::vector<CheckBox> kFirst = {{place_of(0), false, 0.97f, false, -1}};

}  // namespace

TEST_CASE("a pale and broken box beside a known one is found, and one under a tick is ticked") {
  Raster page = row_of_options();
  drawing::frame(page, place_of(0), 2, 150);
  drawing::frame(page, place_of(1), 2, 170);                     // paler than the threshold
  drawing::fill(page, {305, 95, 308, 105}, 255);                 // and broken
  drawing::frame(page, place_of(2), 2, 150);
  drawing::stroke(page, 508, 98, 518, 112, 5);
  drawing::stroke(page, 518, 112, 546, 74, 5);
  const std::vector<SiblingBox> found = siblings_in(page, kFirst);
  REQUIRE(found.size() == 2);
  for (const SiblingBox& sibling : found) {
    const int option = sibling.box.box.left > 400 ? 2 : 1;
    CHECK(std::abs(sibling.box.box.left - place_of(option).left) <= 2);
    CHECK(std::abs(sibling.box.box.bottom - place_of(option).bottom) <= 2);
    CHECK(sibling.box.ticked == (option == 2));
    CHECK(sibling.box.is_sibling);
  }
}

TEST_CASE("three sides, a box of another size and one between strokes of a character are no siblings") {
  Raster page = row_of_options();
  drawing::frame(page, place_of(0), 2);
  drawing::frame(page, place_of(1), 2);
  drawing::fill(page, {333, 80, 340, 120}, 255);                 // without its right side
  drawing::frame(page, {500, 70, 548, 118}, 2);
  drawing::frame(page, place_of(3), 2);
  drawing::fill(page, {698, 80, 702, 120});                      // a stroke before it
  CHECK(siblings_in(page, kFirst).empty());
}

TEST_CASE("without a known box nothing is looked for") {
  Raster page = row_of_options();
  drawing::frame(page, place_of(1), 2);
  CHECK(siblings_in(page, {}).empty());
}

TEST_CASE("within a box of the usual size, the square that a tick makes with its sides gives way") {
  Raster page = row_of_options();
  std::vector<CheckBox> known;
  for (int i = 0; i < 4; ++i) drawing::frame(page, place_of(i), 2);
  for (int i = 0; i < 3; ++i) known.push_back({place_of(i), false, 0.97f, false, -1});
  known.push_back({{705, 84, 725, 104}, false, 0.97f, false, -1});
  const std::vector<SiblingBox> found = siblings_in(page, known);
  REQUIRE(found.size() == 1);
  CHECK(std::abs(found.front().box.box.right - place_of(3).right) <= 1);
}

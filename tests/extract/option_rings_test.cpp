#include "extract/scan/option_rings.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kEm = 40;

void ring(Raster& page, double x, double y, double rx, double ry, int thickness = 4) {
  for (int i = 0; i < 720; ++i) {
    const double angle = i * 3.14159265358979 / 360;
    const int u = int(x + rx * std::cos(angle)), v = int(y + ry * std::sin(angle));
    drawing::fill(page, {u, v, u + thickness, v + thickness});
  }
}

std::vector<OptionRing> rings_in(const Raster& page) {
  const Raster mask = darker_than(page, 128);
  return find_option_rings(mask, find_components(mask, 4), kEm);
}

}  // namespace

TEST_CASE("a ring around two of six characters is found and taken off") {
  Raster page(600, 120, 255);
  drawing::text(page, {40, 40, 560, 80}, kEm, 200);
  ring(page, 213, 60, 62, 34);
  const auto rings = rings_in(page);
  REQUIRE(rings.size() == 1);
  CHECK(rings.front().centre_x == Approx(215).margin(6));
  CHECK(rings.front().radius_x == Approx(62).margin(8));
  const CheckBox mark = mark_of_ring(rings.front());
  CHECK(mark.ticked);
  CHECK(mark.is_ring);
  CHECK(mark.box.left < 160);
  erase_rings(page, rings, kEm);
  CHECK(int(page.at(215, 96)) == 255);
  CHECK(int(page.at(192, 60)) == 0);  // a character's side
}

TEST_CASE("a round character of a title, as high as those beside it, is no ring") {
  const auto page_with = [](int neighbour) {
    Raster page(400, 160, 255);
    ring(page, 150, 80, 30, 30);
    drawing::frame(page, {136, 66, 164, 94}, 5);
    drawing::frame(page, {200, 80 - neighbour / 2, 240, 80 + neighbour / 2}, 5);
    return page;
  };
  CHECK(rings_in(page_with(40)).size() == 1);
  CHECK(rings_in(page_with(62)).empty());
}

TEST_CASE("a flat ring that cuts through the outer characters is a ring, and stays") {
  Raster page(700, 120, 255);
  drawing::text(page, {100, 40, 340, 80}, kEm, 200);
  ring(page, 219, 60, 136, 24, 3);
  const auto rings = rings_in(page);
  REQUIRE(rings.size() == 1);
  const Raster before = page;
  erase_rings(page, rings, kEm);
  CHECK(page.pixels == before.pixels);
}

TEST_CASE("frames, letters without anything inside and plain characters are no rings") {
  Raster page(900, 160, 255);
  drawing::frame(page, {40, 30, 100, 90}, 4);                    // a box
  drawing::fill(page, {55, 50, 85, 70});                         // with something in it
  ring(page, 200, 60, 34, 36, 6);                                // a large O
  drawing::text(page, {300, 40, 860, 80}, kEm, 200);
  CHECK(rings_in(page).empty());
}

#include "extract/scan/dark_bands.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace chushen;

namespace {

void fill(Raster& raster, const PixelBox& box, std::uint8_t level) {
  for (int y = box.top; y < box.bottom; ++y) std::fill(raster.row(y) + box.left, raster.row(y) + box.right, level);
}

/// A page of 210 x 100 mm at 254 dpi: ten pixels to the millimetre.
Raster page() { return Raster(2100, 1000, 255); }

}  // namespace

TEST_CASE("a dark band becomes white with a line around it, and its print black") {
  Raster grey = page();
  fill(grey, {200, 300, 1900, 380}, 50);
  fill(grey, {250, 320, 290, 324}, 250);  // a stroke of white print
  const auto bands = lighten_dark_bands(grey, 254, 128);
  REQUIRE(bands.size() == 1);
  CHECK(bands[0] == PixelBox{200, 300, 1900, 380});
  CHECK(grey.at(1000, 300) == 0);
  CHECK(grey.at(1000, 379) == 0);
  CHECK(grey.at(200, 340) == 0);
  CHECK(grey.at(1000, 340) == 255);
  CHECK(grey.at(270, 322) < 30);
  CHECK(grey.at(1000, 299) == 255);
}

TEST_CASE("what is not the shape of a band stays as it is") {
  Raster grey = page();
  fill(grey, {0, 0, 2100, 80}, 20);         // the scanner's lid
  fill(grey, {300, 200, 700, 600}, 40);     // a picture
  fill(grey, {900, 300, 1900, 312}, 0);     // a thick ruling
  fill(grey, {900, 500, 960, 560}, 0);      // a filled box
  for (int x = 900; x < 1900; x += 60) fill(grey, {x, 700, x + 24, 760}, 0);  // bold print
  const Raster before = grey;
  CHECK(lighten_dark_bands(grey, 254, 128).empty());
  CHECK(grey.pixels == before.pixels);
}

TEST_CASE("a dark column of labels is cut where the rulings beside it end at it, not through its letters") {
  Raster grey = page();
  fill(grey, {200, 100, 400, 800}, 50);                                            // a column of 20 x 70 mm
  for (const int y : {100, 300, 500, 797}) fill(grey, {400, y, 1800, y + 3}, 0);   // the rulings of the values beside it
  for (const int y : {200, 340, 490, 510, 640}) fill(grey, {230, y, 360, y + 6}, 250);  // print; the ruling at 500 would cross some
  const auto areas = lighten_dark_bands(grey, 254, 128);
  REQUIRE(areas.size() == 1);
  CHECK(areas[0] == PixelBox{200, 100, 400, 800});
  CHECK(grey.at(220, 301) == 0);
  CHECK(grey.at(220, 501) == 255);
  CHECK(grey.at(300, 203) < 30);
}

TEST_CASE("areas that share an edge have no line between them unless a ruling ends there") {
  Raster grey = page();
  fill(grey, {200, 100, 400, 600}, 50);
  fill(grey, {400, 100, 1800, 180}, 50);
  for (const int x : {230, 800}) fill(grey, {x, 130, x + 100, 136}, 250);  // print
  for (const int y : {300, 340}) fill(grey, {230, y, 330, y + 6}, 250);
  CHECK(lighten_dark_bands(grey, 254, 128).size() == 2);
  CHECK(grey.at(600, 140) == 255);
  CHECK(grey.at(600, 179) == 0);   // the lower edge of the row
  CHECK(grey.at(220, 179) == 0);   // and through the column, where the row ends beside it
  CHECK(grey.at(220, 250) == 255);
}

#include <catch2/catch.hpp>

#include "extract/scan/punched_holes.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kDpi = 200;
constexpr int kRadius = 21;  // 2.7 mm

Raster with_disc(int level) {
  Raster page(600, 250, 255);
  for (int y = -kRadius; y <= kRadius; ++y)
    for (int x = -kRadius; x <= kRadius; ++x)
      if (x * x + y * y <= kRadius * kRadius) page.row(120 + y)[120 + x] = std::uint8_t(level);
  return page;
}

std::vector<PixelBox> holes_in(const Raster& page) { return punched_holes(find_components(darker_than(page, 128), 3), page.bounds(), kDpi); }

}  // namespace

TEST_CASE("a hole that was copied black is a round blot that stands alone") {
  Raster page = with_disc(20);
  REQUIRE(holes_in(page).size() == 1);
  CHECK(holes_in(page).front() == PixelBox{99, 99, 142, 142});
  drawing::fill(page, {160, 140, 163, 143});  // a speck beside it
  CHECK(holes_in(page).size() == 1);
  drawing::text(page, {160, 100, 400, 140}, 40, 80);  // words behind a point of a list
  CHECK(holes_in(page).empty());
}

TEST_CASE("a black square, a ring and a small point are no holes") {
  Raster square(600, 250, 255), point(600, 250, 255), ring = with_disc(20);
  drawing::fill(square, {100, 100, 142, 142});
  drawing::fill(point, {100, 100, 108, 108});
  drawing::fill(ring, {110, 110, 130, 130}, 255);
  CHECK(holes_in(square).empty());
  CHECK(holes_in(point).empty());
  CHECK(holes_in(ring).empty());
}

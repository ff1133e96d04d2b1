#include "extract/scan/red_fills.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

TEST_CASE("a red cell with white print is a fill, red print and what a seal touches are not") {
  constexpr double kDpi = 254;  // ten pixels to the millimetre
  Raster red(2100, 1000, 0);
  drawing::fill(red, {200, 200, 450, 300}, 160);
  for (int x = 230; x < 420; x += 45) drawing::fill(red, {x, 235, x + 6, 265}, 0);
  drawing::text(red, {800, 200, 1500, 240}, 36, 60);
  drawing::fill(red, {1300, 600, 1600, 700}, 160);
  SealShapeFound seal;
  seal.box = {1500, 500, 1900, 900};
  const auto fills = red_fills(red, {seal}, kDpi);
  REQUIRE(fills.size() == 1);
  CHECK(fills[0].left == Approx(200).margin(20));
  CHECK(fills[0].bottom == Approx(300).margin(20));
}

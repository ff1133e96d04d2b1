#include "extract/scan/mask_rectangles.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace chushen;

TEST_CASE("an area in the shape of an L is two rectangles, the larger first") {
  Raster mask(40, 30, 0);
  const auto fill = [&](const PixelBox& box) {
    for (int y = box.top; y < box.bottom; ++y) std::fill(mask.row(y) + box.left, mask.row(y) + box.right, std::uint8_t(1));
  };
  fill({2, 2, 8, 28});
  fill({8, 2, 30, 6});
  fill({35, 20, 36, 29});  // too narrow
  const auto found = rectangles_of(mask, 3, 20);
  REQUIRE(found.size() == 2);
  CHECK(found[0] == PixelBox{2, 2, 8, 28});
  CHECK(found[1] == PixelBox{8, 2, 30, 6});
  CHECK(rectangles_of(Raster(40, 30, 0), 3, 20).empty());
}

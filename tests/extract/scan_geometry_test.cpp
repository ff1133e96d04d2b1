#include <catch2/catch.hpp>

#include "extract/scan/page_geometry.h"
#include "extract/scan/straighten.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;

Raster page_of_text() {
  Raster page(1240, 1754, 255);  // A4 at 150 dpi
  drawing::text(page, {150, 200, 1100, 1500}, 20, 40);
  return page;
}

}  // namespace

TEST_CASE("the angle of a skewed page is found to a twentieth of a degree") {
  for (double degrees : {-11.0, -2.3, 0.0, 0.6, 7.5}) {
    const Raster skewed = rotated(page_of_text(), degrees * kDegree);
    const Lie lie = find_lie(darker_than(skewed, 128), 150);
    CAPTURE(degrees);
    CHECK_FALSE(lie.sideways);
    CHECK(lie.skew / kDegree == Approx(-degrees).margin(0.05));
  }
}

TEST_CASE("a page on its side is seen as such and its skew is that after the quarter turn") {
  const Raster skewed = rotated(page_of_text(), 2 * kDegree);
  for (int turns : {1, 3}) {
    const Lie lie = find_lie(darker_than(turned(skewed, turns), 128), 150);
    CHECK(lie.sideways);
    CHECK(lie.skew / kDegree == Approx(-2).margin(0.05));
  }
}

TEST_CASE("an empty page lies straight") {
  const Lie lie = find_lie(Raster(600, 800, 0), 100);
  CHECK_FALSE(lie.sideways);
  CHECK(lie.skew == 0);
}

TEST_CASE("a place on the straightened page is laid back to where it is on the scan") {
  const double skew = 3 * kDegree;
  Raster scan(1240, 1754, 255);
  drawing::fill(scan, {900, 300, 930, 330});
  const Raster straight = rotated(scan, skew);
  PixelBox found;
  for (int y = 0; y < straight.height; ++y)
    for (int x = 0; x < straight.width; ++x)
      if (straight.at(x, y) < 128) found = united(found, {x, y, x + 1, y + 1});
  const PageGeometry geometry(1240, 1754, 595.2, 841.9, skew);
  const Rect back = geometry.laid_back(geometry.to_points(found));
  CHECK((back.left + back.right) / 2 == Approx(915 * 0.48).margin(0.7));
  CHECK((back.top + back.bottom) / 2 == Approx(315 * 0.48).margin(0.7));
}

TEST_CASE("four quarter turns are none and one is clockwise") {
  Raster raster(3, 2, 255);
  raster.row(0)[0] = 1;
  CHECK(turned(turned(raster, 3), 1).pixels == raster.pixels);
  const Raster right = turned(raster, 1);
  CHECK(right.width == 2);
  CHECK(right.at(1, 0) == 1);
}

TEST_CASE("shrinking averages and growing keeps a flat picture flat") {
  Raster stripes(100, 100, 0);
  for (int x = 0; x < 100; x += 2) drawing::fill(stripes, {x, 0, x + 1, 100}, 255);
  const Raster small = scaled(stripes, 10, 10);
  CHECK(int(small.at(5, 5)) == Approx(127).margin(3));
  for (std::uint8_t level : scaled(Raster(7, 7, 200), 31, 17).pixels) CHECK(int(level) == Approx(200).margin(1));
}

TEST_CASE("rows become columns, in whole blocks and in what is left at the sides") {
  Raster picture(77, 131, 0);
  drawing::speckle(picture, 127);
  const Raster turned = transposed(picture);
  REQUIRE(turned.width == picture.height);
  REQUIRE(turned.height == picture.width);
  bool same = true;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) same = same && turned.at(y, x) == picture.at(x, y);
  CHECK(same);
}

#include <catch2/catch.hpp>

#include "extract/scan/page_dirt.h"
#include "extract/scan/page_geometry.h"
#include "extract/scan/page_slopes.h"
#include "extract/scan/photographed_sheet.h"
#include "extract/scan/sheet_edges.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

const Quad kCorners{PlanePoint{240, 180}, {1010, 230}, {1100, 1450}, {130, 1400}};

Raster form() {
  Raster page(1240, 1754, 255);  // A4 at 150 dpi
  drawing::text(page, {150, 200, 1100, 700}, 20, 40);
  for (int y = 800; y <= 1500; y += 70) drawing::fill(page, {130, y, 1110, y + 3});
  for (int x : {130, 400, 900, 1107}) drawing::fill(page, {x, 800, x + 3, 1503});
  return page;
}

/// The form as a camera sees it on a table; light falls off to one side.
PageImage photograph_of(const Raster& page, std::uint8_t table) {
  const Homography to_page = Homography::from_rectangle(page.width, page.height, kCorners).inverse();
  Raster picture = warped(page, to_page, 1200, 1600, table);
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) picture.row(y)[x] = std::uint8_t(picture.at(x, y) * (1.0 - 0.35 * x / picture.width));
  drawing::speckle(picture, 6);
  return drawing::page_of(picture, 631.4);
}

}  // namespace

TEST_CASE("a rectangle goes to the corners it is given and back") {
  const Homography to_quad = Homography::from_rectangle(595, 842, kCorners);
  const PlanePoint corner = to_quad({595, 842}), back = to_quad.inverse()({1100, 1450});
  CHECK(corner.x == Approx(1100));
  CHECK(corner.y == Approx(1450));
  CHECK(back.x == Approx(595).margin(1e-6));
  CHECK(back.y == Approx(842).margin(1e-6));
}

TEST_CASE("quarter turns of places agree with those of pictures") {
  Raster raster(30, 20, 0);
  raster.row(4)[7] = 200;
  for (int turns : {0, 1, 2, 3}) {
    const Raster after = turned(raster, turns);
    const PlanePoint place = Homography::turned(turns, 30, 20)({7.5, 4.5});
    CHECK(int(after.at(int(place.x), int(place.y))) == 200);
  }
}

TEST_CASE("the corners of a photographed sheet are found on a dark and on a light table") {
  for (int table : {60, 190}) {
    CAPTURE(table);
    const auto found = find_sheet(photograph_of(form(), std::uint8_t(table)));
    REQUIRE(found);
    for (int i = 0; i < 4; ++i) {
      CHECK((*found)[i].x == Approx(kCorners[i].x).margin(5));
      CHECK((*found)[i].y == Approx(kCorners[i].y).margin(5));
    }
  }
}

TEST_CASE("a photographed sheet becomes A4 and its places lead back to the photograph") {
  const auto sheet = cut_out_sheet(photograph_of(form(), 60));
  REQUIRE(sheet);
  CHECK(sheet->image.page_width == Approx(595.3));
  CHECK(sheet->image.page_height == Approx(841.9));
  PageGeometry geometry(sheet->image.width, sheet->image.height, sheet->image.page_width, sheet->image.page_height, 0);
  geometry.lie_in(sheet->to_photograph, 631.4, 841.9);
  const Rect place = geometry.laid_back({590, 837, 595.3, 841.9});  // the last corner
  CHECK(place.right == Approx(1100 * 631.4 / 1200).margin(3));
  CHECK(place.bottom == Approx(1450 * 631.4 / 1200).margin(3));
}

TEST_CASE("no sheet is cut out of a scan, of a page with a printed frame or of a blank one") {
  CHECK_FALSE(find_sheet(drawing::page_of(form())));
  Raster framed = form();
  drawing::frame(framed, {60, 60, 1180, 1700}, 14, 90);
  CHECK_FALSE(find_sheet(drawing::page_of(framed)));
  CHECK_FALSE(find_sheet(drawing::page_of(Raster(1240, 1754, 255))));
}

TEST_CASE("lines that run together are made level where no edge of the sheet shows") {
  // Its corners lie outside the picture, as when a telephone is held too near.
  const Quad corners{PlanePoint{-60, -60}, {1290, 10}, {1330, 1790}, {-10, 1850}};
  const Homography to_page = Homography::from_rectangle(1240, 1754, corners).inverse();
  const Raster picture = warped(form(), to_page, 1240, 1754);
  const Raster mask = darker_than(picture, 150);
  const PageSlopes slopes = find_slopes(mask, 150, 0);
  CHECK(slopes.level_change != 0);
  const Levelling level = levelling_of(slopes, picture.width, picture.height);
  const Homography from_page = level.to_page.inverse() * to_page.inverse();
  for (double y : {810.0, 1490.0}) {  // both ends of a ruling on one height
    const PlanePoint left = from_page({140, y}), right = from_page({1100, y});
    CHECK(left.y == Approx(right.y).margin(4));
  }
  for (double x : {131.0, 1108.0}) CHECK(from_page({x, 810}).x == Approx(from_page({x, 1490}).x).margin(6));
}

TEST_CASE("a level page is left as it is, whatever its borders") {
  Raster page = form();
  for (int y = 0; y < page.height; ++y) drawing::fill(page, {0, y, 20 + y / 60, y + 1});  // a copier's slanted edge
  clear_borders(page, 150, 128);
  CHECK(int(page.at(5, 900)) == 255);
  CHECK(int(page.at(132, 900)) == 0);
  const PageSlopes slopes = find_slopes(darker_than(page, 128), 150, 0);
  CHECK(slopes.is_turn());
  CHECK(slopes.level == 0);
}

TEST_CASE("specks are taken off where there are many; points of print stay") {
  Raster page = form();
  drawing::fill(page, {600, 1600, 603, 1603});
  for (int y = 20; y < 1750; y += 25)
    for (int x = 20; x < 1230; x += 25) drawing::fill(page, {x, y, x + 1, y + 1});
  clear_specks(page, 150, 128);
  CHECK(int(page.at(20, 20)) == 255);
  CHECK(int(page.at(601, 1601)) == 0);
}

TEST_CASE("the dots of a dotted ruling are no specks") {
  Raster page = form();
  for (int x = 100; x < 1100; x += 4) drawing::fill(page, {x, 1650, x + 1, 1651});
  for (int y = 20; y < 1750; y += 25)
    for (int x = 20; x < 1230; x += 25) drawing::fill(page, {x, y, x + 1, y + 1});
  clear_specks(page, 150, 128);
  CHECK(int(page.at(20, 20)) == 255);
  CHECK(int(page.at(600, 1650)) == 0);
}

TEST_CASE("noise is told from print by how often ink begins") {
  Raster noise(1240, 1754, 128);
  drawing::speckle(noise, 127);
  CHECK(ink_starts(noise, 150, 128) > 1.2);
  CHECK(ink_starts(form(), 150, 128) < 0.4);
}

TEST_CASE("a page that is only turned stays as large, one turned far loses no corner") {
  const PageSlopes small{0.02, 0, -0.02, 0}, large{0.2, 0, -0.2, 0};
  CHECK(levelling_of(small, 1000, 1400).width == 1000);
  const Levelling far = levelling_of(large, 1000, 1400);
  const Homography back = far.to_page.inverse();
  for (const PlanePoint corner : {PlanePoint{0, 0}, {1000, 0}, {0, 1400}, {1000, 1400}}) {
    const PlanePoint p = back(corner);
    CHECK(p.x >= -1);
    CHECK(p.y >= -1);
    CHECK(p.x <= far.width + 1);
    CHECK(p.y <= far.height + 1);
  }
}

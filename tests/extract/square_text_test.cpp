#include "extract/scan/square_text.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

TEST_CASE("the rows of a stamp in a frame are cut between them, and a speck is no row") {
  Raster ink(600, 300, 0);
  SealShapeFound seal;
  seal.shape = SealShape::kSquare;
  seal.centre_x = 300;
  seal.centre_y = 150;
  seal.radius_x = 250;
  seal.radius_y = 110;
  drawing::frame(ink, {50, 40, 550, 260}, 6, 255);
  for (int x = 110; x < 480; x += 60) drawing::frame(ink, {x, 75, x + 44, 119}, 8, 255);
  for (int x = 170; x < 420; x += 60) drawing::frame(ink, {x, 170, x + 44, 214}, 8, 255);
  drawing::fill(ink, {290, 140, 310, 144}, 255);
  const std::vector<Raster> rows = square_rows(ink, seal);
  REQUIRE(rows.size() == 2);
  for (const Raster& row : rows) CHECK(row.height == Approx(192 * 44 / (220 * 0.86)).margin(10));
}

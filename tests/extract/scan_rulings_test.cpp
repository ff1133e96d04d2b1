#include <catch2/catch.hpp>

#include "extract/grid.h"
#include "extract/scan/ink_layers.h"
#include "extract/scan/rulings.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kDpi = 200;

int count(const std::vector<PixelRuling>& rulings, bool horizontal) {
  return int(std::count_if(rulings.begin(), rulings.end(), [&](const PixelRuling& line) { return line.horizontal == horizontal; }));
}

/// Three rows and three columns, the last two cells of the first row merged.
Raster table(std::uint8_t level, int thickness) {
  Raster page(1654, 1000, 255);
  for (int y : {100, 180, 260, 340}) drawing::fill(page, {100, y, 1500, y + thickness}, level);
  for (int x : {100, 500, 1500 - thickness}) drawing::fill(page, {x, 100, x + thickness, 340}, level);
  drawing::fill(page, {1000, 180, 1000 + thickness, 340}, level);
  return page;
}

std::vector<Table> grids_of(const std::vector<PixelRuling>& rulings) {
  std::vector<Ruling> lines;
  for (const PixelRuling& line : rulings)
    lines.push_back({line.horizontal, line.position * 72 / kDpi, line.from * 72 / kDpi, line.to * 72 / kDpi});
  return find_grids(lines, 4);
}

}  // namespace

TEST_CASE("black, grey and hair-thin rulings make the same grid, with noise and a little skew") {
  for (const auto& [level, thickness] : {std::pair{0, 3}, std::pair{150, 2}, std::pair{60, 1}, std::pair{0, 8}}) {
    Raster page = rotated(table(std::uint8_t(level), thickness), 0.003);
    drawing::speckle(page, 20);
    flatten_background(page, kDpi);
    CAPTURE(level, thickness);
    const auto rulings = find_rulings(page, kDpi, 160);
    CHECK(count(rulings, true) >= 4);
    CHECK(count(rulings, false) >= 4);
    const auto grids = grids_of(rulings);
    REQUIRE(grids.size() == 1);
    CHECK(grids.front().cells.size() == 8);
  }
}

TEST_CASE("dotted lines and lines with gaps are closed") {
  Raster page = table(0, 3);
  for (int x = 100; x < 1500; x += 12) drawing::fill(page, {x, 180, x + 6, 183}, 255);   // dotted
  for (int x = 150; x < 1500; x += 150) drawing::fill(page, {x, 260, x + 10, 263}, 255); // broken
  const auto grids = grids_of(find_rulings(page, kDpi, 160));
  REQUIRE(grids.size() == 1);
  CHECK(grids.front().cells.size() == 8);
}

TEST_CASE("a table drawn with dashes is a grid; a row of boxes for digits is not") {
  Raster page(1654, 1000, 255);
  for (int y : {100, 180, 260, 340})
    for (int x = 100; x < 1500; x += 29) drawing::fill(page, {x, y, std::min(x + 17, 1500), y + 3});
  for (int x : {100, 500, 1000, 1497})
    for (int y = 100; y < 343; y += 29) drawing::fill(page, {x, y, x + 3, std::min(y + 17, 343)});
  for (int i = 0; i < 12; ++i) drawing::frame(page, {200 + i * 36, 600, 224 + i * 36, 624}, 2);
  const auto rulings = find_rulings(page, kDpi, 160);
  const auto grids = grids_of(rulings);
  REQUIRE(grids.size() == 1);
  CHECK(grids.front().rows == 3);
  CHECK(grids.front().columns == 3);
  CHECK(std::none_of(rulings.begin(), rulings.end(), [](const PixelRuling& line) { return line.horizontal && line.position > 500; }));
}

TEST_CASE("pale dotted rulings of a copy are a grid") {
  Raster page(1241, 800, 255);  // 150 dpi
  const auto dotted = [&](PixelBox line) {
    for (int y = line.top; y < line.bottom; ++y)
      for (int x = line.left; x < line.right; ++x)
        if ((line.width() > line.height() ? x : y) % 5 < 2) page.row(y)[x] = 185;
  };
  for (int y = 100; y <= 340; y += 60) dotted({100, y, 1140, y + 1});
  for (int x : {100, 400, 1139}) dotted({x, 100, x + 1, 341});
  drawing::speckle(page, 6);
  const auto grids = grids_of(find_rulings(page, 150, 160));
  REQUIRE(grids.size() == 1);
  CHECK(grids.front().rows == 4);
  CHECK(grids.front().columns == 2);
}

TEST_CASE("characters in the same place of several rows are no wall between columns") {
  Raster page(1241, 800, 255);
  for (int y = 100; y <= 340; y += 60) drawing::fill(page, {100, y, 1140, y + 2});
  for (int x : {100, 400, 1138}) drawing::fill(page, {x, 100, x + 2, 342});
  for (int y = 115; y < 340; y += 60)
    for (int x = 450; x < 800; x += 30) drawing::fill(page, {x, y, x + 3, y + 28});  // 1111
  const auto grids = grids_of(find_rulings(page, 150, 160));
  REQUIRE(grids.size() == 1);
  CHECK(grids.front().columns == 2);
}

TEST_CASE("rows of characters and the strokes of large ones are no rulings") {
  Raster page(1654, 1000, 255);
  drawing::text(page, {100, 100, 1500, 800}, 30, 60);
  drawing::fill(page, {300, 850, 390, 860});  // 一 of a title, 11 mm
  drawing::fill(page, {300, 900, 390, 910});
  CHECK(find_rulings(page, kDpi, 160).empty());
}

TEST_CASE("erasing rulings leaves the strokes that cross them") {
  Raster page = table(0, 3);
  drawing::fill(page, {700, 150, 706, 200});  // an upright through the second line
  const auto rulings = find_rulings(page, kDpi, 160);
  erase_rulings(page, rulings, kDpi, 160);
  CHECK(page.at(702, 181) == 0);
  CHECK(page.at(900, 181) == 255);
  CHECK(page.at(101, 250) == 255);
  long ink = 0;
  for (std::uint8_t level : page.pixels) ink += level < 128;
  CHECK(ink < 6 * 50 + 200);
}

TEST_CASE("uneven light and a grey cell become white paper, ink stays ink") {
  Raster page(800, 600, 255);
  for (int y = 0; y < 600; ++y)
    for (int x = 0; x < 800; ++x) page.row(y)[x] = std::uint8_t(255 - x / 8);
  drawing::fill(page, {100, 100, 400, 180}, 190);
  drawing::text(page, {120, 120, 380, 170}, 20, 30);
  drawing::text(page, {500, 400, 780, 500}, 20, 30);
  flatten_background(page, 150);
  const int threshold = ink_threshold(page);
  CHECK(page.at(700, 50) > 240);
  CHECK(page.at(250, 110) > threshold);
  CHECK(page.at(121, 121) < threshold);
  CHECK(page.at(501, 401) < threshold);
}

TEST_CASE("a stroke of a letter in a low row is no side of a cell: it meets neither line") {
  Raster page(1654, 600, 255);
  for (int y : {100, 171, 242}) drawing::fill(page, {100, y, 1500, y + 3});  // 68 pixels between them: 8.6 mm
  for (int x : {100, 500, 1497}) drawing::fill(page, {x, 100, x + 3, 245});
  for (int x : {620, 700, 780, 900, 1100}) drawing::fill(page, {x, 112, x + 3, 162});  // 6.3 mm
  const auto grids = grids_of(find_rulings(page, kDpi, 160));
  REQUIRE(grids.size() == 1);
  CHECK(grids.front().cells.size() == 4);
}

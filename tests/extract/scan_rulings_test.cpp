#include <catch2/catch.hpp>

#include "extract/grid.h"
#include "extract/scan/astride_letters.h"
#include "extract/scan/ink_layers.h"
#include "extract/scan/lost_rulings.h"
#include "extract/scan/ruling_dots.h"
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

TEST_CASE("a double line is one ruling over its whole length, though its mean row is the white between") {
  for (const int apart : {5, 6}) {
    Raster page(1654, 600, 255);
    drawing::fill(page, {100, 100, 1500, 103}, 0);
    drawing::fill(page, {100, 100 + apart, 1500, 103 + apart}, 0);
    CAPTURE(apart);
    const std::vector<PixelRuling> rulings = find_rulings(rotated(page, 0.002), kDpi, 160);
    REQUIRE(count(rulings, true) >= 1);
    for (const PixelRuling& line : rulings) {
      CHECK(line.from < 110);
      CHECK(line.to > 1490);
    }
  }
}

TEST_CASE("a pale or dotted wall on which letters stand astride is none") {
  Raster page = table(0, 3);
  drawing::text(page, {560, 200, 800, 225}, 24, 40);
  drawing::text(page, {560, 280, 800, 305}, 24, 40);
  const std::vector<PixelRuling> drawn = find_rulings(page, kDpi, 160);
  const auto wall_at = [](int column, double ink, bool doubtful) { return PixelRuling{false, column, 100, 340, 2, ink, 0, doubtful}; };
  const auto stays = [&](const PixelRuling& wall) {
    std::vector<PixelRuling> rulings = drawn;
    rulings.push_back(wall);
    refuse_rulings_through_letters(rulings, page, kDpi, 160);
    return rulings.size() == drawn.size() + 1;
  };
  CHECK_FALSE(stays(wall_at(572, 0.6, true)));   // through the middle of the first letters
  CHECK_FALSE(stays(wall_at(572, 0.6, false)));  // both rows have one there
  CHECK(stays(wall_at(572, 1, false)));          // drawn through: letters may touch it
  CHECK_FALSE(stays({false, 572, 198, 226, 3, 1, 0, false}));  // a letter's own stroke
  CHECK(stays({false, 556, 180, 260, 3, 1, 0, false}));
  CHECK(stays(wall_at(557, 0.6, true)));         // beside them
  CHECK(stays(wall_at(587, 0.6, true)));         // between two letters, which may be two cells
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

TEST_CASE("the colons of labels that end below each other are no dotted wall, dots on paper alone are") {
  Raster page(1654, 1000, 255);
  for (int y : {152, 422}) drawing::fill(page, {100, y, 1500, y + 3});
  for (int y = 125; y <= 500; y += 45)
    for (int dot : {y, y + 9}) drawing::fill(page, {500, dot, 503, dot + 4});
  const auto walls = [&] {
    const std::vector<PixelRuling> rulings = find_rulings(page, kDpi, 160);
    return count(rulings, false);
  };
  CHECK(walls() == 1);
  for (int y = 119; y <= 500; y += 45) drawing::text(page, {390, y, 494, y + 24}, 22, 40);
  CHECK(walls() == 0);
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

TEST_CASE("a hairline of which a black and white scan left groups of dots goes on between them") {
  Raster page(1654, 1000, 255);
  for (int x = 150; x < 1500; x += 90)
    for (int dot = 0; dot < 3; ++dot) drawing::fill(page, {x + dot * 6, 400, x + dot * 6 + 2, 401});
  const std::vector<PixelRuling> found = find_dotted_rulings(page, kDpi, 160);
  REQUIRE(found.size() == 1);
  CHECK(found.front().position == 400);
  CHECK(found.front().from == 150);
  CHECK(found.front().to > 1400);
  CHECK(found.front().doubtful);
}

TEST_CASE("decimal points below each other and noise are no dotted ruling") {
  Raster figures(1654, 1000, 255), noise(1654, 1000, 255);
  for (int y = 100; y < 900; y += 40) {
    for (int x : {400, 420, 450, 470}) drawing::frame(figures, {x, y, x + 14, y + 25}, 3);
    drawing::fill(figures, {440, y + 22, 443, y + 25});
  }
  std::uint32_t state = 5;
  for (int i = 0; i < 1500; ++i) {
    const auto next = [&](int most) { return int((state = state * 1664525u + 1013904223u) >> 8) % most; };
    const int x = next(1640), y = next(990);
    drawing::fill(noise, {x, y, x + 2, y + 2});
  }
  CHECK(find_dotted_rulings(figures, kDpi, 160).empty());
  CHECK(find_dotted_rulings(noise, kDpi, 160).empty());
}

TEST_CASE("rows of a table whose rulings are lost are told from the text in all cells, but not from text that is broken in one") {
  Table grid;
  grid.cells = {Cell{0, 0, 1, 1, {}, {}}, Cell{0, 1, 1, 1, {}, {}}, Cell{1, 0, 1, 1, {}, {}}, Cell{1, 1, 1, 1, {}, {}}, Cell{2, 0, 1, 1, {}, {}}, Cell{2, 1, 1, 1, {}, {}}};
  const std::vector<PixelBox> cells = {{0, 0, 200, 60},    {200, 0, 900, 60},    {0, 60, 200, 120},
                                       {200, 60, 900, 120}, {0, 120, 200, 240}, {200, 120, 900, 240}};
  TextLines lines;
  lines.em = 25;
  const auto add = [&](int cell, int top) { lines.lines.push_back({{cells[std::size_t(cell)].left + 10, top, cells[std::size_t(cell)].left + 90, top + 25}, cell, {}, false}); };
  for (int cell : {0, 1}) add(cell, 18);
  for (int cell : {2, 3}) add(cell, 78);
  TextLines broken = lines;
  for (int cell : {4, 5})
    for (int top : {138, 198}) add(cell, top);
  const std::vector<PixelRuling> lost = lost_rulings({grid}, cells, lines);
  REQUIRE(lost.size() == 2);
  for (const PixelRuling& line : lost) CHECK(std::abs(line.position - 180) <= 2);
  CHECK(lost[0].from == 0);
  CHECK(lost[1].to == 900);

  std::swap(lines, broken);
  for (int cell : {4, 5})
    for (int top : {150, 182}) add(cell, top);  // 1.3 lines apart
  CHECK(lost_rulings({grid}, cells, lines).empty());
  lines.lines.pop_back();  // two lines beside one
  CHECK(lost_rulings({grid}, cells, lines).empty());
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

TEST_CASE("of a double frame both lines are erased, over all of a page that leans a little") {
  Raster page(1654, 1654, 255);
  for (const int side : {0, 6}) {
    drawing::fill(page, {100, 100 + side, 1500, 103 + side}, 0);
    drawing::fill(page, {100 + side, 100, 103 + side, 1500}, 0);
  }
  page = rotated(page, 0.002);
  erase_rulings(page, find_rulings(page, kDpi, 160), kDpi, 160);
  int ink = 0;
  for (int y = 120; y < 1480; ++y)
    for (int x = 0; x < page.width; ++x) ink += page.at(x, y) < 160;
  CHECK(ink == 0);
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

TEST_CASE("an upright stroke in a row that spans the columns does not make their wall run on") {
  Raster page(1654, 1000, 255);
  for (int y : {100, 170, 240, 310}) drawing::fill(page, {100, y, 1500, y + 3}, 0);
  for (int x : {100, 1497}) drawing::fill(page, {x, 100, x + 3, 313}, 0);
  for (int top : {100, 240}) drawing::fill(page, {800, top, 803, top + 70}, 0);  // a wall but in the middle row
  for (int x = 640; x < 960; x += 32) {                                          // characters: 中
    drawing::fill(page, {x + 14, 188, x + 17, 222}, 0);
    for (int y : {195, 209}) drawing::fill(page, {x + 2, y, x + 29, y + 3}, 0);
    for (int side : {2, 26}) drawing::fill(page, {x + side, 195, x + side + 3, 212}, 0);
  }
  drawing::fill(page, {800, 188, 803, 222}, 0);
  const auto grids = grids_of(find_rulings(page, kDpi, 160));
  REQUIRE(grids.size() == 1);
  CHECK(grids.front().cells.size() == 5);
  drawing::fill(page, {800, 170, 803, 240}, 0);  // now it does stand there
  CHECK(grids_of(find_rulings(page, kDpi, 160)).front().cells.size() == 6);
}

TEST_CASE("a dotted wall of two rows, at no other one's place, parts their cells by the even distance of its dots") {
  Raster page(1654, 1000, 255);
  for (int y : {100, 155, 210, 400}) drawing::fill(page, {100, y, 1500, y + 3}, 0);
  for (int x : {100, 1497}) drawing::fill(page, {x, 100, x + 3, 403}, 0);
  for (int y = 103; y < 210; y += 6) drawing::fill(page, {700, y, 703, y + 3}, 0);
  const auto grids = grids_of(find_rulings(page, kDpi, 160));
  REQUIRE(grids.size() == 1);
  CHECK(grids.front().cells.size() == 5);
}

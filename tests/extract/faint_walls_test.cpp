#include "extract/scan/faint_walls.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;
using namespace chushen::drawing;

namespace {

constexpr double kDpi = 254;  // ten pixels to the millimetre
constexpr int kThreshold = 128, kTop = 100, kLeft = 100, kMiddle = 500, kRight = 1000, kRow = 90;

/// A hairline of dots, as grey as a copier leaves them.
void dots(Raster& grey, const PixelBox& line, int darkness) {
  const bool upright = line.height() > line.width();
  for (int i = 0; i < std::max(line.width(), line.height()); i += 4) {
    const int x = upright ? line.left : line.left + i, y = upright ? line.top + i : line.top;
    fill(grey, {x, y, x + 2, y + 2}, std::uint8_t(255 - darkness));
  }
}

/// Three rows of label and value between dotted lines; the wall in the middle one was lost, so that it is one cell.
struct DottedTable {
  Raster grey{1200, 600, 255};
  Table grid;
  std::vector<PixelBox> cells;

  explicit DottedTable(int darkness = 90) {
    grid.rows = 3;
    grid.columns = 2;
    for (int row = 0; row < 3; ++row) {
      const int y = kTop + row * kRow;
      if (row == 1) {
        add({row, 0, 1, 2, {}, {}}, {kLeft, y, kRight, y + kRow});
      } else {
        add({row, 0, 1, 1, {}, {}}, {kLeft, y, kMiddle, y + kRow});
        add({row, 1, 1, 1, {}, {}}, {kMiddle, y, kRight, y + kRow});
        dots(grey, {kMiddle, y, kMiddle + 2, y + kRow}, darkness);
      }
      text(grey, {kLeft + 40, y + 25, kLeft + 240, y + 65}, 40, 60);
    }
    for (int row = 0; row < 4; ++row) dots(grey, {kLeft, kTop + row * kRow, kRight, kTop + row * kRow + 2}, darkness);
    for (const int x : {kLeft, kRight}) dots(grey, {x, kTop, x + 2, kTop + 3 * kRow}, darkness);
    speckle(grey, 12);
  }

  void add(Cell cell, const PixelBox& box) {
    grid.cells.push_back(std::move(cell));
    cells.push_back(box);
  }

  void draw_lost_wall(int darkness) { dots(grey, {kMiddle, kTop + kRow, kMiddle + 2, kTop + 2 * kRow}, darkness); }

  std::vector<PixelRuling> walls() const { return faint_walls({grid}, cells, grey, find_pieces(darker_than(grey, kThreshold), kDpi), kDpi, kThreshold); }
};

}  // namespace

TEST_CASE("a wall that other rows show is found in a row where it is faint") {
  DottedTable table;
  table.draw_lost_wall(70);
  const std::vector<PixelRuling> walls = table.walls();
  REQUIRE(walls.size() == 1);
  CHECK_FALSE(walls[0].horizontal);
  CHECK(std::abs(walls[0].position - kMiddle) <= 2);
  CHECK(walls[0].from <= kTop + kRow + 6);
  CHECK(walls[0].to >= kTop + 2 * kRow - 6);
}

TEST_CASE("where nothing is drawn, and where the back's line shows through, there is no wall") {
  DottedTable merged;
  CHECK(merged.walls().empty());
  merged.draw_lost_wall(25);
  CHECK(merged.walls().empty());
}

TEST_CASE("letters that stand across the place of a wall are none") {
  DottedTable table;
  text(table.grey, {kMiddle - 60, kTop + kRow + 25, kMiddle + 100, kTop + kRow + 65}, 40, 60);
  CHECK(table.walls().empty());
}

TEST_CASE("a faint line between two lines of text makes two rows of a cell, and two lines of text alone do not") {
  for (const bool drawn : {false, true}) {
    DottedTable table;
    const int top = kTop + 2 * kRow;
    table.cells[3].bottom = table.cells[4].bottom = top + 2 * kRow;
    dots(table.grey, {kLeft, top + 2 * kRow, kRight, top + 2 * kRow + 2}, 90);
    fill(table.grey, {kLeft + 10, top + kRow - 4, kRight - 10, top + kRow + 6}, 255);
    text(table.grey, {kLeft + 40, top + kRow + 25, kLeft + 240, top + kRow + 65}, 40, 60);
    if (drawn) dots(table.grey, {kLeft, top + kRow, kRight, top + kRow + 2}, 70);
    std::size_t level = 0;
    for (const PixelRuling& wall : table.walls()) level += wall.horizontal && std::abs(wall.position - top - kRow) <= 2;
    CHECK(level == (drawn ? 2 : 0));
  }
}

TEST_CASE("a table whose lines run through lines of text shows through from the back and is not completed") {
  for (const bool written_across : {false, true}) {
    DottedTable table;
    table.draw_lost_wall(70);
    table.grid.columns = 3;
    table.grid.rows = 6;
    for (Cell& cell : table.grid.cells) ++cell.column;
    for (int row = 3; row < 6; ++row) table.add({row, 1, 1, 2, {}, {}}, {kLeft, kTop + row * 40 + 150, kRight, kTop + row * 40 + 190});
    table.add({0, 0, 6, 1, {}, {}}, {10, kTop, kLeft, kTop + 390});
    if (written_across)
      for (int row = 1; row < 6; ++row) {
        const int y = row < 4 ? kTop + row * kRow : kTop + row * 40 + 150;
        fill(table.grey, {20, y - 16, 90, y + 16}, 0);
      }
    CHECK(table.walls().size() == (written_across ? 0 : 1));
  }
}

TEST_CASE("the tops of a few pale boxes are no line between rows") {
  DottedTable table;
  const int middle = kTop + 2 * kRow + 45;
  table.cells[3].bottom = table.cells[4].bottom = kTop + 4 * kRow;
  fill(table.grey, {kLeft + 10, kTop + 3 * kRow - 4, kRight - 10, kTop + 3 * kRow + 6}, 255);
  for (int x = kMiddle + 60; x < kRight - 60; x += 120) fill(table.grey, {x, middle, x + 30, middle + 2}, 185);
  CHECK(table.walls().empty());
}

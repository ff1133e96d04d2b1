#include "extract/character_boxes.h"

#include <catch2/catch.hpp>

using namespace chushen;

namespace {

Ruling across(double y, double from, double to) { return {true, y, from, to}; }
Ruling down(double x, double from, double to) { return {false, x, from, to}; }

/// `count` boxes of one character from `left` on, `pitch` wide, between `top` and `bottom`.
void draw_boxes(std::vector<Ruling>& lines, int count, double left, double pitch, double top, double bottom) {
  for (int i = 0; i <= count; ++i) lines.push_back(down(left + i * pitch, top, bottom));
  lines.push_back(across(top, left, left + count * pitch));
  lines.push_back(across(bottom, left, left + count * pitch));
}

/// A table of one row, label and value.
std::vector<Ruling> table() {
  return {across(100, 60, 540), across(140, 60, 540), down(60, 100, 140), down(160, 100, 140), down(540, 100, 140)};
}

}  // namespace

TEST_CASE("boxes for one character each are no table; the cell around them stays") {
  std::vector<Ruling> lines = table();
  draw_boxes(lines, 18, 170, 12, 112, 128);
  const auto left = without_character_boxes(lines, 2);
  CHECK(left.size() == table().size());
  CHECK(find_grids(left, 2).size() == 1);
  CHECK(find_grids(left, 2)[0].cells.size() == 2);
}

TEST_CASE("the boxes of a date are three rows of boxes side by side") {
  std::vector<Ruling> lines = table();
  draw_boxes(lines, 4, 170, 12, 112, 128);
  draw_boxes(lines, 2, 240, 12, 112, 128);
  draw_boxes(lines, 2, 290, 12, 112, 128);
  CHECK(without_character_boxes(lines, 2).size() == table().size());
}

TEST_CASE("boxes that are cells of a table's row become one cell; the other rows keep theirs") {
  std::vector<Ruling> lines{across(100, 60, 376), across(120, 60, 376), across(140, 60, 376),
                            down(60, 100, 140),   down(160, 100, 140),  down(376, 100, 140)};
  for (int i = 1; i < 18; ++i) lines.push_back(down(160 + 12 * i, 100, 120));
  lines.push_back(down(268, 120, 140));
  const auto grids = find_grids(without_character_boxes(lines, 2), 2);
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].cells.size() == 5);
}

TEST_CASE("narrow columns over several rows, wide cells and two cells of a row stay") {
  std::vector<Ruling> scores{across(100, 60, 180), across(118, 60, 180), across(136, 60, 180)};
  for (int i = 0; i <= 6; ++i) scores.push_back(down(60 + 20 * i, 100, 136));
  CHECK(without_character_boxes(scores, 2).size() == scores.size());

  std::vector<Ruling> wide{across(100, 60, 540), across(118, 60, 540)};
  for (int i = 0; i <= 6; ++i) wide.push_back(down(60 + 80 * i, 100, 118));
  CHECK(without_character_boxes(wide, 2).size() == wide.size());

  std::vector<Ruling> row = table();
  row.insert(row.end(), {across(140, 60, 540), across(160, 60, 540), down(60, 140, 160), down(160, 140, 160), down(180, 140, 160), down(200, 140, 160), down(540, 140, 160)});
  CHECK(find_grids(without_character_boxes(row, 2), 2)[0].cells.size() == find_grids(row, 2)[0].cells.size());
}

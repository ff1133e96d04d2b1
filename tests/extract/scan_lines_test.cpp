#include <catch2/catch.hpp>

#include "extract/scan/components.h"
#include "extract/scan/line_crop.h"
#include "extract/scan/text_lines.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

Components components_of(const Raster& page) { return find_components(darker_than(page, 128), 3); }

}  // namespace

TEST_CASE("components hang together over corners and keep their pixels") {
  Raster page(40, 20, 255);
  drawing::stroke(page, 2, 2, 12, 12, 1);
  drawing::fill(page, {20, 5, 30, 15});
  const Components components = components_of(page);
  REQUIRE(components.all.size() == 2);
  CHECK(components.all[1].area == 100);
  paint(page, components, components.all[1], 255);
  CHECK(page.at(25, 10) == 255);
  CHECK(page.at(5, 5) == 0);
}

TEST_CASE("a cell with two lines gives two, a wide gap gives two pieces") {
  Raster page(1000, 600, 255);
  drawing::text(page, {100, 100, 500, 200}, 30, 45);
  drawing::text(page, {800, 100, 900, 140}, 30, 45);
  const TextLines found = find_text_lines(components_of(page), {{{90, 90, 950, 210}}}, 200);
  REQUIRE(found.lines.size() == 3);
  CHECK(found.em == 30);
  CHECK(found.lines[0].box.top == 100);
  CHECK(found.lines[1].box.left == 800);
  CHECK(found.lines[2].box.top == 145);
  CHECK(found.lines[0].region == 0);
}

TEST_CASE("columns whose lines stand at different heights are cut apart") {
  Raster page(1200, 600, 255);
  drawing::text(page, {50, 100, 400, 240}, 30, 45);
  drawing::text(page, {800, 118, 1150, 250}, 30, 45);
  CHECK(find_text_lines(components_of(page), {}, 200).lines.size() == 6);
}

TEST_CASE("the strokes of 二 stay in one line and lines that touch are cut") {
  Raster page(600, 400, 255);
  drawing::text(page, {50, 50, 500, 90}, 30, 45);
  drawing::fill(page, {50, 150, 75, 153});
  drawing::fill(page, {45, 170, 80, 173});
  drawing::text(page, {50, 250, 500, 282}, 30, 45);
  drawing::text(page, {50, 281, 500, 313}, 30, 45);
  const TextLines found = find_text_lines(components_of(page), {}, 200);
  REQUIRE(found.lines.size() >= 3);
  CHECK(found.lines[1].box.top == 150);
  CHECK(found.lines[1].box.bottom == 173);
}

TEST_CASE("a crop shows its own line only and is no lower than a line") {
  Raster page(600, 200, 255);
  drawing::text(page, {50, 50, 300, 80}, 30, 45);
  drawing::fill(page, {320, 30, 324, 52});  // reaches down from a line above
  const Components components = components_of(page);
  TextLines lines;
  lines.em = 30;
  lines.lines.resize(2);
  for (int i = 0; i < int(components.all.size()); ++i) lines.lines[components.all[i].box.left > 310].components.push_back(i);
  for (TextLine& line : lines.lines)
    for (int i : line.components) line.box = united(line.box, components.all[i].box);
  const LineCrop crop = crop_line(page, page, components, lines, 0);
  CHECK(crop.box.left < 50);
  for (int y = 0; y < crop.picture.height; ++y) CHECK(crop.picture.at(crop.picture.width - 1, y) == 255);
  CHECK(crop_line(page, page, components, lines, 1).picture.height >= 24);
}

TEST_CASE("a long line is cut at white gaps") {
  Raster line(3000, 40, 255);
  drawing::text(line, {0, 4, 3000, 36}, 32, 40);
  const std::vector<int> cuts = cuts_of(line, 800, 128);
  REQUIRE(cuts.size() >= 3);
  int begin = 0;
  for (int cut : cuts) {
    CHECK(cut - begin <= 800);
    for (int y = 0; y < 40; ++y) CHECK(line.at(cut, y) == 255);
    begin = cut;
  }
}

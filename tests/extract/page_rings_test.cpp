#include "extract/scan/page_rings.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kEm = 40, kThreshold = 128;
constexpr double kDpi = 300;

void ring(Raster& page, double x, double y, double rx, double ry, int thickness = 4) {
  for (int i = 0; i < 2880; ++i) {
    const double angle = i * 3.14159265358979 / 1440;
    const int u = int(x + rx * std::cos(angle)), v = int(y + ry * std::sin(angle));
    drawing::fill(page, {u, v, u + thickness, v + thickness});
  }
}

std::vector<OptionRing> page_rings(const Raster& drawn, const Raster& left, const std::vector<PixelRuling>& rulings) {
  const Raster mask = darker_than(left, kThreshold);
  return find_page_rings(drawn, mask, find_pieces(mask, kDpi), rulings, kEm, kDpi, kThreshold);
}

std::size_t marks_of(const OptionRing& ring, const Raster& page, const PixelBox& square) {
  std::vector<CheckBox> boxes = {{square, false, 0.9f, false, -1, false}};
  add_rings({ring}, darker_than(page, kThreshold), boxes);
  return boxes.size() - 1;
}

}  // namespace

TEST_CASE("a flat ring whose top and floor were erased as rulings is found and put back") {
  Raster drawn(800, 140, 255);
  drawing::text(drawn, {100, 50, 480, 90}, kEm, 200);
  ring(drawn, 280, 70, 210, 28);
  Raster left = drawn;
  drawing::fill(left, {200, 40, 360, 49}, 255);
  drawing::fill(left, {200, 94, 360, 106}, 255);
  const std::vector<PixelRuling> rulings = {{true, 44, 200, 360, 4, 1, 0, false}, {true, 100, 200, 360, 4, 1, 0, false}};
  for (const OptionRing& part : page_rings(left, left, rulings)) CHECK(part.radius_x < 100);
  const auto rings = page_rings(drawn, left, rulings);
  REQUIRE(rings.size() == 1);
  CHECK(rings.front().centre_x == Approx(280).margin(8));
  restore_rings(left, drawn, rings);
  CHECK(left.pixels == drawn.pixels);
}

TEST_CASE("a ring over a line of the table is found once that is erased, and the line stays erased") {
  Raster left(800, 160, 255);
  drawing::text(left, {100, 60, 200, 100}, kEm, 200);
  ring(left, 146, 80, 70, 36);
  Raster drawn = left;
  drawing::fill(drawn, {0, 112, 800, 115});
  const auto rings = page_rings(drawn, left, {{true, 113, 0, 800, 3, 1, 0, false}});
  REQUIRE(rings.size() == 1);
  const Raster before = left;
  restore_rings(left, drawn, rings);
  CHECK(left.pixels == before.pixels);
}

TEST_CASE("a ring around a box only points to it; one around a character with a square in it is a mark") {
  Raster page(200, 200, 255);
  const OptionRing around{100, 100, 50, 50, 1, false};
  const PixelBox square{82, 82, 118, 118};
  drawing::frame(page, square, 3);
  drawing::stroke(page, 90, 100, 100, 112, 4);
  drawing::stroke(page, 100, 112, 124, 74, 4);
  CHECK(marks_of(around, page, square) == 0);
  drawing::fill(page, {80, 126, 120, 130});  // 日 becomes 旦
  CHECK(marks_of(around, page, square) == 1);
}

TEST_CASE("a line that begins in a ring begins where the ring does, one beside it stays") {
  OptionRing ring;
  ring.centre_x = 120;
  ring.centre_y = 70;
  ring.radius_x = ring.radius_y = 28;
  TextLines lines;
  for (const PixelBox& box : {PixelBox{100, 50, 300, 90}, PixelBox{400, 50, 500, 90}, PixelBox{100, 150, 300, 190}}) lines.lines.push_back({box});
  reach_to_rings({ring}, lines);
  CHECK(lines.lines[0].box.left == mark_of_ring(ring).box.left);
  CHECK(lines.lines[1].box.left == 400);
  CHECK(lines.lines[2].box.left == 100);
  ring.centre_x = 450;
  ring.radius_x = 70;
  reach_to_rings({ring}, lines);
  CHECK(lines.lines[1].box.left == 400);  // a flat one is not erased
}

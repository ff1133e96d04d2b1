#include "extract/scan/black_strips.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "extract/scan/components.h"
#include "extract/scan/page_dirt.h"
#include "extract/scan/seal_letters.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kDpi = 200, kMillimetre = kDpi / 25.4, kPi = 3.14159265358979;
constexpr int kRadius = int(20 * kMillimetre), kMargin = int(6 * kMillimetre);
constexpr int kWidth = 1000, kHeight = 1200, kMiddle = 600;

/// A page with the columns `from` to `to` of a seal, counted from its left end, at its right edge.
Raster page_with_strip(int from, int to) {
  Raster seal(2 * kRadius + 2, 2 * kRadius + 2, 0);
  for (int step = 0; step < 8000; ++step) {
    const double angle = step * 2 * kPi / 8000;
    const int x = kRadius + int((kRadius - 4) * std::cos(angle)), y = kRadius + int((kRadius - 4) * std::sin(angle));
    drawing::fill(seal, {x - 4, y - 4, x + 4, y + 4}, 1);
  }
  for (int degree = -120; degree <= 120; degree += 24) {
    const int x = kRadius + int(0.74 * kRadius * std::sin(degree * kPi / 180)), y = kRadius - int(0.74 * kRadius * std::cos(degree * kPi / 180));
    drawing::frame(seal, {x - 16, y - 16, x + 16, y + 16}, 7, 1);
  }
  Raster page(kWidth, kHeight, 0);
  for (int y = 0; y < seal.height; ++y)
    for (int x = from; x < to; ++x) page.row(kMiddle - kRadius + y)[kWidth - to + x] = seal.at(x, y);
  return page;
}

std::size_t own_within(const Raster& mask, const SealShapeFound& strip) { return own_pieces(find_components(mask, 2), strip, 0, kDpi).size(); }

}  // namespace

TEST_CASE("a strip of a copied seal is known by the circle it is a part of") {
  for (const auto& [from, to] : {std::pair{0, 70}, {120, 190}, {240, 2 * kRadius + 2}}) {
    CAPTURE(from);
    const std::vector<SealShapeFound> strips = find_black_strips(page_with_strip(from, to), kDpi, kMargin, {});
    REQUIRE(strips.size() == 1);
    CHECK(strips[0].shape == SealShape::kOther);
    CHECK(strips[0].partial);
    CHECK(strips[0].radius_x == Approx(kRadius).margin(2 * kMillimetre));
    CHECK(strips[0].centre_y == Approx(kMiddle).margin(1.5 * kMillimetre));
    CHECK(strips[0].box.right > kWidth - 12);
  }
}

TEST_CASE("print and rulings that reach the edge of the paper are no strip") {
  Raster page(kWidth, kHeight, 0);
  drawing::fill(page, {kWidth - 70, 440, kWidth, 448}, 1);
  drawing::fill(page, {kWidth - 70, 750, kWidth, 758}, 1);
  for (int y = 470; y < 740; y += 44) drawing::frame(page, {kWidth - 40, y, kWidth - 8, y + 32}, 6, 1);
  drawing::fill(page, {0, 0, 12, kHeight}, 1);
  CHECK(find_black_strips(page, kDpi, kMargin, {}).empty());
}

TEST_CASE("of a strip all letters are its own but rows of print that run into it") {
  Raster page = page_with_strip(120, 190);
  const std::vector<SealShapeFound> strips = find_black_strips(page, kDpi, kMargin, {});
  REQUIRE(strips.size() == 1);
  const std::size_t alone = own_within(page, strips[0]);
  CHECK(alone > 2);
  for (int x = kWidth - 260; x < kWidth - 20; x += 36) drawing::frame(page, {x, kMiddle - 14, x + 28, kMiddle + 14}, 5, 1);
  CHECK(own_within(page, strips[0]) == alone);
}

TEST_CASE("a ring that the edge cuts off is no dark border of a copy") {
  const Raster strip = page_with_strip(120, 190);
  Raster grey(kWidth, kHeight, 255);
  for (std::size_t i = 0; i < grey.pixels.size(); ++i) grey.pixels[i] = strip.pixels[i] ? 0 : 255;
  const Raster before = grey;
  clear_borders(grey, kDpi, 128);
  CHECK(grey.pixels == before.pixels);
  drawing::fill(grey, {kWidth - 12, 0, kWidth, kHeight}, 0);
  clear_borders(grey, kDpi, 128);
  CHECK(grey.at(kWidth - 4, 40) == 255);
}

#include <catch2/catch.hpp>

#include "extract/scan/circle_fit.h"
#include "extract/scan/ink_layers.h"
#include "extract/scan/reading_vote.h"
#include "extract/scan/seal_text.h"
#include "extract/scan/seals.h"
#include "extract/scan/sharp_ink.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kDpi = 200;

/// A ring with marks along it, some of its ink missing.
void ring(Raster& layer, double x, double y, double radius_x, double radius_y, std::uint8_t level) {
  for (int step = 0; step < 4000; ++step) {
    const double angle = step * 2 * 3.14159265 / 4000;
    if (step % 7 == 3 || (step > 400 && step < 900)) continue;
    drawing::fill(layer, {int(x + radius_x * std::cos(angle)) - 3, int(y + radius_y * std::sin(angle)) - 3,
                          int(x + radius_x * std::cos(angle)), int(y + radius_y * std::sin(angle))}, level);
  }
  for (int degree = 140; degree < 400; degree += 20) {
    const double angle = degree * 3.14159265 / 180;
    drawing::stroke(layer, x + 0.65 * radius_x * std::cos(angle), y + 0.65 * radius_y * std::sin(angle), x + 0.85 * radius_x * std::cos(angle),
                    y + 0.85 * radius_y * std::sin(angle), 6, level);
  }
}

/// The same turned clockwise, whole and without marks but for a bar in the middle.
void tilted_ring(Raster& layer, double x, double y, double radius_x, double radius_y, double tilt, std::uint8_t level) {
  for (int step = 0; step < 4000; ++step) {
    const double angle = step * 2 * 3.14159265 / 4000, u = radius_x * std::cos(angle), v = radius_y * std::sin(angle);
    const int column = int(x + u * std::cos(tilt) - v * std::sin(tilt)), row = int(y + u * std::sin(tilt) + v * std::cos(tilt));
    drawing::fill(layer, {column - 4, row - 4, column + 4, row + 4}, level);
  }
  drawing::text(layer, {int(x) - 60, int(y) - 20, int(x) + 60, int(y) + 20}, 36, 50);
  drawing::stroke(layer, x - 50, y, x + 50, y, 30, level);
}

}  // namespace

TEST_CASE("the circle through most points is found among strays") {
  std::vector<PlanePoint> points;
  for (int i = 0; i < 200; ++i) points.push_back({50 + 30 * std::cos(i * 0.02), 40 + 30 * std::sin(i * 0.02)});
  for (int i = 0; i < 80; ++i) points.push_back({i * 2.0, 90 - i * 0.3});
  const auto circle = fit_circle(points, 20, 60, 0.5);
  REQUIRE(circle);
  CHECK(circle->x == Approx(50).margin(0.2));
  CHECK(circle->radius == Approx(30).margin(0.2));
  CHECK_FALSE(fit_circle({}, 20, 60, 0.5));
}

TEST_CASE("a faint round seal is measured to a millimetre") {
  Raster red(1000, 800, 0);
  const double radius = 21 / 25.4 * kDpi;
  ring(red, 420, 390, radius, radius, 150);
  drawing::stroke(red, 200, 700, 500, 500, 4, 120);  // a red pen across
  const auto seals = find_coloured_seals(red, SealColor::kRed, kDpi);
  REQUIRE(seals.size() == 1);
  CHECK(seals.front().shape == SealShape::kRound);
  CHECK(2 * seals.front().radius_x / kDpi * 25.4 == Approx(42).margin(1));
  CHECK(seals.front().centre_x == Approx(420).margin(4));
  CHECK(seals.front().confidence > 0.7f);
}

TEST_CASE("ellipses and squares are told apart from circles, red print is none of them") {
  Raster red(1400, 900, 0);
  ring(red, 300, 300, 22.5 / 25.4 * kDpi, 15 / 25.4 * kDpi, 160);
  drawing::frame(red, {800, 200, 960, 360}, 8, 160);
  drawing::text(red, {820, 220, 940, 340}, 50, 60);
  for (int x = 200; x < 1100; x += 60) drawing::frame(red, {x, 700, x + 44, 744}, 6, 160);
  const auto seals = find_coloured_seals(red, SealColor::kRed, kDpi);
  REQUIRE(seals.size() == 2);
  CHECK(seals[0].shape != seals[1].shape);
  for (const auto& seal : seals) CHECK((seal.shape == SealShape::kEllipse || seal.shape == SealShape::kSquare));
  const auto print = red_print(red, seals, kDpi);
  REQUIRE(print.size() == 1);
  CHECK(print.front().top == Approx(700).margin(12));
}

TEST_CASE("a stamp in a long frame is square and nothing round") {
  for (const auto& [width, height] : {std::pair{60, 22}, std::pair{52, 31}}) {
    Raster red(1400, 900, 0);
    const PixelBox box{300, 300, 300 + int(width / 25.4 * kDpi), 300 + int(height / 25.4 * kDpi)};
    drawing::frame(red, box, 7, 160);
    for (int x = box.left + 40; x < box.right - 80; x += 52)
      for (const int y : {box.top + 24, box.bottom - 64}) drawing::frame(red, {x, y, x + 40, y + 40}, 7, 160);
    const auto seals = find_coloured_seals(red, SealColor::kRed, kDpi);
    REQUIRE(seals.size() == 1);
    CHECK(seals.front().shape == SealShape::kSquare);
    CHECK(2 * seals.front().radius_x / kDpi * 25.4 == Approx(width).margin(1));
  }
}

TEST_CASE("a block of cells with a coloured fill and white print is no square seal") {
  Raster blue(1400, 900, 0);
  drawing::fill(blue, {500, 300, 710, 490}, 160);
  for (const int y : {330, 390, 450})
    for (int x = 520; x < 660; x += 28) drawing::frame(blue, {x, y, x + 22, y + 22}, 4, 0);
  CHECK(find_coloured_seals(blue, SealColor::kBlue, kDpi).empty());
}

TEST_CASE("a black ring that lines of text run through is found in its pieces") {
  Raster page(1000, 800, 255);
  const double radius = 20 / 25.4 * kDpi;
  ring(page, 420, 390, radius, radius, 0);
  drawing::text(page, {250, 300, 800, 340}, 30, 45);
  const auto seals = find_black_seals(darker_than(page, 128), kDpi);
  REQUIRE(seals.size() == 1);
  CHECK(seals.front().color == SealColor::kBlack);
  CHECK(2 * seals.front().radius_x / kDpi * 25.4 == Approx(40).margin(1.5));
}

TEST_CASE("of two seals that overlap both are found, tilted and half off the page as well") {
  Raster red(1400, 900, 0);
  const double millimetre = kDpi / 25.4;
  tilted_ring(red, 500, 400, 22.5 * millimetre, 15 * millimetre, 0.7, 150);
  ring(red, 720, 460, 20 * millimetre, 20 * millimetre, 150);
  ring(red, 1380, 460, 20 * millimetre, 20 * millimetre, 150);
  const auto seals = find_coloured_seals(red, SealColor::kRed, kDpi);
  REQUIRE(seals.size() == 3);
  for (const auto& seal : seals) {
    const double longer = 2 * std::max(seal.radius_x, seal.radius_y) / millimetre;
    const bool tilted = seal.shape == SealShape::kEllipse;
    CHECK(longer == Approx(tilted ? 46 : 40).margin(1));
    if (tilted) CHECK(seal.tilt == Approx(0.7).margin(0.05));
    CHECK(seal.partial == (seal.centre_x > 1300));
  }
}

TEST_CASE("a square seal that touches a round one is found beside it, red or black") {
  Raster ink(1000, 800, 0);
  const double radius = 21 / 25.4 * kDpi;
  ring(ink, 560, 400, radius, radius, 160);
  const int side = int(18 / 25.4 * kDpi), left = 302, top = 162;  // its corner reaches into the ring
  drawing::frame(ink, {left, top, left + side, top + side}, 8, 160);
  for (int x : {0, 1})
    for (int y : {0, 1}) drawing::frame(ink, {left + 16 + 58 * x, top + 16 + 58 * y, left + 66 + 58 * x, top + 66 + 58 * y}, 10, 160);
  const auto is_there = [&](const std::vector<SealShapeFound>& seals) {
    REQUIRE(seals.size() == 2);
    CHECK(seals[0].shape == SealShape::kRound);
    CHECK(seals[1].shape == SealShape::kSquare);
    CHECK(2 * seals[1].radius_x / kDpi * 25.4 == Approx(18).margin(1));
    CHECK(seals[1].centre_x == Approx(left + side / 2).margin(6));
  };
  is_there(find_coloured_seals(ink, SealColor::kRed, kDpi));
  for (std::uint8_t& level : ink.pixels) level = level > 0;
  is_there(find_black_seals(ink, kDpi));
}

TEST_CASE("at the edge of the page a slice of a seal is a strip, a bar of the table below the sheet is none") {
  Raster red(1400, 900, 0);
  drawing::fill(red, {0, 200, 16, 460}, 150);  // 2 mm wide, 33 mm high
  CHECK(find_coloured_seals(red, SealColor::kRed, kDpi).empty());
  ring(red, 1430, 460, 20 / 25.4 * kDpi, 20 / 25.4 * kDpi, 150);
  const auto seals = find_coloured_seals(red, SealColor::kRed, kDpi);
  REQUIRE(seals.size() == 1);
  CHECK(seals[0].shape == SealShape::kOther);
  CHECK(seals[0].box.right == 1400);
}

TEST_CASE("a disc, a bare circle and a heading in red are no seals") {
  Raster red(1400, 900, 0);
  for (double radius = 1; radius < 150; ++radius) ring(red, 300, 300, radius, radius, 160);
  for (int step = 0; step < 4000; ++step) {
    const double angle = step * 2 * 3.14159265 / 4000;
    drawing::fill(red, {int(900 + 150 * std::cos(angle)), int(300 + 150 * std::sin(angle)), int(904 + 150 * std::cos(angle)), int(304 + 150 * std::sin(angle))}, 160);
  }
  for (int x = 200; x < 1100; x += 70) drawing::frame(red, {x, 700, x + 60, 760}, 8, 160);
  CHECK(find_coloured_seals(red, SealColor::kRed, kDpi).empty());
}

TEST_CASE("several readings of one line vote on each character") {
  const auto reading = [](std::initializer_list<std::pair<const char*, float>> characters) {
    LineReading line;
    for (const auto& [text, confidence] : characters) line.characters.push_back({text, 0, 0, confidence});
    return line;
  };
  const LineReading result = voted({reading({{"江", 0.9f}, {"门", 0.9f}, {"晃", 0.5f}}), reading({{"江", 0.9f}, {"昇", 0.9f}}),
                                    reading({{"江", 0.9f}, {"门", 0.8f}, {"昇", 0.8f}})});
  CHECK(text_of(result) == "江门昇");
  CHECK(result.characters[0].confidence == Approx(0.9f));
  CHECK(result.characters[2].confidence == Approx(1.7f / 3));
  CHECK(voted({}).characters.empty());
}

TEST_CASE("red ink leaves the reading picture, black ink under it and blue ink stay") {
  PageImage image;
  image.width = 4;
  image.height = 1;
  image.pixels = {255, 255, 255, 205, 60, 60, 60, 15, 15, 20, 30, 150};
  image.page_width = 4;
  image.page_height = 1;
  const InkLayers layers = separate_inks(image);
  CHECK(layers.grey.at(1, 0) == 255);
  CHECK(layers.grey.at(2, 0) < 110);
  CHECK(layers.grey.at(3, 0) < 60);
  CHECK(layers.red.at(1, 0) > 100);
  CHECK(layers.red.at(3, 0) == 0);
}

TEST_CASE("the ink of a blue seal becomes white, however dark it is in the blue channel, and print under it stays") {
  constexpr int kSide = 100;
  PageImage image{kSide, kSide, 3, {}, 72, 72};
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      if (y >= 45 && y < 50) image.pixels.insert(image.pixels.end(), {30, 30, 40});
      else if (x % 10 < 2) image.pixels.insert(image.pixels.end(), {84, 101, 155});
      else image.pixels.insert(image.pixels.end(), {250, 250, 250});
    }
  InkLayers layers = separate_inks(image);
  CHECK(layers.grey.at(50, 20) < 100);
  SealShapeFound seal;
  seal.shape = SealShape::kRound;
  seal.centre_x = seal.centre_y = 50;
  seal.radius_x = seal.radius_y = 48;
  seal.box = {2, 2, 98, 98};
  lift_blue(layers.grey, image, layers.blue, seal);
  CHECK(layers.grey.at(50, 20) > 240);
  CHECK(layers.grey.at(55, 20) == 250);
  CHECK(layers.grey.at(50, 47) < 80);
  CHECK(layers.grey.at(0, 20) < 100);  // outside of the seal
}

TEST_CASE("the words of a seal name its kind") {
  CHECK(kind_of({"江门市甲乙有限公司", "合同专用章", 1}, SealShape::kRound) == SealKind::kContract);
  CHECK(kind_of({"江门市甲乙有限公司", "发票专用章", 1}, SealShape::kEllipse) == SealKind::kInvoice);
  CHECK(kind_of({"江门市甲乙有限公司", "", 1}, SealShape::kRound) == SealKind::kOfficial);
  CHECK(kind_of({"", "周铄印", 1}, SealShape::kSquare) == SealKind::kPersonal);
  CHECK(kind_of({"", "", 1}, SealShape::kRound) == SealKind::kUnknown);
}

TEST_CASE("the ink of a seal is redrawn by brightness where its colour is, print and paper are not") {
  constexpr int kSide = 200;
  PageImage image{kSide, kSide, 3, {}, 72, 72};
  Raster colour(kSide, kSide, 0);
  image.pixels.assign(std::size_t(kSide) * kSide * 3, 200);
  const auto paint = [&](int x, int y, std::uint8_t red, std::uint8_t other) {
    std::uint8_t* const pixel = image.pixels.data() + (std::size_t(y) * kSide + x) * 3;
    pixel[0] = red;
    pixel[1] = pixel[2] = other;
  };
  for (int y = 60; y < 140; ++y)
    for (int x = 60; x < 140; ++x) {
      colour.row(y)[x] = 50;                        // smeared over strokes and what lies between them
      if (x % 10 < 4) paint(x, y, 180, 60);         // the strokes
    }
  Raster grey(kSide, kSide, 255);  // without the seal's ink: print alone
  const auto print = [&](int x, int y) {
    paint(x, y, 20, 20);
    grey.row(y)[x] = 25;
  };
  for (int y = 60; y < 140; ++y) print(20, y);
  for (int x = 60; x < 140; ++x)
    for (const int y : {90, 91, 92}) print(x, y);  // a line across all strokes
  colour.row(5)[5] = 77;                            // outside the seal's box
  SealShapeFound seal;
  seal.box = {10, 20, 180, 180};
  sharpen_ink(colour, image, grey, {seal});
  CHECK(colour.at(101, 100) > 90);
  CHECK(colour.at(107, 100) == 0);
  CHECK(colour.at(20, 100) == 0);
  CHECK(colour.at(101, 91) > 90);  // the stroke goes on below print
  CHECK(colour.at(107, 91) < 10);
  CHECK(colour.at(5, 5) == 77);
  const Raster before = colour;
  image.channels = 1;
  sharpen_ink(colour, image, grey, {seal});
  CHECK(colour.pixels == before.pixels);
}

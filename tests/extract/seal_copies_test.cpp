#include <cstdlib>

#include <catch2/catch.hpp>

#include "docx_fixture.h"
#include "extract/read_document.h"
#include "extract/scan/seal_ink.h"
#include "extract/scan/seal_letters.h"
#include "extract/scan/seal_picture.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kDpi = 200, kPi = 3.14159265358979;
constexpr double kRadius = 20 / 25.4 * kDpi;

void ring(Raster& layer, double x, double y, std::uint8_t level) {
  for (int step = 0; step < 4000; ++step) {
    const double angle = step * 2 * kPi / 4000;
    drawing::fill(layer, {int(x + kRadius * std::cos(angle)) - 4, int(y + kRadius * std::sin(angle)) - 4, int(x + kRadius * std::cos(angle)), int(y + kRadius * std::sin(angle))}, level);
  }
}

/// Blocks as large as letters along the arc, from its left end to its right end.
void letters(Raster& layer, double x, double y, std::uint8_t level) {
  for (int degree = -120; degree <= 120; degree += 24) {
    const double angle = degree * kPi / 180, cx = x + 0.74 * kRadius * std::sin(angle), cy = y - 0.74 * kRadius * std::cos(angle);
    drawing::frame(layer, {int(cx) - 16, int(cy) - 16, int(cx) + 16, int(cy) + 16}, 7, level);
  }
}

SealShapeFound black_seal(double x, double y) {
  SealShapeFound seal;
  seal.shape = SealShape::kRound;
  seal.color = SealColor::kBlack;
  seal.centre_x = x;
  seal.centre_y = y;
  seal.radius_x = seal.radius_y = kRadius;
  seal.box = {int(x - kRadius), int(y - kRadius), int(x + kRadius) + 1, int(y + kRadius) + 1};
  return seal;
}

PageImage picture_of_stamp() {
  PageImage picture;
  picture.width = picture.height = int(2 * kRadius) + 8;
  picture.channels = 3;
  picture.page_width = picture.page_height = picture.width * 72.0 / kDpi;
  Raster red(picture.width, picture.height, 0);
  ring(red, picture.width / 2.0 + 2, picture.height / 2.0 + 2, 1);
  letters(red, picture.width / 2.0, picture.height / 2.0, 1);
  for (const std::uint8_t ink : red.pixels)
    picture.pixels.insert(picture.pixels.end(), {std::uint8_t(ink ? 200 : 255), std::uint8_t(ink ? 30 : 255), std::uint8_t(ink ? 40 : 255)});
  return picture;
}

}  // namespace

TEST_CASE("print under a grey copy of a seal is told by its level and taken out of the way") {
  Raster ink(600, 500, 0);
  ring(ink, 300, 250, 130);
  letters(ink, 300, 250, 130);
  const std::vector<SealShapeFound> seals = {black_seal(300, 250)};
  CHECK(print_level(ink, seals.front()) == 256);
  Raster printed = ink;
  drawing::fill(printed, {100, 240, 500, 250}, 240);
  const int limit = print_level(printed, seals.front());
  CHECK(limit > 130);
  CHECK(limit <= 240);
  const Raster clear = undisturbed_ink(printed, seals, 0);
  CHECK(clear.at(300, 245) == 0);
  CHECK(clear.at(300, int(250 - 0.74 * kRadius) - 14) == 130);

  Raster grey(600, 500, 255);
  for (std::size_t i = 0; i < grey.pixels.size(); ++i) grey.pixels[i] = std::uint8_t(255 - printed.pixels[i]);
  lift_copy(grey, printed, seals.front());
  CHECK(grey.at(300, 245) == 15);
  CHECK(grey.at(300, int(250 - 0.74 * kRadius) - 14) == 255);
}

TEST_CASE("a letter of a grey copy goes on below the thin print that crosses it") {
  Raster ink(600, 500, 0);
  ring(ink, 300, 250, 130);
  letters(ink, 300, 250, 130);
  const int middle = int(250 - 0.74 * kRadius);  // of the topmost letter, whose left stroke is 284 … 291
  for (const int y : {middle, 230, 250, 270}) drawing::fill(ink, {100, y, 500, y + 4}, 240);
  const Raster clear = undisturbed_ink(ink, {black_seal(300, 250)}, 0);
  CHECK(clear.at(287, middle + 1) > 110);
  CHECK(clear.at(300, middle + 1) == 0);
  CHECK(clear.at(300, 251) == 0);
}

TEST_CASE("the ring of a seal that crosses another is taken out of that one's way") {
  Raster ink(900, 500, 0);
  ring(ink, 300, 250, 200);
  ring(ink, 500, 250, 200);
  std::vector<SealShapeFound> seals = {black_seal(300, 250), black_seal(500, 250)};
  for (SealShapeFound& seal : seals) seal.color = SealColor::kRed;
  const Raster clear = undisturbed_ink(ink, seals, 0);
  CHECK(clear.at(int(500 - kRadius) - 2, 250) == 0);
  CHECK(clear.at(int(300 - kRadius) - 2, 250) == 200);
  CHECK(undisturbed_ink(ink, {seals[0]}, 0).pixels == ink.pixels);
}

TEST_CASE("what is stamped through another seal's ring stays: both inks are darker than one") {
  Raster own(900, 500, 0), other(900, 500, 0);
  ring(own, 302, 252, 130);
  letters(own, 300, 250, 130);
  ring(other, 522, 252, 130);
  Raster ink = own;
  for (std::size_t i = 0; i < ink.pixels.size(); ++i) ink.pixels[i] = std::uint8_t(255 - (255 - own.pixels[i]) * (255 - other.pixels[i]) / 255);
  std::vector<SealShapeFound> seals = {black_seal(300, 250), black_seal(520, 250)};
  for (SealShapeFound& seal : seals) seal.color = SealColor::kRed;
  const Raster clear = undisturbed_ink(ink, seals, 0);
  int all = 0, both = 0, kept = 0, left = 0;
  for (std::size_t i = 0; i < ink.pixels.size(); ++i) {
    if (!other.pixels[i]) continue;
    ++all;
    both += own.pixels[i] > 0;
    kept += own.pixels[i] > 0 && clear.pixels[i] >= 120;
    left += own.pixels[i] == 0 && clear.pixels[i] > 0;
  }
  CHECK(both > 100);
  CHECK(kept == both);
  CHECK(left < all / 50);  // the ring is no perfect circle
}

TEST_CASE("a black seal's letters are its own, print that runs through them is not") {
  Raster mask(900, 500, 0);
  letters(mask, 400, 250, 1);
  drawing::fill(mask, {362, 215, 438, 285}, 1);  // as full as a star
  const auto count = [](const Raster& ink) { return own_pieces(find_components(ink, 2), black_seal(400, 250), 0.56, kDpi).size(); };
  CHECK(count(mask) == 12);

  // A line of print as high as the topmost letter, beside the seal and between its letters.
  Raster print(900, 500, 0);
  const int row = int(250 - 0.74 * kRadius) - 14;
  for (int x = 100; x < 800; x += 38)
    if (x < 230 || x > 560) drawing::frame(print, {x, row, x + 28, row + 28}, 5, 1);
  drawing::frame(print, {386, row, 414, row + 28}, 5, 1);
  CHECK(count(print) == 0);
}

TEST_CASE("a square black seal is found by its frame; a frame with lines of print, a table cell and a check box are none") {
  const double millimetre = kDpi / 25.4;
  const int side = int(18 * millimetre);
  Raster mask(900, 900, 0);
  drawing::frame(mask, {100, 100, 100 + side, 100 + side}, 6, 1);
  for (int column = 0; column < 2; ++column)
    for (int row = 0; row < 2; ++row) {
      const int x = 100 + side / 4 + column * side / 2, y = 100 + side / 4 + row * side / 2, half = side / 6;
      drawing::frame(mask, {x - half, y - half, x + half, y + half}, 5, 1);
      drawing::fill(mask, {x - half, y - 2, x + half, y + 3}, 1);
    }
  drawing::frame(mask, {400, 100, 400 + side, 100 + side}, 4, 1);                        // a place for a photograph
  for (int x = 0; x < 4; ++x) drawing::frame(mask, {420 + 24 * x, 160, 438 + 24 * x, 180}, 3, 1);
  drawing::frame(mask, {650, 100, 650 + side, 100 + side}, 4, 1);                        // empty
  drawing::frame(mask, {100, 500, 130, 530}, 4, 1);
  const std::vector<SealShapeFound> seals = find_black_seals(mask, kDpi);
  REQUIRE(seals.size() == 1);
  CHECK(seals[0].shape == SealShape::kSquare);
  CHECK(std::abs(seals[0].centre_x - (100 + side / 2)) < 4);
  CHECK(std::abs(2 * seals[0].radius_x - side) < 8);
}

TEST_CASE("a stamp's picture that ends at its ring is found with its measures; a photograph is none") {
  PageImage picture = picture_of_stamp();
  const auto seals = seals_in_picture(picture, nullptr);
  REQUIRE(seals.size() == 1);
  CHECK(seals.front().shape == SealShape::kRound);
  CHECK(seals.front().color == SealColor::kRed);
  CHECK(seals.front().diameter_mm == Approx(40).margin(1.5));
  CHECK(seals.front().box.left == Approx(0).margin(3));
  CHECK(seals.front().text.empty());

  for (std::size_t i = 0; i < picture.pixels.size(); ++i) picture.pixels[i] = std::uint8_t(i * 7 % 251);
  CHECK(seals_in_picture(picture, nullptr).empty());
  CHECK(seals_in_picture({}, nullptr).empty());
}

TEST_CASE("a stamp's picture in a word-processing text is listed, without a place") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "我单位承诺所填内容真实。";
  // 40 mm are 1,440,000 units.
  const std::string drawing = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1440000\" cy=\"1440000\"/><a:blip r:embed=\"rId5\"/></wp:inline></w:drawing></w:r></w:p>";
  const auto parts = fixture::docx_parts(fixture::paragraph(text) + drawing, {{"word/media/image1.png", encode_png(picture_of_stamp())}},
                                         fixture::relationship("rId5", "image", "media/image1.png"));
  const fixture::TemporaryFile file(fixture::zip_of(parts));
  const Document document = read_document(file.path(), {});
  REQUIRE(document.pages.size() == 1);
  REQUIRE(document.pages.front().seals.size() == 1);
  CHECK(document.pages.front().seals.front().shape == SealShape::kRound);
  CHECK(document.pages.front().seals.front().diameter_mm == Approx(40).margin(2));
  CHECK(document.pages.front().seals.front().box.empty());
  CHECK(document.pages.front().number == 0);
}

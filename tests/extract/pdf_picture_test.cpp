#include "extract/pdf_picture.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "extract/pdf_page_use.h"
#include "extract/pdf_reader.h"
#include "pdf_builder.h"

using namespace chushen;

namespace {

constexpr std::uint64_t kMost = 10'000'000;

/// A picture of 6 x 4 grey pixels, each different, as a PDF object.
std::string samples() {
  std::string bytes;
  for (int i = 0; i < 24; ++i) bytes += static_cast<char>(i * 10);
  return bytes;
}

constexpr const char* kGrey =
    "/Type /XObject /Subtype /Image /Width 6 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8";

TemporaryFile page_with(const std::string& dictionary, const std::string& data, const std::string& matrix,
                        const std::string& entries, const std::string& more = "") {
  PdfBuilder pdf;
  const int picture = pdf.add_stream(dictionary, data);
  pdf.add_page("q " + matrix + " cm /Im Do Q " + more, entries, "/Im " + std::to_string(picture) + " 0 R");
  return TemporaryFile(pdf.bytes());
}

int pixel(const PageImage& image, double x, double y) {
  const auto column = static_cast<std::size_t>(x * image.width), row = static_cast<std::size_t>(y * image.height);
  return image.pixels[(row * image.width + column) * image.channels];
}

}  // namespace

TEST_CASE("a picture is laid on the page exactly as the page draws it, turned and mirrored") {
  // Each fills a page of 60 x 40 points, or of 40 x 60 after a quarter turn.
  const std::vector<std::string> matrices = {"60 0 0 40 0 0", "-60 0 0 40 60 0", "60 0 0 -40 0 40", "-60 0 0 -40 60 40",
                                             "0 40 -60 0 60 0", "0 -40 60 0 0 40", "0 40 60 0 0 0", "0 -40 -60 0 60 40"};
  for (const std::string& matrix : matrices)
    for (const int turn : {0, 90, 180, 270}) {
      INFO(matrix << ", /Rotate " << turn);
      const bool across = matrix[0] != '0';
      const TemporaryFile file = page_with(across ? kGrey : std::string(kGrey), samples(), matrix,
                                           "/MediaBox [0 0 60 40] /Rotate " + std::to_string(turn));
      auto pdf = PdfFile::open(file.path());
      REQUIRE(pdf);
      const PdfPage page = pdf->page(1);
      REQUIRE(page.pictures.size() == 1);
      auto pixels = pdf->picture(1, 0, kMost);
      REQUIRE(pixels);
      CHECK(pixels->channels == 1);
      CHECK(pixels->pixels[0] == 0);
      CHECK(pixels->pixels[23] == 230);
      const auto laid = lay_on_page(page.pictures[0], std::move(*pixels), page.width, page.height, kMost);
      // Turned within the page, pixels are not square any more: that is left to drawing.
      REQUIRE(laid.has_value() == across);
      if (!laid) continue;
      CHECK(laid->page_width == Approx(turn % 180 ? 40 : 60));
      const auto rendered = pdf->render(1, 720);
      REQUIRE(rendered);
      for (const double x : {0.1, 0.35, 0.6, 0.9})
        for (const double y : {0.15, 0.4, 0.65, 0.9}) CHECK(std::abs(pixel(*laid, x, y) - pixel(*rendered, x, y)) <= 2);
    }
}

TEST_CASE("a picture with margins is placed on a white page in its own resolution") {
  const TemporaryFile file = page_with(kGrey, samples(), "60 0 0 40 30 20", "/MediaBox [0 0 120 80]");
  auto pdf = PdfFile::open(file.path());
  REQUIRE(pdf);
  const PdfPage page = pdf->page(1);
  const auto laid = lay_on_page(page.pictures[0], *pdf->picture(1, 0, kMost), page.width, page.height, kMost);
  REQUIRE(laid);
  CHECK(laid->width == 12);
  CHECK(laid->height == 8);
  CHECK(laid->pixels[0] == 255);
  CHECK(laid->pixels[2 * 12 + 3] == 0);
  CHECK(laid->pixels[5 * 12 + 8] == 230);
}

TEST_CASE("what needs resampling is not laid on the page") {
  PdfPicture place;
  PageImage pixels;
  pixels.width = pixels.height = 10;
  pixels.channels = 1;
  pixels.pixels.assign(100, 0);
  place.matrix = {99, 10, 10, -99, 0, 99};
  CHECK(!lay_on_page(place, pixels, 100, 100, kMost));
  place.matrix = {100, 0, 0, -50, 0, 50};
  CHECK(!lay_on_page(place, pixels, 100, 100, kMost));
  place.matrix = {0, 0, 0, 0, 0, 0};
  CHECK(!lay_on_page(place, pixels, 100, 100, kMost));
  place.matrix = {100, 0, 0, -100, 0, 100};
  CHECK(!lay_on_page(place, pixels, 100, 100, 99));
  CHECK(lay_on_page(place, pixels, 100, 100, 100));
}

TEST_CASE("colours, one-bit stencils, palettes and masks are decoded") {
  SECTION("RGB") {
    const TemporaryFile file = page_with(
        "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8",
        std::string("\xFF\0\0\0\0\xFF", 6), "60 0 0 40 0 0", "");
    const auto image = PdfFile::open(file.path())->picture(1, 0, kMost);
    REQUIRE(image);
    CHECK(image->channels == 3);
    CHECK(image->pixels == std::vector<std::uint8_t>{255, 0, 0, 0, 0, 255});
  }
  SECTION("a stencil paints its zeros") {
    const TemporaryFile file =
        page_with("/Type /XObject /Subtype /Image /Width 8 /Height 1 /ImageMask true /BitsPerComponent 1",
                  std::string("\x0F", 1), "60 0 0 40 0 0", "");
    const auto image = PdfFile::open(file.path())->picture(1, 0, kMost);
    REQUIRE(image);
    CHECK(image->pixels == std::vector<std::uint8_t>{0, 0, 0, 0, 255, 255, 255, 255});
  }
  SECTION("a palette") {
    const TemporaryFile file = page_with(
        "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace [/Indexed /DeviceRGB 1 <00FF00FFFFFF>] "
        "/BitsPerComponent 8",
        std::string("\0\1", 2), "60 0 0 40 0 0", "");
    const auto image = PdfFile::open(file.path())->picture(1, 0, kMost);
    REQUIRE(image);
    CHECK(image->pixels == std::vector<std::uint8_t>{0, 255, 0, 255, 255, 255});
  }
  SECTION("a soft mask shows paper where it hides the picture") {
    PdfBuilder pdf;
    const int mask = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        std::string("\0\xFF", 2));
    const int picture = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /SMask " +
            std::to_string(mask) + " 0 R",
        std::string("\xFF\0\0\xFF\0\0", 6));
    pdf.add_page("q 60 0 0 40 0 0 cm /Im Do Q", "", "/Im " + std::to_string(picture) + " 0 R");
    const TemporaryFile file(pdf.bytes());
    auto opened = PdfFile::open(file.path());
    const auto image = opened->picture(1, 0, kMost);
    REQUIRE(image);
    CHECK(image->pixels == std::vector<std::uint8_t>{255, 255, 255, 255, 0, 0});
    CHECK(!opened->page(1).pictures[0].opaque);
  }
  SECTION("more pixels than allowed are not decoded") {
    const TemporaryFile file = page_with(kGrey, samples(), "60 0 0 40 0 0", "");
    CHECK(!PdfFile::open(file.path())->picture(1, 0, 23));
  }
}

TEST_CASE("how a page is read follows from what can be seen on it") {
  const auto use = [](const std::string& matrix, const std::string& more) {
    const TemporaryFile file = page_with(kGrey, samples(), matrix, "", more);
    const PdfPage page = PdfFile::open(file.path())->page(1);
    return choose_use(page, text_of(page)).use;
  };
  const std::string whole = "595 0 0 842 0 0", small = "85 0 0 85 100 100";
  std::string long_text;
  for (int i = 0; i < 12; ++i) long_text += PdfBuilder::show("二十个字的一行文字二十个字的一行文字一二", 90, 700 - 20 * i);
  CHECK(use(whole, "") == PdfPageUse::kPicture);
  CHECK(use(whole, PdfBuilder::show("扫描的隐藏文字", 90, 700, "3 Tr ")) == PdfPageUse::kPicture);
  CHECK(use(whole, PdfBuilder::show("第1页", 90, 700)) == PdfPageUse::kRendering);
  CHECK(use(whole, "100 100 m 200 100 l S") == PdfPageUse::kRendering);
  CHECK(use("400 0 0 500 90 100", PdfBuilder::show("附件：营业执照", 90, 700)) == PdfPageUse::kRendering);
  CHECK(use(small, PdfBuilder::show("单位（盖章）", 90, 700)) == PdfPageUse::kText);
  CHECK(use(small, long_text) == PdfPageUse::kText);
  CHECK(use(small, "") == PdfPageUse::kPicture);
  CHECK(use("0.1 0 0 0.1 0 0", "BT /F2 10 Tf 100 700 Td <0102030405> Tj ET") == PdfPageUse::kRendering);
  CHECK(use(small, PdfBuilder::show("Ăԇ܈ऊഎऊԇ܈", 90, 700)) == PdfPageUse::kRendering);  // numbers of letters
  CHECK(choose_use(PdfPage{}, PdfText{}).use == PdfPageUse::kBlank);
}

TEST_CASE("beside a page of text a picture may be a row of a table; a logo is not") {
  std::string text;
  for (int i = 0; i < 12; ++i) text += PdfBuilder::show("二十个字的一行文字二十个字的一行文字一二", 90, 700 - 20 * i);
  const auto beside = [&](const std::string& matrix) {
    const TemporaryFile file = page_with(kGrey, samples(), matrix, "", text);
    const PdfPage page = PdfFile::open(file.path())->page(1);
    return choose_use(page, text_of(page)).beside.size();
  };
  CHECK(beside("450 0 0 60 70 100") == 1);
  CHECK(beside("300 0 0 30 70 100") == 0);
}

TEST_CASE("a page filled with a pattern is drawn, for a scan may stand in it") {
  PdfBuilder pdf;
  const int pattern = pdf.add_stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 595 842] /XStep 595 /YStep 842 /Resources << >>",
                                     "100 100 300 20 re f");
  pdf.add_page("/Pattern cs /P scn 0 0 595 842 re f", "", "/X 1 0 R >> /Pattern << /P " + std::to_string(pattern) + " 0 R");
  const TemporaryFile file(pdf.bytes());
  const PdfPage page = PdfFile::open(file.path())->page(1);
  CHECK(choose_use(page, text_of(page)).use == PdfPageUse::kRendering);
}

TEST_CASE("a red round picture of a seal's size is a seal") {
  PageImage ring;
  ring.width = ring.height = 120;
  ring.pixels.assign(120 * 120 * 3, 255);
  for (int y = 0; y < 120; ++y)
    for (int x = 0; x < 120; ++x) {
      const double radius = std::hypot(x - 59.5, y - 59.5);
      if (radius > 50 || radius < 42) continue;
      std::uint8_t* at = &ring.pixels[(y * 120 + x) * 3];
      at[0] = 210, at[1] = at[2] = 30;
    }
  PdfPicture place;
  place.box = {100, 100, 240, 240};
  place.matrix = {140, 0, 0, -140, 100, 240};
  const auto seal = seal_in(place, ring);
  REQUIRE(seal);
  CHECK(seal->shape == SealShape::kRound);
  CHECK(seal->color == SealColor::kRed);
  CHECK(seal->diameter_mm == Approx(140 / 72.0 * 25.4 * 100 / 120).margin(1.5));
  SECTION("not in black, not as large as a photograph") {
    PageImage black = ring;
    for (std::size_t i = 0; i < black.pixels.size(); i += 3)
      if (black.pixels[i] == 210) black.pixels[i] = 30;
    CHECK(!seal_in(place, black));
    place.box = {100, 100, 500, 500};
    CHECK(!seal_in(place, ring));
  }
}

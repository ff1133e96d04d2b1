#include "extract/crop.h"

#include <catch2/catch.hpp>

#include "extract/crop_pixels.h"
#include "extract/scan/page_image.h"
#include "pdf_builder.h"

using namespace chushen;

namespace {

PageImage grey_page(int width, int height, std::uint8_t grey) {
  PageImage page;
  page.width = width;
  page.height = height;
  page.channels = 1;
  page.pixels.assign(static_cast<std::size_t>(width) * height, grey);
  page.page_width = width / 2.0;
  page.page_height = height / 2.0;
  return page;
}

bool is_red(const PageImage& image, int x, int y) {
  const std::uint8_t* at = &image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3];
  return at[0] > 180 && at[1] < 80 && at[2] < 80;
}

}  // namespace

TEST_CASE("a crop has the place with a margin, framed in red") {
  const PageImage crop = crop_around(grey_page(400, 400, 255), {50, 60, 100, 80}, 720);
  CHECK(crop.width == 2 * (50 + 24));
  CHECK(crop.height == 2 * (20 + 16));
  CHECK(is_red(crop, 2 * 12 - 3, 2 * 18));
  CHECK(is_red(crop, 2 * 62 + 2, 2 * 18));
  CHECK(!is_red(crop, 2 * 37, 2 * 18));
  CHECK(!is_red(crop, 2, 2));
}

TEST_CASE("a crop is no wider than asked and ends with the page") {
  const PageImage page = grey_page(2000, 400, 255);
  CHECK(crop_around(page, {0, 0, 1000, 20}, 300).width == 300);
  CHECK(crop_around(page, {900, 150, 2000, 500}, 4000).width == 2 * (1000 - 888));
  CHECK(crop_around(page, {1200, 10, 1300, 20}, 300).pixels.empty());
  CHECK(crop_around(PageImage{}, {0, 0, 10, 10}, 300).pixels.empty());
}

TEST_CASE("crops of a PDF come as PNG in the order of the requests") {
  PdfBuilder pdf;
  pdf.add_page(PdfBuilder::show("甲", 100, 700));
  pdf.add_page("0 g 100 100 300 300 re f");
  const TemporaryFile file(pdf.bytes());
  const std::vector<CropRequest> requests = {{2, {100, 500, 200, 520}}, {1, {90, 130, 120, 150}}, {2, {0, 0, 50, 20}}, {3, {0, 0, 50, 20}}};
  const auto crops = draw_crops(file.path(), requests);
  REQUIRE(crops.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(crops[i].request == requests[i]);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(crops[i].png.substr(1, 3) == "PNG");
    CHECK(crops[i].png.size() < 40'000);
    CHECK(crops[i].width_pixels > 0);
  }
  CHECK(crops[3].png.empty());
}

TEST_CASE("crops of a picture file are cut from it") {
  const TemporaryFile file(encode_png(grey_page(1240, 1754, 200)));
  const auto crops = draw_crops(file.path(), {{1, {100, 100, 200, 120}}, {2, {100, 100, 200, 120}}}, 300);
  REQUIRE(crops.size() == 2);
  CHECK(crops[0].png.substr(1, 3) == "PNG");
  CHECK(crops[0].width_pixels <= 300);
  CHECK(crops[1].png.empty());
}

TEST_CASE("a page that was turned to be read is turned for its crops") {
  PdfBuilder pdf;
  pdf.add_page("0 g 0 0 595 100 re f");  // black along the lower edge, which a clockwise turn brings to the left
  const TemporaryFile file(pdf.bytes());
  const auto mean_of = [&](CropRequest request) {
    const auto images = decode_images(draw_crops(file.path(), {request}).at(0).png, {});
    REQUIRE(images);
    const PageImage& image = images->front().image;
    double sum = 0;
    for (const std::uint8_t value : image.pixels) sum += value;
    return sum / static_cast<double>(image.pixels.size());
  };
  const Rect left{20, 200, 80, 400};
  CHECK(mean_of({1, left, 1}) < 100);
  CHECK(mean_of({1, left, 0}) > 150);
}

TEST_CASE("a file that cannot be drawn gives empty crops") {
  const TemporaryFile file("not a picture");
  const auto crops = draw_crops(file.path(), {{1, {0, 0, 10, 10}}});
  REQUIRE(crops.size() == 1);
  CHECK(crops[0].png.empty());
  CHECK(draw_crops("/nowhere/at.all", {}).empty());
}

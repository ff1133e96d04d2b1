#include <catch2/catch.hpp>

#include "extract/scan/exif.h"
#include "extract/scan/page_image.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

/// SOI, an APP1 segment with one IFD entry (Orientation), EOI.
std::string jpeg_with_orientation(char value) {
  const std::string tiff = std::string("MM\0\x2A\0\0\0\x08", 8) + std::string("\0\x01", 2) +
                           std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + value + std::string("\0\0\0\0\0\0", 6);
  const std::string body = std::string("Exif\0\0", 6) + tiff;
  const auto length = body.size() + 2;
  return std::string("\xFF\xD8\xFF\xE1", 4) + char(length >> 8) + char(length & 255) + body + "\xFF\xD9";
}

/// The EXIF segment put behind the start marker of a real JPEG.
std::string with_orientation(const std::string& jpeg, char value) {
  const std::string head = jpeg_with_orientation(value);
  return head.substr(0, head.size() - 2) + jpeg.substr(2);
}

long dark_in(const PageImage& image, bool upper_half, bool left_half) {
  long count = 0;
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x)
      if ((y < image.height / 2) == upper_half && (x < image.width / 2) == left_half)
        count += image.pixels[(std::size_t(y) * image.width + x) * image.channels] < 128;
  return count;
}

}  // namespace

TEST_CASE("the orientation tag of a JPEG is found, and nonsense means upright") {
  CHECK(exif_orientation(jpeg_with_orientation(6)) == 6);
  CHECK(exif_orientation(jpeg_with_orientation(9)) == 1);
  CHECK(exif_orientation("") == 1);
  CHECK(exif_orientation("\xFF\xD8\xFF\xE1\xFF\xFF") == 1);
  std::string cut = jpeg_with_orientation(8);
  for (std::size_t size = 0; size < cut.size(); ++size) CHECK(exif_orientation(cut.substr(0, size)) >= 1);
}

TEST_CASE("a PNG that was written is read back pixel by pixel with its size on paper") {
  Raster page(620, 877, 255);
  drawing::fill(page, {10, 20, 60, 90}, 17);
  const auto decoded = decode_images(encode_png(drawing::page_of(page)), {});
  REQUIRE(decoded);
  REQUIRE(decoded->size() == 1);
  const PageImage& image = decoded->front().image;
  CHECK(image.channels == 1);
  CHECK(image.pixels == page.pixels);
  CHECK(image.page_width == Approx(595.3).margin(1));
  CHECK(decoded->front().warnings.empty());
}

TEST_CASE("a picture without a believable resolution is as long as A4") {
  PageImage tiny = drawing::page_of(Raster(40, 20, 255), 3);  // a page of 3 points
  const auto decoded = decode_images(encode_png(tiny), {});
  REQUIRE(decoded);
  CHECK(decoded->front().image.page_width == Approx(841.9));
  CHECK(decoded->front().image.page_height == Approx(420.95));
}

TEST_CASE("a declared size beyond the limit is refused before decoding") {
  std::string png = encode_png(drawing::page_of(Raster(100, 100, 255)));
  REQUIRE(png.size() > 24);
  png[16] = png[20] = '\x01';  // IHDR: 2^24 + 100 pixels each way
  const auto decoded = decode_images(png, {});
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error() != ImageError::kNotAnImage);
  ReadLimits tight;
  tight.image_pixels = 9999;
  const auto refused = decode_images(encode_png(drawing::page_of(Raster(100, 100, 255))), tight);
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == ImageError::kTooLarge);
}

TEST_CASE("what is no picture is told from a broken one") {
  CHECK(decode_images("", {}).error() == ImageError::kNotAnImage);
  CHECK(decode_images("%PDF-1.7 and more than twelve bytes", {}).error() == ImageError::kNotAnImage);
  const std::string png = encode_png(drawing::page_of(Raster(50, 50, 128)));
  CHECK(decode_images(png.substr(0, 30), {}).error() == ImageError::kBroken);
}

TEST_CASE("of a JPEG that was cut off the readable part comes with a warning") {
  const std::string jpeg = drawing::file("upright.jpg");
  REQUIRE(jpeg.size() > 1000);
  const auto whole = decode_images(jpeg, {});
  REQUIRE(whole);
  CHECK(whole->front().warnings.empty());
  const auto half = decode_images(jpeg.substr(0, jpeg.size() * 2 / 3), {});
  REQUIRE(half);
  REQUIRE(half->front().warnings.size() == 1);
  CHECK(half->front().warnings.front().code == WarningCode::kBroken);
  CHECK(half->front().image.width == whole->front().image.width);
}

TEST_CASE("a photograph is turned as its EXIF orientation says") {
  const std::string jpeg = drawing::file("upright.jpg");
  const auto upright = decode_images(jpeg, {});
  const auto turned_right = decode_images(with_orientation(jpeg, 6), {});
  const auto upside_down = decode_images(with_orientation(jpeg, 3), {});
  REQUIRE((upright && turned_right && upside_down));
  const PageImage &plain = upright->front().image, &right = turned_right->front().image, &down = upside_down->front().image;
  CHECK(right.width == plain.height);
  CHECK(right.height == plain.width);
  CHECK(right.page_width == Approx(plain.page_height));
  // Clockwise: the upper left quarter comes to the upper right; half a turn: to the lower right.
  CHECK(dark_in(right, true, false) == Approx(dark_in(plain, true, true)).epsilon(0.05));
  CHECK(dark_in(down, false, false) == Approx(dark_in(plain, true, true)).epsilon(0.05));
}

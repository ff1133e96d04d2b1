#include <catch2/catch.hpp>

#include <string>

#include "app/wire.h"
#include "app/worker_job.h"

using namespace chushen;

namespace {

// The head of a PNG of that size, and its end; what is between is nobody's business here.
std::string png(int width, int height, char bits = 8) {
  std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
  for (const int side : {width, height})
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(side >> shift & 0xFF);
  bytes += bits;
  bytes += std::string(8, '\0') + "pixels" + std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  return bytes;
}

}  // namespace

TEST_CASE("a list of any bytes survives the wire") {
  const std::vector<std::string> parts = {"", "a:b,c", std::string("\0\n\xFF", 3), "12:", "江门"};
  CHECK(unpack(pack(parts)) == parts);
  CHECK(unpack(pack({})) == std::vector<std::string>{});
}

TEST_CASE("a wire with one byte out of place is refused") {
  const std::string good = pack({"abc", "de"});
  for (std::size_t cut = 1; cut < good.size(); ++cut) {
    if (cut == pack({"abc"}).size()) continue;  // the first part alone is whole
    CHECK_FALSE(unpack(good.substr(0, cut)));
  }
  CHECK_FALSE(unpack("3:abc;"));
  CHECK_FALSE(unpack("-1:,"));
  CHECK_FALSE(unpack("99999999999999999999:a,"));
  CHECK_FALSE(unpack("3:ab,"));
}

TEST_CASE("numbers travel exactly, and only numbers") {
  for (const double value : {0.0, 0.1, 301.2, 1e-300, 595.27599999999995})
    CHECK(double_of(number_text(value)) == value);
  CHECK_FALSE(double_of("nan"));
  CHECK_FALSE(double_of("inf"));
  CHECK_FALSE(double_of("1,5"));
  CHECK_FALSE(unsigned_of("-1"));
  CHECK_FALSE(unsigned_of(""));
}

TEST_CASE("a job comes back as it was sent") {
  ReadJob read{"/收件/a\nb.pdf", {"/models", {}}};
  read.options.limits.pages = 7;
  read.options.limits.page_seconds = 72.5;
  read.options.converted = "/缓存/1.docx";
  const auto read_back = read_job_of(to_wire(read));
  REQUIRE(read_back);
  CHECK(read_back->path == read.path);
  CHECK(read_back->options.models == "/models");
  CHECK(read_back->options.limits.pages == 7);
  CHECK(read_back->options.limits.page_seconds == 72.5);
  CHECK(read_back->options.converted == "/缓存/1.docx");
  CHECK(read_back->options.limits.file_bytes == read.options.limits.file_bytes);

  const CropJob crop{"x.pdf", {{2, {1.5, 2, 3, 4}}, {3, {0.1, 0.2, 0.3, 0.4}, 2}}, 500};
  const auto crop_back = crop_job_of(to_wire(crop));
  REQUIRE(crop_back);
  CHECK(crop_back->requests == crop.requests);
  CHECK(crop_back->max_width == 500);
  CHECK_FALSE(crop_job_of(pack({"x.pdf", "500", "1", "2"})));
  CHECK_FALSE(read_job_of(pack({"x.pdf"})));
}

TEST_CASE("pictures from a worker are checked by count, head and size") {
  const std::vector<CropRequest> requests = {{1, {0, 0, 10, 10}}, {1, {0, 20, 10, 30}}};
  const auto crops = crops_of(pack({png(700, 60), ""}), requests, 720);
  REQUIRE(crops);
  CHECK((*crops)[0].width_pixels == 700);
  CHECK((*crops)[0].height_pixels == 60);
  CHECK((*crops)[1].png.empty());

  CHECK_FALSE(crops_of(pack({png(700, 60)}), requests, 720));          // one too few
  CHECK_FALSE(crops_of(pack({png(721, 60), ""}), requests, 720));      // wider than asked for
  CHECK_FALSE(crops_of(pack({png(700, 60, 16), ""}), requests, 720));  // 16 bits
  CHECK_FALSE(crops_of(pack({png(700, 0), ""}), requests, 720));
  CHECK_FALSE(crops_of(pack({png(700, 60) + "<script>", ""}), requests, 720));
  CHECK_FALSE(crops_of(pack({"GIF89a", ""}), requests, 720));
}

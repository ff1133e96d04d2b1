#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>
#include <string>

#include <sys/resource.h>

#include "extract/read_document.h"
#include "extract/scan/coded_picture.h"
#include "extract/scan/scan_reader.h"
#include "extract/scan/tiff_directories.h"
#include "pdf_builder.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

const std::string kModels = std::string(CHUSHEN_SOURCE_DIR) + "/.cache/engines/models";

bool has(const Document& document, WarningCode code, int page) {
  return std::any_of(document.warnings.begin(), document.warnings.end(), [&](const Warning& warning) {
    return warning.code == code && warning.page == page && warning.message.ends_with("。");
  });
}

/// What the most memory that this process has held grew by, in MB, and the seconds of the processor it took.
class Cost {
 public:
  double megabytes() const { return peak() - peak_; }
  double seconds() const { return double(std::clock() - begin_) / CLOCKS_PER_SEC; }

 private:
  static double peak() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
  }
  double peak_ = peak();
  std::clock_t begin_ = std::clock();
};

void add(std::string& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += char(value >> (8 * i) & 0xFF);
}

/// A little-endian TIFF of one strip of 16 bytes that declares its size (TIFF 6.0, section 2).
std::string tiff_of(std::uint32_t width, std::uint32_t height, std::uint32_t bits, std::uint32_t compression) {
  std::string bytes("II*\0", 4);
  add(bytes, 24, 4);
  bytes += std::string(16, '\0');
  const std::uint32_t entries[][2] = {{256, width}, {257, height}, {258, bits}, {259, compression}, {262, 0}, {273, 8}, {277, 1}, {278, height}, {279, 16}};
  add(bytes, std::size(entries), 2);
  for (const auto& [tag, value] : entries) add(bytes, tag, 2), add(bytes, 4, 2), add(bytes, 1, 4), add(bytes, value, 4);
  return bytes + std::string(4, '\0');
}

/// A little-endian TIFF of pages of 64 x 64 white pixels; where `whole` says no, the page's directory states no size.
std::string tiff_of_pages(const std::vector<bool>& whole) {
  std::string bytes("II*\0", 4);
  add(bytes, 8 + 512, 4);
  bytes += std::string(512, '\0');
  for (std::size_t page = 0; page < whole.size(); ++page) {
    std::vector<std::array<std::uint32_t, 2>> entries = {{256, 64}, {257, 64}, {258, 1}, {259, 1}, {262, 0}, {273, 8}, {277, 1}, {278, 64}, {279, 512}};
    if (!whole[page]) entries.erase(entries.begin(), entries.begin() + 2);
    add(bytes, std::uint32_t(entries.size()), 2);
    for (const auto& [tag, value] : entries) add(bytes, tag, 2), add(bytes, 4, 2), add(bytes, 1, 4), add(bytes, value, 4);
    add(bytes, page + 1 < whole.size() ? std::uint32_t(bytes.size() + 4) : 0, 4);
  }
  return bytes;
}

/// A JPEG whose frame header (ITU-T T.81, B.2.2) declares another size.
std::string jpeg_of(int width, int height) {
  std::string bytes = drawing::file("upright.jpg");
  const std::size_t frame = bytes.find("\xFF\xC0");
  REQUIRE(frame != bytes.npos);
  const int sizes[] = {height, width};
  for (int i = 0; i < 2; ++i) {
    bytes[frame + 5 + 2 * i] = char(sizes[i] >> 8);
    bytes[frame + 6 + 2 * i] = char(sizes[i] & 0xFF);
  }
  return bytes;
}

/// A PNG in colours whose header (PNG 1.2, 4.1.1) declares another size.
std::string png_of(std::uint32_t width, std::uint32_t height) {
  PageImage image;
  image.width = image.height = 8;
  image.pixels.assign(8 * 8 * 3, 200);
  std::string bytes = encode_png(image);
  for (int i = 0; i < 4; ++i) {
    bytes[std::size_t(16 + i)] = char(width >> (24 - 8 * i) & 0xFF);
    bytes[std::size_t(20 + i)] = char(height >> (24 - 8 * i) & 0xFF);
  }
  return bytes;
}

/// A picture of 150 dpi by a function of its pixels, as a PNG.
template <class Level>
std::string sheet(Level level) {
  Raster page(1240, 1754, 255);
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x) page.row(y)[x] = std::uint8_t(level(x, y));
  return encode_png(drawing::page_of(page));
}

Document read_picture(const std::string& bytes) {
  const TemporaryFile file(bytes);
  return read_image(file.path(), {kModels, {}});
}

}  // namespace

TEST_CASE("a picture that declares more than a hundred thousand pixels each way costs neither memory nor time") {
  const Cost cost;
  for (const std::string& bytes : {tiff_of(100'000, 100'000, 1, 4), tiff_of(100'000, 100'000, 8, 1), jpeg_of(65'500, 65'500)}) {
    const Document document = read_picture(bytes);
    CHECK(document.status == Status::kTooLarge);
    CHECK(has(document, WarningCode::kLimitReached, 0));
    CHECK(document.pages.empty());
  }
  CHECK(cost.megabytes() < 50);
  CHECK(cost.seconds() < 5);
}

TEST_CASE("a picture that would take more memory than a page may is not decoded, one of A3 and 600 dpi is") {
  const Cost cost;
  const Document document = read_picture(png_of(15'800, 15'800));  // 250 million pixels of 7 bytes
  CHECK(document.status == Status::kTooLarge);
  REQUIRE(has(document, WarningCode::kLimitReached, 0));
  CHECK(document.warnings.front().message.find("300 dpi") != std::string::npos);
  CHECK(cost.megabytes() < 50);

  CHECK(decode_images(png_of(15'800, 15'800), {}).error() == ImageError::kTooLarge);
  CHECK(decode_images(png_of(7'016, 9'921), {}).error() == ImageError::kBroken);  // its pixels are missing: it was tried
}

TEST_CASE("the pages behind one of a TIFF that cannot be decoded are read, and it is named") {
  const Document document = read_picture(tiff_of_pages({true, false, true}));
  CHECK(document.status == Status::kPartial);
  CHECK(has(document, WarningCode::kPageUnreadable, 2));
  REQUIRE(document.pages.size() == 2);
  CHECK(document.pages[1].number == 3);
  CHECK(read_picture(tiff_of_pages({false, false})).status == Status::kDamaged);
}

TEST_CASE("the pages of a TIFF are counted by its chain, once round") {
  CHECK(count_images(tiff_of_pages(std::vector<bool>(3000, true))) == 3000);
  CHECK(count_tiff_directories(tiff_of_pages(std::vector<bool>(30, true)), 10) == 10);
  std::string loop = tiff_of_pages({true, true});
  loop[loop.size() - 4] = loop[4], loop[loop.size() - 3] = loop[5];
  CHECK(count_tiff_directories(loop, 100) == 2);
  CHECK(count_tiff_directories("II*", 100) == 1);
  CHECK(count_tiff_directories(std::string("MM\0*\0\0\0\x08\0\0\0\0\0\0", 14), 100) == 1);
}

TEST_CASE("a JPEG of more scans than a picture needs is read as far as those go and says so") {
  const std::string jpeg = drawing::file("upright.jpg");
  const JpegFacts facts = jpeg_facts(jpeg);
  CHECK(facts.scans >= 1);
  CHECK(facts.width > 0);
  CHECK(facts.end == jpeg.rfind("\xFF\xD9"));
  std::string progressive = jpeg;  // of one component: each scan brings its lowest frequency
  progressive[progressive.find("\xFF\xC0") + 1] = '\xC2';
  const std::size_t scan = jpeg.rfind("\xFF\xDA");
  progressive[scan + 8] = 0;
  std::string many = progressive.substr(0, scan);
  for (int i = 0; i < 2000; ++i) many += progressive.substr(scan, 40);
  many += progressive.substr(scan);
  CHECK(jpeg_facts(many).scans == kMostScans + 1);
  CHECK(jpeg_facts(many).end < many.size() / 2);
  const auto decoded = decode_image(many, 0, {});
  REQUIRE(decoded);
  REQUIRE(decoded->warnings.size() == 1);
  CHECK(decoded->warnings[0].code == WarningCode::kBroken);
  for (std::size_t length = 0; length < 700; ++length) CHECK(jpeg_facts(std::string_view(jpeg).substr(0, length)).end <= length);
}

TEST_CASE("a JPEG 2000 states its size behind its first marker") {
  const std::string siz("\xFF\x4F\xFF\x51\0\x29\0\0\0\0\x03\xE8\0\0\x07\xD0\0\0\0\x08\0\0\0\0", 24);
  const auto size = jpeg2000_size("jP box " + siz);
  REQUIRE(size);
  CHECK(size->width == 992);
  CHECK(size->height == 2000);
  CHECK_FALSE(jpeg2000_size(siz.substr(0, 20)));
  CHECK_FALSE(jpeg2000_size("no picture"));
}

TEST_CASE("a page of a PDF with such a picture is left out, in whatever codec it declares it, and the next one is read") {
  const std::pair<std::string, std::string> pictures[] = {
      {"/Width 65500 /Height 65500 /BitsPerComponent 8 /Filter /DCTDecode", jpeg_of(65'500, 65'500)},
      {"/Width 100000 /Height 100000 /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 100000 /Rows 100000 >>", std::string(16, '\0')}};
  for (const auto& [entries, data] : pictures) {
    INFO(entries);
    const Cost cost;
    PdfBuilder pdf;
    const int picture = pdf.add_stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceGray " + entries, data);
    pdf.add_page("q 595 0 0 842 0 0 cm /Im Do Q", "", "/Im " + std::to_string(picture) + " 0 R");
    pdf.add_page(PdfBuilder::show("第二页的文字", 72, 700));
    const TemporaryFile file(pdf.bytes());
    const Document document = read_pdf(file.path(), {kModels, {}});
    CHECK(document.status == Status::kPartial);
    CHECK(has(document, WarningCode::kLimitReached, 1));
    REQUIRE(document.pages.size() == 2);
    CHECK(text_of(document.pages[1].blocks) == "第二页的文字");
    CHECK(cost.megabytes() < 100);
    CHECK(cost.seconds() < 5);
  }
}

TEST_CASE("noise, fine or coarse, and a picture without text are told as such within a bounded time") {
  std::uint32_t state = 11;
  const auto random = [&] { return int((state = state * 1664525u + 1013904223u) >> 24); };
  std::vector<int> blocks(155 * 220);
  for (int& block : blocks) block = random();
  const Cost cost;
  for (const std::string& picture : {sheet([&](int, int) { return random(); }),
                                     sheet([&](int x, int y) { return blocks[std::size_t(y / 8) * 155 + std::size_t(x / 8)]; }),
                                     sheet([&](int x, int y) { return 120 + 60 * std::sin(x / 150.0) + 50 * std::cos(y / 250.0) + random() / 20; })}) {
    const Document document = read_picture(picture);
    CHECK((has(document, WarningCode::kPageUnreadable, 1) || has(document, WarningCode::kNoText, 1)));
    CHECK(document.status != Status::kRead);
  }
  CHECK(cost.seconds() < 120);
}

TEST_CASE("a scan of more pages than there is time for keeps those that were read and says how many") {
  PdfBuilder pdf;
  const int picture = pdf.add_stream("/Type /XObject /Subtype /Image /Width 1240 /Height 1754 /ColorSpace /DeviceGray /BitsPerComponent 1", std::string(155 * 1754, '\xFF'));
  for (int page = 0; page < 500; ++page) pdf.add_page("q 595 0 0 842 0 0 cm /Im Do Q", "", "/Im " + std::to_string(picture) + " 0 R");
  const TemporaryFile file(pdf.bytes());
  ReadOptions options;
  options.limits.page_seconds = 0.5;
  const Cost cost;
  const Document document = read_pdf(file.path(), options);
  CHECK(document.status == Status::kPartial);
  CHECK(has(document, WarningCode::kOutOfTime, 0));
  CHECK(document.pages.size() >= 1);
  CHECK(document.pages.size() < 500);
  CHECK(document.warnings.back().message.find("文件共500页，读完前" + std::to_string(document.pages.size()) + "页") == 0);
  CHECK(cost.seconds() < 20);
  CHECK(cost.megabytes() < 200);
}

TEST_CASE("a scan reads the same in the codecs of PDF, in strips and in tiles, and keeps its resolution") {
  REQUIRE(ScanReader(kModels).version().starts_with("ppocr"));  // `make` fetches the models
  const std::string folder = std::string(CHUSHEN_SOURCE_DIR) + "/tests/extract/scan_data/";
  for (const char* name : {"ccitt.pdf", "jbig2.pdf", "jpx.pdf", "strips.pdf", "tiles.pdf", "strips.tif"}) {
    INFO(name);
    const Document document = read_document(folder + name, {kModels, {}});
    CHECK(document.status == Status::kRead);
    REQUIRE(document.pages.size() == 1);
    const Page& page = document.pages.front();
    CHECK(page.dpi == Approx(200).margin(1));
    std::string text = text_of(page.blocks);
    std::erase(text, '\n');  // within cells: the code stands on two lines
    for (const char* value : {"江门市甲乙精密制造有限公司", "91440703MA4W8KQT3P", "2008年5月12日", "周铄", "41,188.62"}) CHECK(text.find(value) != text.npos);
  }
}

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "extract/read_document.h"
#include "extract/scan/negative.h"
#include "extract/scan/scan_reader.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

const std::string kModels = std::string(CHUSHEN_SOURCE_DIR) + "/.cache/engines/models";

bool can_read() { return ScanReader(kModels).version().starts_with("ppocr"); }

PageImage form() {
  auto decoded = decode_images(drawing::file("form.png"), {});
  REQUIRE(decoded);
  return decoded->front().image;
}

const Table& table_of(const Page& page) {
  for (const Block& block : page.blocks)
    if (const auto* table = std::get_if<Table>(&block.content)) return *table;
  FAIL("no table");
  throw 0;
}

std::string cell_text(const Table& table, int row, int column) {
  for (const Cell& cell : table.cells)
    if (cell.row == row && cell.column == column) {
      std::string text = text_of(cell.blocks);
      text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
      return text;
    }
  return "(no cell)";
}

std::vector<Run> runs_in(const std::vector<Block>& blocks) {
  std::vector<Run> runs;
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      for (const Line& line : paragraph->lines) runs.insert(runs.end(), line.runs.begin(), line.runs.end());
    } else {
      for (const Cell& cell : std::get<Table>(block.content).cells) {
        const std::vector<Run> inner = runs_in(cell.blocks);
        runs.insert(runs.end(), inner.begin(), inner.end());
      }
    }
  }
  return runs;
}

const Run& run_with(const std::vector<Run>& runs, const std::string& text) {
  for (const Run& run : runs)
    if (run.text.find(text) != std::string::npos) return run;
  FAIL("not read: " << text);
  throw 0;
}

Raster raster_of(const PageImage& image) {
  Raster raster(image.width, image.height, 255);
  for (std::size_t i = 0; i < raster.pixels.size(); ++i) raster.pixels[i] = image.pixels[i * image.channels];
  return raster;
}

}  // namespace

TEST_CASE("a negative is read as its positive; a page with dark bands and one in the dark are none") {
  const PageImage page = form();
  const PageImage negative = positive_of(page);
  CHECK(is_negative(negative));
  CHECK_FALSE(is_negative(page));
  PageImage dim = page;
  for (std::uint8_t& level : dim.pixels) level = std::uint8_t(level * 0.4);
  CHECK_FALSE(is_negative(dim));
  PageImage half = page;
  std::copy(negative.pixels.begin(), negative.pixels.begin() + std::ptrdiff_t(negative.pixels.size() / 2), half.pixels.begin());
  CHECK_FALSE(is_negative(half));
  if (!can_read()) return;
  std::vector<Warning> warnings;
  ScanReader reader(kModels);
  CHECK(text_of(reader.read(negative, 1, warnings).blocks) == text_of(reader.read(page, 1, warnings).blocks));
  CHECK(reader.timings().pages == 2);
}

TEST_CASE("a scanned form becomes a table with its values, check boxes and text") {
  REQUIRE(can_read());  // `make` fetches the models
  ScanReader reader(kModels);
  std::vector<Warning> warnings;
  const Page page = reader.read(form(), 3, warnings);
  CHECK(page.number == 3);
  CHECK(page.source == PageSource::kPicture);
  CHECK(page.dpi == Approx(200).margin(1));
  CHECK(warnings.empty());
  const Table& table = table_of(page);
  CHECK(table.rows == 5);
  CHECK(cell_text(table, 0, 1) == "江门市甲乙精密制造有限公司");
  CHECK(cell_text(table, 1, 1) == "91440703MA4W8KQT3P");
  CHECK(cell_text(table, 1, 3) == "2008年5月12日");
  CHECK(cell_text(table, 2, 1) == "周铄");
  CHECK(cell_text(table, 2, 3) == "41,188.62");
  CHECK(cell_text(table, 4, 1) == "进口设备12台，国产回转窑3台");
  const std::vector<Run> runs = runs_in(page.blocks);
  std::string ticked;
  for (const Run& run : runs)
    for (const Mark& mark : run.mark) ticked += mark.ticked ? "1" : "0";
  CHECK(ticked == "010");
  CHECK(run_with(runs, "41,188.62").confidence > 0.9f);
  CHECK(run_with(runs, "41,188.62").edges.size() == 9);
  CHECK(reader.timings().pages == 1);
  CHECK(reader.timings().recognition > 0);
  CHECK(reader.timings().lines_twice == 0);  // nothing of a clean form is in doubt
  CHECK(reader.timings().disagreements == 0);
}

TEST_CASE("a form that lies askew, on its side or on its head reads the same, with places on the page as scanned") {
  REQUIRE(can_read());  // `make` fetches the models
  ScanReader reader(kModels);
  std::vector<Warning> warnings;
  const PageImage upright = form();
  const Rect place = run_with(runs_in(reader.read(upright, 1, warnings).blocks), "41,188.62").box;
  for (int turns : {1, 2, 3}) {
    const Page page = reader.read(turned(upright, turns), 1, warnings);
    CAPTURE(turns);
    CHECK(page.quarter_turns == 4 - turns);
    CHECK(page.width == Approx(upright.page_width));
    CHECK(run_with(runs_in(page.blocks), "41,188.62").box.left == Approx(place.left).margin(2));
  }
  const PageImage askew = drawing::page_of(rotated(raster_of(upright), 0.06), upright.page_width);
  const Page page = reader.read(askew, 1, warnings);
  CHECK(cell_text(table_of(page), 0, 1) == "江门市甲乙精密制造有限公司");
  const Rect box = run_with(runs_in(page.blocks), "41,188.62").box;
  const double cx = upright.page_width / 2, cy = upright.page_height / 2;
  const double x = (place.left + place.right) / 2 - cx, y = (place.top + place.bottom) / 2 - cy;
  CHECK((box.left + box.right) / 2 == Approx(cx + x * std::cos(0.06) - y * std::sin(0.06)).margin(3));
  CHECK((box.top + box.bottom) / 2 == Approx(cy + x * std::sin(0.06) + y * std::cos(0.06)).margin(3));
}

TEST_CASE("a page of figures that read as others upside down is turned by its words") {
  REQUIRE(can_read());  // `make` fetches the models
  ScanReader reader(kModels);
  std::vector<Warning> warnings;
  const auto decoded = decode_images(drawing::file("figures.png"), {});
  REQUIRE(decoded);
  for (int turns : {0, 2}) {
    const Page page = reader.read(turned(decoded->front().image, turns), 1, warnings);
    CAPTURE(turns);
    CHECK(page.quarter_turns == turns);
    CHECK(cell_text(table_of(page), 1, 1) == "10,668.91");
  }
}

TEST_CASE("text under a red seal is read and the seal's own letters are in the seal") {
  REQUIRE(can_read());  // `make` fetches the models
  ScanReader reader(kModels);
  std::vector<Warning> warnings;
  auto decoded = decode_images(drawing::file("seal.png"), {});
  REQUIRE(decoded);
  const Page page = reader.read(decoded->front().image, 1, warnings);
  CHECK(text_of(page.blocks) == "单位：江门市甲乙精密有限公司");
  REQUIRE(page.seals.size() == 1);
  const Seal& seal = page.seals.front();
  CHECK(seal.shape == SealShape::kRound);
  CHECK(seal.color == SealColor::kRed);
  CHECK(seal.diameter_mm == Approx(42).margin(1));
  CHECK(seal.text == "江门市甲乙精密制造有限公司");
  CHECK(seal.kind == SealKind::kOfficial);
  CHECK(seal.box.left == Approx(110 - 59.5).margin(2));
}

TEST_CASE("without models Tesseract reads alone, surely nothing, and says so once") {
  ScanReader reader("/nowhere");
  CHECK(reader.version().starts_with("tesseract-5"));
  CHECK(reader.version().ends_with(" alone"));
  std::vector<Warning> warnings;
  const Page page = reader.read(form(), 1, warnings);
  reader.read(form(), 2, warnings);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings.front().code == WarningCode::kNoRecognizer);
  CHECK(warnings.front().message.find("Tesseract") != std::string::npos);
  CHECK(warnings.front().page == 0);
  const Run& amount = run_with(runs_in(page.blocks), "41,188.62");
  CHECK(amount.confidence < 0.8f);
}

TEST_CASE("without models and without Tesseract a page says that nothing could read it") {
  ::setenv("TESSDATA_PREFIX", "/nowhere", 1);
  ScanReader reader("/nowhere");
  CHECK(reader.version() == "no recognizer");
  std::vector<Warning> warnings;
  const Page page = reader.read(form(), 1, warnings);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings.front().code == WarningCode::kNoRecognizer);
  CHECK(table_of(page).rows == 5);
  ::unsetenv("TESSDATA_PREFIX");
}

TEST_CASE("an empty sheet is blank, a coarse one is warned of, one without pixels is unreadable") {
  ScanReader reader("/nowhere");
  std::vector<Warning> warnings;
  Raster sheet(1240, 1754, 250);
  drawing::speckle(sheet, 4);
  CHECK(reader.read(drawing::page_of(sheet), 1, warnings).source == PageSource::kBlank);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings.front().code == WarningCode::kBlankPage);
  warnings.clear();
  reader.read(drawing::page_of(Raster(600, 850, 255)), 1, warnings);
  CHECK(warnings.front().code == WarningCode::kLowResolution);
  warnings.clear();
  reader.read(PageImage{}, 2, warnings);
  CHECK(warnings.front().code == WarningCode::kPageUnreadable);
  CHECK(warnings.front().page == 2);
}

TEST_CASE("noise all over a page and pictures of a few pixels come to an end without a crash") {
  ::setenv("TESSDATA_PREFIX", "/nowhere", 1);  // nobody reads: what is found on them is the question
  ScanReader reader("/nowhere");
  std::vector<Warning> warnings;
  Raster noise(1654, 2339, 128);
  drawing::speckle(noise, 127);
  reader.read(drawing::page_of(noise), 1, warnings);
  for (int size : {1, 2, 3, 7, 30}) {
    Raster small(size, 3 * size, 255);
    drawing::fill(small, {0, 0, size, size});
    reader.read(drawing::page_of(small), 1, warnings);
    reader.read(drawing::page_of(small, 4), 1, warnings);
  }
  ::unsetenv("TESSDATA_PREFIX");
  SUCCEED();
}

TEST_CASE("a picture file is a document of its pages, whatever is wrong with it") {
  const auto path = std::filesystem::temp_directory_path() / "chushen_read_image_test.png";
  const auto read = [&](const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return read_image(path, {});
  };
  const Document empty = read("");
  CHECK(empty.status == Status::kDamaged);
  CHECK(empty.warnings.front().code == WarningCode::kEmptyFile);
  CHECK(read("not a picture at all").status == Status::kRefused);
  const std::string png = drawing::file("form.png");
  CHECK(read(png.substr(0, 40)).status == Status::kDamaged);
  const Document whole = read(png);
  CHECK(whole.kind == Kind::kImage);
  REQUIRE(whole.pages.size() == 1);
  CHECK(whole.bytes == png.size());
  CHECK(whole.status == Status::kPartial);  // no models were given
  std::filesystem::remove(path);
  CHECK(read_image(path, {}).status == Status::kDamaged);
}

TEST_CASE("a page on a desk stands on its feet, though the first characters of its lines read from the side too") {
  if (!can_read()) return;
  auto decoded = decode_images(drawing::file("desk.jpg"), {});
  REQUIRE(decoded);
  ScanReader reader(kModels);
  std::vector<Warning> warnings;
  const Page page = reader.read(decoded->front().image, 1, warnings);
  CHECK(page.quarter_turns == 0);
  CHECK(cell_text(table_of(page), 0, 1) == "注塑生产数字化管控项目");
}

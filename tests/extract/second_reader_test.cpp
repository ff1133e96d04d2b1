#include <catch2/catch.hpp>
#include <cstdlib>

#include "extract/scan/calibration.h"
#include "extract/scan/certainty.h"
#include "extract/scan/reading_pieces.h"
#include "extract/scan/run_of.h"
#include "extract/scan/second_reader.h"
#include "extract/scan/tesseract_alone.h"
#include "extract/scan/tesseract_recognizer.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

/// A place of the form of scan_data, grey.
Raster part_of_form(const PixelBox& box) {
  const auto decoded = decode_images(drawing::file("form.png"), {});
  REQUIRE(decoded);
  const PageImage& image = decoded->front().image;
  Raster raster(image.width, image.height, 255);
  for (std::size_t i = 0; i < raster.pixels.size(); ++i) raster.pixels[i] = image.pixels[i * image.channels];
  return cropped(raster, box);
}

Raster amount() { return part_of_form({868, 360, 1004, 398}); }  // 41,188.62
Raster name() { return part_of_form({312, 168, 700, 208}); }     // 江门市甲乙精密制造有限公司

/// As a first reader would have read it: equally wide characters of one confidence, or but one sure.
LineReading reading_of(const std::vector<std::string>& characters, const Raster& picture, float confidence, std::size_t doubted = std::string::npos) {
  LineReading reading;
  const float width = float(picture.width) / float(characters.size());
  for (std::size_t i = 0; i < characters.size(); ++i)
    reading.characters.push_back({characters[i], width * float(i), width * float(i + 1), doubted == std::string::npos || i == doubted ? confidence : 0.99f,
                                  {}, 0, width * (float(i) + 0.5f)});
  return reading;
}

LineReading checked(LineReading reading, const Raster& picture) {
  const auto second = SecondReader::create();
  REQUIRE(second);  // `make` installs Tesseract
  second->begin_page();
  second->check(reading, picture);
  return reading;
}

/// Sets a variable of the environment and puts it back.
struct Environment {
  std::string name;
  Environment(const char* variable, const char* value) : name(variable) { ::setenv(variable, value, 1); }
  ~Environment() { ::unsetenv(name.c_str()); }
};

}  // namespace

TEST_CASE("figures are found among words, without the brackets and commas of the sentence") {
  const Raster picture(100, 10, 255);
  const LineReading reading = reading_of({"在", "（", "1", "，", "2", "0", "0", "）", "台", "A", "B", "，", "M", "8", ","}, picture, 1);
  CHECK(latin_pieces(reading) == std::vector<ReadingPiece>{{2, 7}, {9, 14}});
  CHECK(capital_pieces(reading_of({"人", "壹", "拾", "贰", "万", "元", "元"}, picture, 1)) == std::vector<ReadingPiece>{{1, 7}});
  CHECK(capital_pieces(reading_of({"贰", "万", "元"}, picture, 1)).empty());
  CHECK(half_width("，") == ",");
  CHECK(half_width("～") == "~");
  CHECK(half_width("年") == "年");
}

TEST_CASE("two readings are laid beside each other by the fewest changes") {
  CHECK(aligned({"1", ".", "2"}, {"1", ",", "2"}) == std::vector<std::string>{"1", ",", "2"});
  CHECK(aligned({"1", ".", "2"}, {"1", "2"}) == std::vector<std::string>{"1", "", "2"});
  CHECK(aligned({"1", "2"}, {"1", "2", "0"}) == std::vector<std::string>{"1", "20"});
  CHECK(aligned({"2"}, {"1", "2"}) == std::vector<std::string>{"12"});
  CHECK(aligned({"1", "2"}, {}) == std::vector<std::string>{"", ""});
}

TEST_CASE("a piece is cut where the ink beside it is least") {
  Raster picture(100, 40, 255);
  drawing::fill(picture, {5, 5, 35, 35});
  drawing::fill(picture, {41, 5, 60, 35});
  LineReading reading = reading_of({"年", "5", "月"}, picture, 1);
  reading.characters[0].right = reading.characters[1].left = 34;
  reading.characters[1].right = reading.characters[2].left = 62;
  const PixelBox place = place_of({1, 2}, reading, picture);
  CHECK(place.left >= 35);
  CHECK(place.left <= 41);
  CHECK(place.right >= 60);
}

TEST_CASE("Tesseract reads a line with places in its pixels") {
  const auto latin = TesseractRecognizer::load(TesseractModel::kLatin);
  REQUIRE(latin);
  const LineReading reading = latin->read(amount());
  REQUIRE(text_of(reading) == "41,188.62");
  CHECK(confidence_of(reading) > 0.8f);
  CHECK(reading.characters.front().centre < 20);
  CHECK(reading.characters.back().centre > 110);
  latin->allow_only("0123456789");
  CHECK(text_of(latin->read(amount())).find(',') == std::string::npos);
}

TEST_CASE("where both readers agree a doubtful figure is surer, where they differ it is in more doubt") {
  const LineReading same = checked(reading_of({"4", "1", ",", "1", "8", "8", ".", "6", "2"}, amount(), 0.6f, 2), amount());
  CHECK(confidence_of(same) > 0.85f);
  CHECK_FALSE(same.characters[2].other);

  const LineReading point = checked(reading_of({"4", "1", ".", "1", "8", "8", ".", "6", "2"}, amount(), 0.6f, 2), amount());
  REQUIRE(point.characters[2].other);
  CHECK(*point.characters[2].other == ",");
  CHECK(confidence_of(point) < 0.3f);
  CHECK(point.characters[0].confidence > 0.9f);
}

TEST_CASE("a sure first reader is neither asked again nor overruled") {
  const LineReading sure = reading_of({"4", "1", ".", "1", "8", "8", ".", "6", "2"}, amount(), 0.99f);
  CHECK(checked(sure, amount()) == sure);
  LineReading doubted = sure;
  doubted.characters[7].confidence = 0.6f;
  doubted = checked(doubted, amount());
  CHECK(doubted.characters[7].confidence > 0.8f);
  CHECK(doubted.characters[2] == sure.characters[2]);
}

TEST_CASE("both readers together settle whether a figure was left out") {
  LineReading whole = reading_of({"4", "1", ",", "1", "8", "8", ".", "6", "2"}, amount(), 0.99f);
  whole.omission = 0.4f;
  CHECK(confidence_of(checked(whole, amount())) > 0.8f);
  LineReading dropped = reading_of({"4", "1", ",", "1", "8", ".", "6", "2"}, amount(), 0.99f);
  dropped.omission = 0.4f;
  CHECK(confidence_of(checked(dropped, amount())) <= 0.6f);
}

TEST_CASE("a witness multiplies the odds") {
  CHECK(with_witness(0.5f, 4) == Approx(0.8f));
  CHECK(with_witness(0.8f, 0.25f) == Approx(0.5f));
  CHECK(with_witness(1, 0.1f) == Approx(1));
  CHECK(with_witness(0, 10) == Approx(0).margin(1e-6));
}

TEST_CASE("what the second reader read stands beside the run") {
  const LineReading point = checked(reading_of({"4", "1", ".", "1", "8", "8", ".", "6", "2"}, amount(), 0.6f, 2), amount());
  const Run run = run_of(point, {0, 0, 136, 38}, PageGeometry(1000, 1000, 500, 500, 0));
  CHECK(run.text == "41.188.62");
  REQUIRE(run.others.size() == 1);
  CHECK(run.others.front().reader == "tesseract");
  CHECK(run.others.front().text == "41,188.62");
  CHECK(run.confidence < 0.8f);
}

TEST_CASE("Han characters are read again only where the first reader is not sure") {
  const std::vector<std::string> characters = {"江", "门", "市", "甲", "乙", "精", "密", "制", "造", "有", "限", "公", "司"};
  const auto second = SecondReader::create();
  REQUIRE(second);
  second->begin_page();
  LineReading sure = reading_of(characters, name(), 0.99f);
  second->check(sure, name());
  CHECK(second->counts().lines == 0);
  LineReading unsure = reading_of(characters, name(), 0.99f);
  unsure.characters[5].confidence = 0.6f;
  second->check(unsure, name());
  CHECK(second->counts().lines == 1);
  CHECK(unsure.characters[5].confidence > 0.8f);
  LineReading noise = reading_of(characters, name(), 0.4f);
  second->check(noise, name());
  CHECK(second->counts().lines == 1);
}

TEST_CASE("the calibration rises with the score and ends where it began") {
  CHECK(calibrated(0) == 0);
  CHECK(calibrated(1) > 0.98f);
  CHECK(calibrated(0.5f) < 0.8f);
  for (int i = 0; i < 100; ++i) {
    CAPTURE(i);
    CHECK(calibrated(float(i) / 100) < calibrated(float(i + 1) / 100));
  }
}

TEST_CASE("the second reader can be switched off, which its version says") {
  CHECK(SecondReader::version().starts_with("tesseract-5"));
  const Environment off("CHUSHEN_SECOND_READER", "off");
  CHECK(SecondReader::create() == nullptr);
  CHECK(SecondReader::version() == "no second reader");
}

TEST_CASE("Tesseract alone reads Chinese and figures, and is sure of nothing") {
  const auto alone = load_tesseract_alone();
  REQUIRE(alone);
  CHECK(text_of(alone->read(amount())) == "41,188.62");
  CHECK(text_of(alone->read(name())).find("有限公司") != std::string::npos);
  CHECK(confidence_of(alone->read(amount())) <= kTesseractAlone);
  CHECK(calibrated(kTesseractAlone) < 0.8f);
  const Environment nowhere("TESSDATA_PREFIX", "/nowhere");
  CHECK(load_tesseract_alone() == nullptr);
  CHECK(tesseract_version().empty());
}

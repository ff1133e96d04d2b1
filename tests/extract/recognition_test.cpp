#include <catch2/catch.hpp>

#include "extract/scan/calibration.h"
#include "extract/scan/ctc_decoding.h"
#include "extract/scan/line_reader.h"
#include "extract/scan/read_lines.h"
#include "extract/scan/reading_doubts.h"
#include "extract/scan/remembering_recognizer.h"
#include "extract/scan/run_of.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

const std::vector<std::string> kClasses = {"", "1", ",", ".", "铄", " "};

/// Reads nothing and keeps the last picture it was shown.
struct Witness : Recognizer {
  Raster last;
  LineReading read(const Raster& line) override {
    last = line;
    return {};
  }
};

/// Says the same whatever it is shown; counts how often.
struct Parrot : Recognizer {
  LineReading answer;
  int calls = 0;
  LineReading read(const Raster&) override {
    ++calls;
    return answer;
  }
};

ReadCharacter character(std::string text, float left, float right, float confidence = 0.99f) { return {std::move(text), left, right, confidence, {}, 0, (left + right) / 2}; }

/// Two figures with a dot of the given height and depth below their feet between them: 60 pixels high.
Raster figures(int dot_top, int dot_bottom) {
  Raster picture(120, 60, 255);
  drawing::fill(picture, {10, 10, 30, 48});
  drawing::fill(picture, {42, dot_top, 48, dot_bottom});
  drawing::fill(picture, {60, 10, 80, 48});
  drawing::fill(picture, {90, 10, 110, 48});
  return picture;
}

LineReading read_as(const char* separator) {
  LineReading reading;
  reading.characters = {character("1", 8, 34), character(separator, 36, 54), character("1", 56, 84), character("1", 86, 112)};
  return reading;
}

}  // namespace

TEST_CASE("equal neighbours are one character, a blank between them makes two") {
  const std::vector<float> probabilities = {.1f, .9f, 0, 0, 0, 0,   .2f, .8f, 0, 0, 0, 0,   .9f, 0, 0, 0, .1f, 0,
                                            .3f, .7f, 0, 0, 0, 0,   .1f, 0, .6f, .3f, 0, 0};
  const LineReading reading = decode_ctc(probabilities, 5, kClasses);
  CHECK(text_of(reading) == "11,");
  CHECK(reading.characters[0].confidence == Approx(.9));
  CHECK(reading.characters[2].second == ".");
  CHECK(reading.characters[2].second_confidence == Approx(.3));
  CHECK(reading.omission == Approx(.1));
  CHECK(confidence_of(reading) == Approx(.6));
  CHECK(reading.characters[0].right == reading.characters[1].left);
}

TEST_CASE("of thousands of classes the likeliest two are found wherever they stand, the first of equal ones") {
  std::vector<std::string> classes(1000);
  for (std::size_t i = 1; i < classes.size(); ++i) classes[i] = std::to_string(i);
  for (const auto& [best, second] : {std::pair(999, 1), std::pair(1, 999), std::pair(300, 301), std::pair(767, 130)}) {
    std::vector<float> column(classes.size(), 0.0001f);
    column[std::size_t(best)] = 0.6f;
    column[std::size_t(second)] = 0.25f;
    const LineReading reading = decode_ctc(column, 1, classes);
    REQUIRE(reading.characters.size() == 1);
    CHECK(reading.characters.front().text == std::to_string(best));
    CHECK(reading.characters.front().second == std::to_string(second));
  }
  const LineReading even = decode_ctc(std::vector<float>(classes.size(), 0.001f), 1, classes);
  CHECK(even.characters.empty());  // none is likelier than the blank
}

TEST_CASE("a picture that was read before is not read again, another one of its size is") {
  Parrot parrot;
  parrot.answer.characters = {character("是", 10, 40)};
  RememberingRecognizer remembering(parrot);
  const Raster picture = figures(42, 48);
  CHECK(remembering.read(picture) == parrot.answer);
  CHECK(remembering.read(picture) == parrot.answer);
  CHECK(parrot.calls == 1);
  remembering.read(figures(42, 56));
  CHECK(parrot.calls == 2);
}

TEST_CASE("a point that hangs below the figures is doubted, one that stands with them is not") {
  const auto confidence = [](const char* separator, int top, int bottom) {
    LineReading reading = read_as(separator);
    doubt_by_pixels(reading, figures(top, bottom), 128);
    return reading.characters[1];
  };
  CHECK(confidence(".", 42, 48).confidence > 0.9f);
  CHECK(confidence(".", 42, 56).confidence <= 0.5f);
  CHECK(confidence(".", 42, 56).second == ",");
  CHECK(confidence(",", 42, 56).confidence > 0.9f);
  CHECK(confidence(",", 42, 48).confidence <= 0.5f);
  CHECK(confidence(".", 26, 32).second == "-");
}

TEST_CASE("ink where nothing was read lowers the whole reading") {
  LineReading reading;
  reading.characters = {character("周", 8, 50), character("市", 130, 170)};
  Raster picture(180, 48, 255);
  drawing::text(picture, {10, 4, 50, 44}, 40, 40);
  drawing::text(picture, {130, 4, 170, 44}, 40, 40);
  LineReading untouched = reading;
  doubt_by_pixels(untouched, picture, 128);
  CHECK(confidence_of(untouched) > 0.9f);
  drawing::fill(picture, {70, 4, 110, 44});
  doubt_by_pixels(reading, picture, 128);
  CHECK(confidence_of(reading) <= 0.5f);
}

TEST_CASE("a run has an edge and a certainty for each code point and no spaces at its ends") {
  LineReading reading;
  reading.characters = {character(" ", 0, 5), character("营", 5, 40), character("收", 40, 80, 0.7f), character(" ", 80, 90)};
  const Run run = run_of(reading, {100, 200, 190, 250}, PageGeometry(1000, 1000, 500, 500, 0));
  CHECK(run.text == "营收");
  REQUIRE(run.edges.size() == 2);
  REQUIRE(run.certainties.size() == 2);
  CHECK(run.edges[0] == Approx(70));
  CHECK(run.confidence == Approx(calibrated(0.7f)));
  CHECK(run.box.top == Approx(100));
  CHECK(run.source == TextSource::kOcr);
}

TEST_CASE("the line is cut at a box, which becomes a run of its own") {
  LineCrop crop;
  crop.picture = Raster(300, 48, 255);
  crop.box = {1000, 500, 1300, 548};
  drawing::frame(crop.picture, {100, 8, 132, 40}, 3);
  drawing::text(crop.picture, {10, 8, 90, 40}, 32, 40);
  drawing::text(crop.picture, {140, 8, 290, 40}, 32, 40);
  crop.bare = crop.picture;
  Parrot parrot;
  parrot.answer.characters = {character("是", 10, 40)};
  const CheckBox box{{1100, 508, 1132, 540}, true, 0.95f, false, -1};
  const PageGeometry geometry(2000, 2000, 2000, 2000, 0);
  const std::vector<Run> runs = read_line(parrot, crop, {&box, 1}, {}, geometry, 128);
  REQUIRE(runs.size() == 3);
  CHECK(parrot.calls == 3);
  CHECK(runs[0].text == "是");
  REQUIRE(runs[1].mark.size() == 1);
  CHECK(runs[1].mark.front().ticked);
  CHECK(runs[1].text == "☑");
  CHECK(runs[1].box.left == 1100);
  CHECK(runs[2].box.left > 1132);
}

TEST_CASE("what was surely read beside a box is not read again") {
  LineCrop crop;
  crop.picture = Raster(240, 48, 255);
  crop.box = {0, 0, 240, 48};
  drawing::fill(crop.picture, {12, 8, 40, 40});
  drawing::frame(crop.picture, {60, 8, 92, 40}, 3);
  drawing::fill(crop.picture, {112, 8, 140, 40});
  crop.bare = crop.picture;
  const CheckBox box{{60, 8, 92, 40}, false, 0.95f, false, -1};
  const auto calls = [&](std::vector<ReadCharacter> characters) {
    Parrot parrot;
    parrot.answer.characters = std::move(characters);
    const std::vector<Run> runs = read_line(parrot, crop, {&box, 1}, {}, PageGeometry(240, 48, 240, 48, 0), 128);
    REQUIRE(runs.size() >= 3);  // the parrot sees a box in a part as well
    CHECK(runs[0].text.starts_with("是"));
    CHECK_FALSE(runs[1].mark.empty());
    return parrot.calls;
  };
  CHECK(calls({character("是", 10, 44), character("□", 58, 94), character("否", 110, 144)}) == 1);
  CHECK(calls({character("是", 10, 44), character("□", 58, 94), character("否", 110, 144, 0.9f)}) == 2);  // unsure beside it
  CHECK(calls({character("是", 10, 44), character("否", 110, 144)}) == 3);  // nothing was seen between them: who knows what became of them
}

TEST_CASE("a square in which a character is surely read is that character") {
  LineCrop crop;
  crop.picture = Raster(200, 48, 255);
  crop.box = {0, 0, 200, 48};
  drawing::frame(crop.picture, {60, 8, 92, 40}, 3);
  crop.bare = crop.picture;
  Parrot parrot;
  parrot.answer.characters = {character("张", 20, 52), character("国", 58, 94), character("平", 100, 132)};
  CheckBox box{{60, 8, 92, 40}, true, 0.95f, false, -1};
  const std::vector<Run> runs = read_line(parrot, crop, {&box, 1}, {}, PageGeometry(200, 48, 200, 48, 0), 128);
  REQUIRE(runs.size() == 1);
  CHECK(runs.front().text == "张国平");
  box.is_settled = true;  // it was a mark between words before another box of its line was found
  const std::vector<Run> again = read_line(parrot, crop, {&box, 1}, {}, PageGeometry(200, 48, 200, 48, 0), 128);
  CHECK(std::count_if(again.begin(), again.end(), [](const Run& run) { return !run.mark.empty(); }) == 1);
}

TEST_CASE("a small square right behind a character is part of a rare one, a large one is a box") {
  for (const int side : {14, 32}) {
    LineCrop crop;
    crop.picture = Raster(240, 48, 255);
    crop.box = {0, 0, 240, 48};
    const PixelBox square{62, 8, 62 + side, 8 + side};
    drawing::text(crop.picture, {14, 8, 52, 40}, 32, 40);
    drawing::frame(crop.picture, square, 3);
    if (side == 14) drawing::fill(crop.picture, {56, 30, 86, 36});  // what stands below the 日 of 昙
    drawing::text(crop.picture, {110, 8, 220, 40}, 32, 40);
    crop.bare = crop.picture;
    Parrot parrot;
    parrot.answer.characters = {character("昇", 14, 46), character("有", 102, 134), character("限", 142, 174)};
    const CheckBox box{square, true, 0.95f, false, -1};
    const std::vector<Run> runs = read_line(parrot, crop, {&box, 1}, {}, PageGeometry(240, 48, 240, 48, 0), 128);
    const bool any_mark = std::any_of(runs.begin(), runs.end(), [](const Run& run) { return !run.mark.empty(); });
    CHECK(any_mark == (side == 32));
    if (side == 14) CHECK(runs.front().confidence < 0.8f);  // something stands there that was not read
  }
}

TEST_CASE("the lower ring of % and the 〇 of a year are no boxes") {
  const auto read = [](std::vector<ReadCharacter> characters, const PixelBox& square) {
    LineCrop crop;
    crop.picture = Raster(240, 48, 255);
    crop.box = {0, 0, 240, 48};
    drawing::frame(crop.picture, square, 3);
    crop.bare = crop.picture;
    Parrot parrot;
    parrot.answer.characters = std::move(characters);
    const CheckBox box{square, false, 0.95f, false, -1};
    return read_line(parrot, crop, {&box, 1}, {}, PageGeometry(240, 48, 240, 48, 0), 128);
  };
  const std::vector<Run> rate = read({character("8", 20, 36), character("7", 40, 56), character("%", 60, 84)}, {84, 22, 102, 40});
  REQUIRE(rate.size() == 1);
  CHECK(rate.front().text == "87%");

  const PixelBox ring{60, 10, 90, 40};
  for (const std::vector<ReadCharacter>& seen : {std::vector<ReadCharacter>{}, {character("□", 58, 92)}, {character("口", 58, 92)}}) {
    std::vector<ReadCharacter> year = {character("二", 20, 52), character("二", 100, 132), character("三", 140, 172)};
    year.insert(year.begin() + 1, seen.begin(), seen.end());
    const std::vector<Run> runs = read(year, ring);
    REQUIRE(runs.size() == 1);
    CHECK(runs.front().text == "二〇二三");
    CHECK(runs.front().confidence < 0.8f);
  }
  const std::vector<Run> month = read({character("八", 20, 52), character("月", 58, 92), character("二", 100, 132)}, ring);
  CHECK(month.front().text == "八月二");
  const std::vector<Run> options = read({character("是", 20, 52), character("二", 100, 132)}, ring);  // between an option and the next
  CHECK(std::any_of(options.begin(), options.end(), [](const Run& run) { return !run.mark.empty(); }));
}

TEST_CASE("what is left of a ruling is no 一, one in the middle of its row is") {
  for (const int top : {103, 126}) {
    FoundLayout layout;
    layout.geometry = PageGeometry(600, 400, 600, 400, 0);
    layout.grey = Raster(600, 400, 255);
    const PixelBox bar{200, top, 230, top + 5};
    drawing::fill(layout.grey, bar);
    layout.drawn = layout.bare = layout.grey;
    layout.components = find_components(darker_than(layout.bare, 128), 1);
    layout.lines = {{{bar, 0, {0}, false}}, 40};
    Table grid;
    grid.cells.push_back({});
    grid.cells.front().box = {100, 100, 500, 160};
    layout.grids.push_back(grid);
    Parrot parrot;
    parrot.answer.characters = {character("一", 10, 40)};
    CHECK(read_lines(parrot, nullptr, layout, 128).runs.empty() == (top == 103));
  }
}

TEST_CASE("small squares in a line as high as a page, as noise has them, are not read one by one") {
  LineCrop crop;
  crop.picture = crop.bare = Raster(400, 400, 255);
  crop.box = {0, 0, 400, 400};
  std::vector<CheckBox> boxes;
  for (int i = 0; i < 100; ++i) boxes.push_back({{40 * (i % 10), 40 * (i / 10), 40 * (i % 10) + 12, 40 * (i / 10) + 12}, true, 0.95f, false, -1});
  Parrot parrot;
  CHECK(read_line(parrot, crop, boxes, {}, PageGeometry(400, 400, 400, 400, 0), 128).empty());
  CHECK(parrot.calls == 1);
}

TEST_CASE("a tick that was read as a character is a mark, less sure than a shape") {
  LineCrop crop;
  crop.picture = Raster(200, 48, 255);
  crop.box = {0, 0, 200, 48};
  drawing::text(crop.picture, {10, 8, 150, 40}, 32, 40);
  crop.bare = crop.picture;
  Parrot parrot;
  parrot.answer.characters = {character("是", 10, 42), character("√", 45, 80), character("否", 90, 120), character("□", 125, 150)};
  const std::vector<Run> runs = read_line(parrot, crop, {}, {}, PageGeometry(200, 48, 200, 48, 0), 128);
  REQUIRE(runs.size() == 4);
  CHECK(runs[1].mark.front().ticked);
  CHECK(runs[1].mark.front().confidence <= 0.75f);
  CHECK_FALSE(runs[3].mark.front().ticked);
}

TEST_CASE("a tick that touches the next character takes none of its strokes with it") {
  LineCrop crop;
  crop.picture = Raster(200, 60, 255);
  crop.box = {0, 0, 200, 60};
  drawing::frame(crop.picture, {20, 16, 52, 48}, 2);
  drawing::stroke(crop.picture, 26, 32, 34, 42, 3);
  drawing::stroke(crop.picture, 34, 42, 62, 12, 3);
  drawing::fill(crop.picture, {58, 14, 92, 18});  // 不: a level stroke that the tick touches, and an upright
  drawing::fill(crop.picture, {73, 14, 77, 48});
  crop.bare = crop.picture;
  const Components components = find_components(darker_than(crop.picture, 128), 1);
  REQUIRE(components.all.size() == 1);
  Witness witness;
  const CheckBox box{{20, 16, 52, 48}, true, 0.95f, false, 0};
  const std::vector<Run> runs = read_line(witness, crop, {&box, 1}, components, PageGeometry(200, 60, 200, 60, 0), 128);
  REQUIRE_FALSE(runs.empty());
  REQUIRE(witness.last.width > 0);
  long ink = 0;
  for (std::uint8_t level : witness.last.pixels) ink += level < 128;
  CHECK(ink >= 34 * 4 + 30 * 4 - 20);
  CHECK(ink <= 34 * 4 + 30 * 4 + 40);
}

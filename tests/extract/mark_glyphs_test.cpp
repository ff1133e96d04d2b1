#include "extract/mark_glyphs.h"

#include <catch2/catch.hpp>

using namespace chushen;

TEST_CASE("a run is divided at its check boxes with places and certainties") {
  Run run{.text = "是√否□", .box = {0, 0, 40, 10}, .source = TextSource::kOcr, .confidence = 0.9f};
  run.edges = {10, 20, 30, 40};
  run.certainties = {0.9f, 0.8f, 0.7f, 0.6f};
  run.others = {{"tesseract", "是V否口", 0.5f}};
  Line line{.runs = {run}};
  split_marks(line);
  REQUIRE(line.runs.size() == 4);
  CHECK(line.runs[0].text == "是");
  CHECK(line.runs[1].text == "√");
  CHECK(line.runs[1].box == Rect{10, 0, 20, 10});
  CHECK(line.runs[1].edges == std::vector<float>{20});
  CHECK(line.runs[1].certainties == std::vector<float>{0.8f});
  CHECK(line.runs[1].mark == std::vector<Mark>{{true, 0.9f}});
  CHECK(line.runs[1].others.empty());  // another reader read the whole run
  CHECK(line.runs[3].mark == std::vector<Mark>{{false, 0.9f}});
}

TEST_CASE("lines without check boxes and runs that are marks stay as they are") {
  Line line{.runs = {{.text = "申报单位"}, {.text = "☑", .mark = {{true, 0.5f}}}, {.text = "口味"}}};
  const Line before = line;
  split_marks(line);
  CHECK(line == before);
}

TEST_CASE("neighbours count across runs") {
  Line line{.runs = {{.text = "邮编□"}, {.text = "□", .underlined = true}}};
  split_marks(line);
  CHECK(line.runs.size() == 2);
  CHECK(line.runs[1].mark.empty());
}

TEST_CASE("the character 口 is no check box where the text is certain") { CHECK_FALSE(glyph_ticked(U'口')); }

TEST_CASE("symbol fonts are told from ordinary ones") {
  CHECK(symbol_character("Wingdings 2", 0xF052) == U'☑');
  CHECK(symbol_character("Wingdings 2", U'R') == U'☑');
  CHECK(symbol_character("Wingdings", 0x82) == U'②');
  CHECK(symbol_character("Symbol", U'm') == U'μ');
  CHECK(symbol_character("Symbol", U'7') == U'7');
  CHECK(symbol_character("Wingdings", U'申') == std::nullopt);
  CHECK(symbol_character("宋体", U'R') == std::nullopt);
  CHECK(symbol_character("Wingdings", U' ') == std::nullopt);
}

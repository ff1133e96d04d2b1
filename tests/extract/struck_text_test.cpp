#include "extract/scan/struck_text.h"

#include <catch2/catch.hpp>

#include "extract/struck_glyphs.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kEm = 40, kThreshold = 128;
constexpr PixelBox kLine{100, 80, 600, 120};

Raster line_of_text() {
  Raster page(800, 200, 255);
  drawing::text(page, kLine, kEm, 200);
  return page;
}

/// Characters of 10 points in one line, from the left of the page.
std::vector<PdfGlyph> glyphs(int count) {
  std::vector<PdfGlyph> row;
  for (int i = 0; i < count; ++i) {
    PdfGlyph glyph;
    glyph.text = U"字";
    glyph.box = {100.0 + 10 * i, 50, 110.0 + 10 * i, 60};
    glyph.size = 10;
    row.push_back(glyph);
  }
  return row;
}

int struck(double y, double from, double to) {
  const std::vector<bool> found = struck_glyphs(glyphs(8), {{true, y, from, to}});
  return static_cast<int>(std::count(found.begin(), found.end(), true));
}

}  // namespace

TEST_CASE("a thin stroke through the middle of characters crosses them out") {
  Raster page = line_of_text();
  CHECK(find_strokes_through(page, kLine, kThreshold).empty());
  drawing::fill(page, {100, 99, 290, 103});
  const std::vector<PixelBox> strokes = find_strokes_through(page, kLine, kThreshold);
  REQUIRE(strokes.size() == 1);
  CHECK(std::abs(strokes[0].left - 100) <= 1);
  CHECK(std::abs(strokes[0].right - 290) <= 2);
}

TEST_CASE("an underline, a table's ruling and a seal's ring cross nothing out") {
  Raster underlined = line_of_text();
  drawing::fill(underlined, {100, 116, 590, 119});
  CHECK(find_strokes_through(underlined, kLine, kThreshold).empty());
  // A box that reaches far below its letters, as where a seal touches them: the line under the blank lies in its middle.
  drawing::fill(underlined, {100, 126, 290, 129});
  CHECK(find_strokes_through(underlined, {100, 80, 600, 168}, kThreshold).empty());
  Raster ruled = line_of_text();
  drawing::fill(ruled, {0, 99, 800, 102});
  CHECK(find_strokes_through(ruled, kLine, kThreshold).empty());
  Raster ringed = line_of_text();
  drawing::fill(ringed, {100, 92, 290, 108});
  CHECK(find_strokes_through(ringed, kLine, kThreshold).empty());
}

TEST_CASE("white print on a dark cell is not crossed out by the cell") {
  Raster page(800, 200, 255);
  drawing::fill(page, {80, 60, 620, 140}, 70);
  drawing::text(page, kLine, kEm, 200);
  for (std::uint8_t& level : page.pixels) level = level == 0 ? 255 : level;
  CHECK(find_strokes_through(page, kLine, kThreshold).empty());
}

TEST_CASE("what is crossed out is no part of a run, and what is left of it is doubted") {
  const PageGeometry geometry(800, 200, 800, 200, 0);
  Run run;
  run.text = "旧名王五";
  run.box = {100, 80, 260, 120};
  run.source = TextSource::kOcr;
  run.confidence = 0.99f;
  run.edges = {140, 180, 220, 260};
  run.certainties = {0.99f, 0.99f, 0.99f, 0.99f};
  Run dashed = run;
  CHECK(take_struck({{100, 99, 182, 103}}, geometry, run) == 2);
  CHECK(run.text == "王五");
  CHECK(run.edges == std::vector<float>{220, 260});
  CHECK(run.box.left == Approx(180));
  CHECK(run.confidence < 0.8f);
  dashed.text = "——王五";
  CHECK(take_struck({{100, 99, 182, 103}}, geometry, dashed) == 0);
  CHECK(dashed.confidence == 0.99f);
}

TEST_CASE("a line drawn through glyphs crosses them out, one under them or beyond them does not") {
  CHECK(struck(55, 100, 140) == 4);
  CHECK(struck(55, 98, 182) == 8);
  CHECK(struck(59.5, 100, 140) == 0);
  CHECK(struck(50.5, 100, 140) == 0);
  CHECK(struck(55, 60, 300) == 0);
  CHECK(struck_glyphs(glyphs(3), {{false, 105, 40, 70}}) == std::vector<bool>(3, false));
}

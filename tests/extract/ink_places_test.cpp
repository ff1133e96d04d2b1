#include <catch2/catch.hpp>

#include "extract/scan/ink_places.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr int kWidth = 1000, kHeight = 800;

Run run_at(const std::string& text, double left, double top, double right, float confidence = 0.97f) {
  Run run;
  run.text = text;
  run.box = {left, top, right, top + 20};
  run.source = TextSource::kOcr;
  run.confidence = confidence;
  return run;
}

/// A sheet at 72 dpi, so that pixels are points, with print 20 points high.
struct Sheet {
  Raster page{kWidth, kHeight, 255};
  Raster blue;
  std::vector<Run> runs = {run_at("我单位承诺所填内容真实", 100, 100, 320), run_at("并承担相应责任", 100, 130, 240)};
  std::vector<Table> grids;
  std::vector<SealShapeFound> black_seals;

  /// One place is expected.
  InkPlace place() const {
    FoundLayout layout;
    layout.grey = layout.bare = page;
    layout.components = find_components(darker_than(page, 128), 2);
    layout.geometry = PageGeometry(kWidth, kHeight, kWidth, kHeight, 0);
    layout.grids = grids;
    layout.black_seals = black_seals;
    const auto places = find_ink_places(runs, layout, blue, layout.geometry);
    REQUIRE(places.size() == 1);
    return places.front();
  }

  /// Strokes of a signature, some of them higher than print.
  void sign(double x, double y) {
    drawing::stroke(page, x, y + 14, x + 30, y - 14, 3, 20);
    drawing::stroke(page, x + 26, y - 12, x + 44, y + 16, 3, 20);
    drawing::stroke(page, x + 50, y + 12, x + 90, y - 10, 3, 20);
  }
};

}  // namespace

TEST_CASE("a place for a signature: blank, written in, or with a name in print") {
  Sheet sheet;
  sheet.runs.push_back(run_at("法定代表人（签字）：", 100, 400, 300));
  drawing::text(sheet.page, {100, 400, 300, 420}, 14, 20);
  const InkPlace blank = sheet.place();
  CHECK(blank.kind == InkPlaceKind::kSignature);
  CHECK(blank.label == "法定代表人（签字）：");
  CHECK_FALSE(blank.inked);
  CHECK(blank.confidence >= 0.9f);
  CHECK(blank.box.left == Approx(300).margin(4));
  CHECK(blank.box.right > 450);

  Sheet signed_sheet = sheet;
  signed_sheet.sign(330, 410);
  CHECK(signed_sheet.place().inked);
  CHECK(signed_sheet.place().confidence >= 0.8f);

  Sheet typed = sheet;
  drawing::text(typed.page, {310, 402, 370, 418}, 14, 20);
  typed.runs.push_back(run_at("周铄", 310, 400, 370));
  CHECK_FALSE(typed.place().inked);
  CHECK(typed.place().confidence < 0.9f);
}

TEST_CASE("what is written in the same line does not move the end of the label") {
  Sheet sheet;
  Run label = run_at("签字：", 100, 400, 300);
  label.edges = {120, 140, 300};
  sheet.runs.push_back(label);
  sheet.sign(190, 410);
  CHECK(sheet.place().box.left < 170);
  CHECK(sheet.place().inked);
}

TEST_CASE("small writing is told from print by its colour") {
  Sheet sheet;
  sheet.runs.push_back(run_at("签名：", 100, 400, 160));
  sheet.runs.push_back(run_at("周铄", 170, 400, 210));
  drawing::text(sheet.page, {170, 402, 230, 418}, 14, 20);
  CHECK_FALSE(sheet.place().inked);
  sheet.blue = Raster(kWidth, kHeight, 0);
  drawing::fill(sheet.blue, {165, 395, 240, 425}, 90);
  CHECK(sheet.place().inked);
}

TEST_CASE("the place of a label that fills its cell is the cell beside it, or the rest below it") {
  Sheet sheet;
  sheet.runs.push_back(run_at("法定代表人签字", 110, 400, 250));
  Table table;
  table.rows = 1;
  table.columns = 2;
  table.box = {100, 380, 700, 440};
  table.cells = {{0, 0, 1, 1, {100, 380, 260, 440}, {}}, {0, 1, 1, 1, {260, 380, 700, 440}, {}}};
  sheet.grids = {table};
  CHECK(sheet.place().box == Rect{260, 380, 700, 440});
  sheet.sign(300, 410);
  CHECK(sheet.place().inked);

  table.columns = 1;
  table.cells = {{0, 0, 1, 1, {100, 380, 260, 560}, {}}};
  Sheet below;
  below.runs.push_back(run_at("法定代表人签字", 110, 390, 250));
  below.grids = {table};
  CHECK(below.place().box.top == 410);
  CHECK_FALSE(below.place().inked);
  below.sign(130, 480);
  CHECK(below.place().inked);
}

TEST_CASE("the place ends at the next label; a date is filled in print or by hand") {
  Sheet sheet;
  sheet.runs.push_back(run_at("签字：", 100, 400, 160));
  sheet.runs.push_back(run_at("2023年8月20日", 400, 400, 520));
  const InkPlace place = sheet.place();
  CHECK(place.box.right == Approx(400));
  CHECK_FALSE(place.inked);

  Sheet dated;
  dated.runs.push_back(run_at("日期：2023年8月20日", 100, 400, 300));
  CHECK(dated.place().kind == InkPlaceKind::kDate);
  CHECK(dated.place().inked);
  dated.runs.back().text = "日期：年月日";
  CHECK_FALSE(dated.place().inked);
}

TEST_CASE("under a copied seal nobody can tell; a sentence asks for no signature") {
  Sheet sheet;
  sheet.runs.push_back(run_at("签字：", 100, 400, 160));
  SealShapeFound seal;
  seal.shape = SealShape::kRound;
  seal.color = SealColor::kBlack;
  seal.centre_x = 300;
  seal.centre_y = 410;
  seal.radius_x = seal.radius_y = 110;
  sheet.black_seals = {seal};
  sheet.sign(260, 410);
  CHECK_FALSE(sheet.place().inked);
  CHECK(sheet.place().confidence <= 0.5f);

  FoundLayout layout;
  layout.geometry = PageGeometry(kWidth, kHeight, kWidth, kHeight, 0);
  CHECK(find_ink_places({run_at("合同经双方签字后生效。", 100, 400, 400), run_at("签订日期以合同为准", 100, 430, 300)}, layout, {}, layout.geometry).empty());
}

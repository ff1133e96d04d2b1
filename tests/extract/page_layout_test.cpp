#include "extract/page_layout.h"

#include <catch2/catch.hpp>

#include "extract/grid.h"
#include "extract/layout_cells.h"
#include "extract/utf8.h"

using namespace chushen;

namespace {

/// A run of 10 point type that starts at `left`, one em per character, with edges.
Run run(const std::string& text, double left, double top, double em = 10) {
  Run made;
  made.text = text;
  const std::size_t count = count_code_points(text);
  made.box = {left, top, left + em * static_cast<double>(count), top + em};
  for (std::size_t i = 1; i <= count; ++i) made.edges.push_back(static_cast<float>(left + em * static_cast<double>(i)));
  return made;
}

/// A grid of equal cells, 100 x 30 points each.
Table grid(int rows, int columns, double left = 60, double top = 100, double width = 100, double height = 30) {
  std::vector<Ruling> lines;
  for (int r = 0; r <= rows; ++r) lines.push_back({true, top + r * height, left, left + columns * width});
  for (int c = 0; c <= columns; ++c) lines.push_back({false, left + c * width, top, top + rows * height});
  const auto grids = find_grids(lines, 2);
  REQUIRE(grids.size() == 1);
  return grids.front();
}

const Paragraph& paragraph(const std::vector<Block>& blocks, std::size_t i) {
  REQUIRE(i < blocks.size());
  REQUIRE(std::holds_alternative<Paragraph>(blocks[i].content));
  return std::get<Paragraph>(blocks[i].content);
}

const Table& table(const std::vector<Block>& blocks, std::size_t i) {
  REQUIRE(i < blocks.size());
  REQUIRE(std::holds_alternative<Table>(blocks[i].content));
  return std::get<Table>(blocks[i].content);
}

std::vector<Block> on_a4(std::vector<Run> pieces, std::vector<Table> grids = {}) {
  return lay_out(std::move(pieces), std::move(grids), 595, 842);
}

}  // namespace

TEST_CASE("each piece goes into the cell that holds its middle, in any order") {
  const auto blocks = on_a4({run("甲公司", 165, 110), run("名称", 65, 110), run("代码", 65, 140)}, {grid(2, 2)});
  REQUIRE(blocks.size() == 1);
  const Table& found = table(blocks, 0);
  CHECK(text_of(found.cells[0].blocks) == "名称");
  CHECK(text_of(found.cells[1].blocks) == "甲公司");
  CHECK(text_of(found.cells[2].blocks) == "代码");
  CHECK(found.cells[3].blocks.empty());
}

TEST_CASE("a piece that runs across a ruling is split there") {
  const auto blocks = on_a4({run("名称 甲公司", 142, 110)}, {grid(1, 2)});
  const Table& found = table(blocks, 0);
  CHECK(text_of(found.cells[0].blocks) == "名称");
  CHECK(text_of(found.cells[1].blocks) == "甲公司");
  const Run& right = paragraph(found.cells[1].blocks, 0).lines[0].runs[0];
  CHECK(right.box.left == Approx(172));
  CHECK(right.edges.size() == 3);
}

TEST_CASE("a run without edges and a check box are not split") {
  Run whole = run("名称", 60, 100);
  whole.edges.clear();
  CHECK(split_at(whole, {70}) == std::vector<Run>{whole});
  Run box = run("☑", 60, 100);
  box.mark = {{true, 1}};
  CHECK(split_at(box, {65}) == std::vector<Run>{box});
}

TEST_CASE("a grid within a cell becomes a table of that cell, between its text") {
  const Table outer = grid(1, 2, 60, 100, 240, 200), inner = grid(2, 2, 80, 140, 80, 20);
  auto blocks = on_a4({run("上文", 70, 110), run("内", 85, 145), run("下文", 70, 250)}, {inner, outer});
  REQUIRE(blocks.size() == 1);
  const auto& cell = table(blocks, 0).cells[0].blocks;
  REQUIRE(cell.size() == 3);
  CHECK(text_of(paragraph(cell, 0)) == "上文");
  CHECK(text_of(table(cell, 1).cells[0].blocks) == "内");
  CHECK(text_of(paragraph(cell, 2)) == "下文");

  std::vector<Page> pages(1);
  pages[0].blocks = blocks;
  number_tables(pages);
  CHECK(table(pages[0].blocks, 0).path == "表1");
  CHECK(table(table(pages[0].blocks, 0).cells[0].blocks, 1).path == "表1.1");
}

TEST_CASE("tables stand between the text above and below them") {
  const auto blocks = on_a4({run("表后文字", 60, 300), run("表前文字", 60, 80), run("格", 65, 110)}, {grid(1, 2)});
  REQUIRE(blocks.size() == 3);
  CHECK(text_of(paragraph(blocks, 0)) == "表前文字");
  CHECK(text_of(table(blocks, 1).cells[0].blocks) == "格");
  CHECK(text_of(paragraph(blocks, 2)) == "表后文字");
}

TEST_CASE("a vertical label keeps one line per character in one paragraph") {
  const Table tall = grid(1, 2, 60, 100, 24, 120);
  const auto blocks = on_a4({run("况", 67, 190), run("基", 67, 110), run("情", 67, 166), run("本", 67, 138)}, {tall});
  const auto& cell = table(blocks, 0).cells[0].blocks;
  REQUIRE(cell.size() == 1);
  CHECK(text_of(cell) == "基\n本\n情\n况");
}

TEST_CASE("a line that was broken because it was full goes on in its paragraph") {
  const Table one = grid(1, 2, 60, 100, 110, 60);
  const auto wrapped = on_a4({run("91440704MA", 66, 110), run("XX031N", 66, 126)}, {one});
  CHECK(table(wrapped, 0).cells[0].blocks.size() == 1);
  SECTION("one that had room left was broken on purpose") {
    const auto meant = on_a4({run("张三", 66, 110), run("李四", 66, 126)}, {one});
    CHECK(table(meant, 0).cells[0].blocks.size() == 2);
  }
  SECTION("a centred rest of a line belongs to the full line above it") {
    const auto centred = on_a4({run("是否入选江门市资源", 68, 110), run("池名单", 100, 126)}, {one});
    CHECK(table(centred, 0).cells[0].blocks.size() == 1);
  }
}

TEST_CASE("indents, numbered headings and gaps start paragraphs") {
  std::vector<Run> pieces;
  const std::string full = "公司把数字化作为一把手工程二〇二一年完成诊断评估确定先联网再集成后优化的路线由专";  // 40 characters
  pieces.push_back(run(full.substr(0, 38 * 3), 110, 100));
  pieces.push_back(run(full, 90, 118));
  pieces.push_back(run("二、经营管理", 90, 136));
  pieces.push_back(run(full.substr(0, 38 * 3), 110, 154));
  pieces.push_back(run("结束", 90, 220));
  const auto blocks = on_a4(pieces);
  REQUIRE(blocks.size() == 4);
  CHECK(paragraph(blocks, 0).lines.size() == 2);
  CHECK(text_of(paragraph(blocks, 1)) == "二、经营管理");
}

TEST_CASE("superscripts and dashes stay in the line they stand in") {
  const auto blocks = on_a4({run("面积", 60, 100), run("2", 90, 99, 6), run("—", 100, 104, 3), run("下行", 60, 116)});
  REQUIRE(!blocks.empty());
  const Line& line = paragraph(blocks, 0).lines[0];
  CHECK(line.runs.size() == 3);
}

TEST_CASE("columns of running text are read one after the other") {
  std::vector<Run> pieces;
  for (int i = 0; i < 8; ++i) {
    pieces.push_back(run("左栏左栏左栏左栏左栏左栏左栏左栏左栏左", 60, 100 + 16 * i));
    pieces.push_back(run("右栏右栏右栏右栏右栏右栏右栏右栏右栏右", 300, 100 + 16 * i));
  }
  const std::string text = text_of(on_a4(pieces));
  CHECK(text.find("右") > text.rfind("左"));
  SECTION("labels with values beside them are read across") {
    std::vector<Run> rows;
    for (int i = 0; i < 8; ++i) {
      rows.push_back(run("申报单位名称", 60, 100 + 16 * i));
      rows.push_back(run("江门市某某有限公司", 300, 100 + 16 * i));
    }
    const auto blocks = on_a4(rows);
    CHECK(paragraph(blocks, 0).lines[0].runs.size() == 2);
  }
}

TEST_CASE("what stands alone in the margins is header and footer") {
  const auto blocks = on_a4({run("江门市制造业申报书", 250, 40), run("正文第一行", 90, 90), run("- 3 -", 280, 800)});
  REQUIRE(blocks.size() == 3);
  CHECK(paragraph(blocks, 0).zone == Zone::kHeader);
  CHECK(paragraph(blocks, 1).zone == Zone::kBody);
  CHECK(paragraph(blocks, 2).zone == Zone::kFooter);
  SECTION("a text that begins high on the page is no header") {
    const auto high = on_a4({run("正文第一行", 90, 50), run("正文第二行", 90, 64), run("正文第三行", 90, 78)});
    for (const Block& block : high) CHECK(std::get<Paragraph>(block.content).zone == Zone::kBody);
  }
}

TEST_CASE("empty pieces, and no pieces at all, give no blocks") {
  CHECK(on_a4({}).empty());
  CHECK(on_a4({Run{}}).empty());
}

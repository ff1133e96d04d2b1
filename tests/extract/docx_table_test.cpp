#include <catch2/catch.hpp>

#include "docx_fixture.h"
#include "extract/read_document.h"

using namespace chushen;
using namespace chushen::fixture;
using Texts = std::vector<std::string>;

namespace {

std::string cell(const std::string& words, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(words) + "</w:tc>";
}
std::string row(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string table(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

const std::string kWide = "<w:gridSpan w:val=\"2\"/>", kTop = "<w:vMerge w:val=\"restart\"/>", kBelow = "<w:vMerge/>";

}  // namespace

TEST_CASE("cells stand in their true columns, with spans in both directions") {
  const Document document = read_body(table(row(cell("甲", kTop) + cell("乙", kWide)) +
                                            row(cell("", kBelow) + cell("丙") + cell("丁")) +
                                            row(cell("戊", kWide) + cell("己"))));
  const Table result = table_of(document);
  CHECK(result.path == "表1");
  CHECK(result.rows == 3);
  CHECK(result.columns == 3);
  CHECK(cells_of(result) ==
        Texts{"0,0 2x1 甲", "0,1 1x2 乙", "1,1 1x1 丙", "1,2 1x1 丁", "2,0 1x2 戊", "2,2 1x1 己"});
}

TEST_CASE("rows that begin or end inside the grid keep their columns") {
  const Document document =
      read_body(table(row(cell("甲") + cell("乙") + cell("丙")) +
                      row(cell("丁") + cell("戊"), "<w:gridBefore w:val=\"1\"/>") +
                      row(cell("己"), "<w:gridAfter w:val=\"3\"/>")));
  CHECK(table_of(document).columns == 4);
  CHECK(cells_of(table_of(document)) ==
        Texts{"0,0 1x1 甲", "0,1 1x1 乙", "0,2 1x1 丙", "1,1 1x1 丁", "1,2 1x1 戊", "2,0 1x1 己"});
}

TEST_CASE("a vertical merge without a beginning, or of another width, is a cell of its own") {
  CHECK(cells_of(table_of(read_body(table(row(cell("甲", kBelow)) + row(cell("乙", kTop)))))) ==
        Texts{"0,0 1x1 甲", "1,0 1x1 乙"});
  CHECK(cells_of(table_of(read_body(table(row(cell("甲", kTop) + cell("乙")) + row(cell("丙", kWide + kBelow)))))) ==
        Texts{"0,0 1x1 甲", "0,1 1x1 乙", "1,0 1x2 丙"});
}

TEST_CASE("the old horizontal merge joins cells") {
  CHECK(cells_of(table_of(read_body(table(row(cell("甲", "<w:hMerge w:val=\"restart\"/>") + cell("", "<w:hMerge/>") +
                                              cell("乙")))))) == Texts{"0,0 1x2 甲", "0,2 1x1 乙"});
}

TEST_CASE("text covered by a merge is told, not read") {
  const Document document = read_body(table(row(cell("甲", kTop)) + row(cell("遮住", kBelow))));
  CHECK(cells_of(table_of(document)) == Texts{"0,0 2x1 甲"});
  CHECK(codes_of(document) == std::vector{WarningCode::kHiddenText});
}

TEST_CASE("rows deleted under tracking and hidden rows are left out and told") {
  const Document document = read_body(table(row(cell("删"), "<w:del/>") + row(cell("隐"), "<w:hidden/>") + row(cell("留"))));
  CHECK(cells_of(table_of(document)) == Texts{"0,0 1x1 留"});
  CHECK(codes_of(document) == std::vector{WarningCode::kTrackedChanges, WarningCode::kHiddenText});
}

TEST_CASE("empty cells have no blocks, and paragraphs of cells no path") {
  const Table result = table_of(read_body(table(row(cell("甲") + cell("")))));
  REQUIRE(result.cells.size() == 2);
  CHECK(result.cells[1].blocks.empty());
  CHECK(std::get<Paragraph>(result.cells[0].blocks[0].content).path.empty());
}

TEST_CASE("tables are counted over the document, nested ones within theirs") {
  const std::string nested = "<w:tc>" + table(row(cell("内一"))) + table(row(cell("内二"))) + paragraph("后") + "</w:tc>";
  const Document document = read_body(table(row(cell("一"))) + paragraph("间") + table(row(nested)));
  const auto& second = std::get<Table>(document.pages[0].blocks[2].content);
  CHECK(second.path == "表2");
  const auto& blocks = second.cells[0].blocks;
  REQUIRE(blocks.size() == 3);
  CHECK(std::get<Table>(blocks[0].content).path == "表2.1");
  CHECK(std::get<Table>(blocks[1].content).path == "表2.2");
  CHECK(text_of(std::get<Paragraph>(blocks[2].content)) == "后");
  CHECK(std::get<Paragraph>(document.pages[0].blocks[1].content).path == "第1段");
}

TEST_CASE("content controls around rows and cells are looked through") {
  const auto control = [](const std::string& inner) { return "<w:sdt><w:sdtContent>" + inner + "</w:sdtContent></w:sdt>"; };
  CHECK(cells_of(table_of(read_body(table(control(row(control(cell("甲")) + cell("乙"))))))) ==
        Texts{"0,0 1x1 甲", "0,1 1x1 乙"});
}

TEST_CASE("tables nested beyond sixteen lose their grid but not their text") {
  std::string inner = paragraph("最里");
  for (int i = 0; i < 20; ++i) inner = table(row("<w:tc>" + inner + "</w:tc>"));
  const Document document = read_body(inner);
  CHECK(document.status == Status::kPartial);
  CHECK(codes_of(document) == std::vector{WarningCode::kLimitReached});
  CHECK(text_of(document.pages[0].blocks) == "最里");
}

TEST_CASE("a table wider than any real one is cut and told") {
  const Document document = read_body(table(row(cell("甲", "<w:gridSpan w:val=\"999999999\"/>") + cell("乙"))));
  CHECK(document.status == Status::kPartial);
  CHECK(table_of(document).columns == 1000);
}

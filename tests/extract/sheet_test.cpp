#include "extract/sheet.h"

#include <catch2/catch.hpp>

#include "docx_fixture.h"

using namespace chushen;
using namespace chushen::fixture;
using Row = std::vector<std::string>;

namespace {

tl::expected<Sheet, SheetError> read_csv(const std::string& bytes) {
  const TemporaryFile file(bytes, ".csv");
  return read_sheet(file.path());
}

SheetError csv_error(const std::string& bytes) {
  const auto sheet = read_csv(bytes);
  REQUIRE_FALSE(sheet);
  return sheet.error();
}

const std::string kBook = R"(<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/><sheet name="其他" r:id="rId9"/></sheets></workbook>)";

tl::expected<Sheet, SheetError> read_xlsx(const std::string& rows, const std::string& book = kBook) {
  const std::string links = "<Relationships>" + relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
                            relationship("rId2", "sharedStrings", "sharedStrings.xml") +
                            relationship("rId3", "styles", "styles.xml") + "</Relationships>";
  const TemporaryFile file(
      zip_of({{"[Content_Types].xml", "<Types/>"},
              {"_rels/.rels", "<Relationships>" + relationship("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
              {"xl/workbook.xml", book},
              {"xl/_rels/workbook.xml.rels", links},
              {"xl/sharedStrings.xml", "<sst><si><t>名称</t></si><si><r><t>江门市</t></r><r><t>甲有限公司</t></r><rPh><t>x</t></rPh></si></sst>"},
              {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m"/><numFmt numFmtId="177" formatCode="[Red]0.00&quot;day&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>)"},
              {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}}),
      ".xlsx");
  return read_sheet(file.path());
}

}  // namespace

TEST_CASE("a CSV gives its header and rows") {
  const auto sheet = read_csv("名称,金额\r\n甲公司,1\r\n乙公司,2\r\n");
  REQUIRE(sheet);
  CHECK(sheet->header == Row{"名称", "金额"});
  CHECK(sheet->rows == std::vector<Row>{{"甲公司", "1"}, {"乙公司", "2"}});
}

TEST_CASE("quoted cells keep commas, quotes and line breaks") {
  const auto sheet = read_csv("a,b\n\"甲,\n乙\",\"他说\"\"是\"\"\"\n\"\",x\"y");
  REQUIRE(sheet);
  CHECK(sheet->rows == std::vector<Row>{{"甲,\n乙", "他说\"是\""}, {"", "x\"y"}});
}

TEST_CASE("a CSV is read in UTF-8 with and without a byte order mark, in GB18030 and in UTF-16 with one") {
  const Sheet expected{.header = {"申报"}, .rows = {{"甲"}}};
  CHECK(read_csv("申报\n甲\n") == expected);
  CHECK(read_csv("\xEF\xBB\xBF申报\n甲\n") == expected);
  CHECK(read_csv("\xC9\xEA\xB1\xA8\n\xBC\xD7\n") == expected);
  CHECK(read_csv(std::string("\xFF\xFE\x33\x75\xA5\x62\x0A\x00\x32\x75\x0A\x00", 12)) == expected);
}

TEST_CASE("blank rows are skipped, short rows filled up, blank cells at the end ignored") {
  const auto sheet = read_csv("a,b,,\n\n1\n ,\n2,3,,,\n");
  REQUIRE(sheet);
  CHECK(sheet->header == Row{"a", "b"});
  CHECK(sheet->rows == std::vector<Row>{{"1", ""}, {"2", "3"}});
}

TEST_CASE("what is no list is refused with its place") {
  CHECK(csv_error("").code == SheetErrorCode::kEmpty);
  CHECK(csv_error("\n , \n").code == SheetErrorCode::kEmpty);
  CHECK(csv_error("a,b\n1,2,3\n").code == SheetErrorCode::kRaggedRow);
  CHECK(csv_error("a,b\n1,2,3\n").line == 2);
  CHECK(csv_error("a,b\n1,2,3\n").column == 3);
  CHECK(csv_error("a\n\"x\ny\n").code == SheetErrorCode::kUnclosedQuote);
  CHECK(csv_error("a\n\"x\ny\n").line == 2);
  CHECK(csv_error("a\n\xFF\xFF\n").code == SheetErrorCode::kBadEncoding);
  CHECK(csv_error("%PDF-1.7 …").code == SheetErrorCode::kNotASheet);
  CHECK(read_sheet("/no/such/file.csv").error().code == SheetErrorCode::kUnreadable);
}

TEST_CASE("an XLSX gives the first sheet, shared and inline texts, numbers and dates") {
  const auto sheet = read_xlsx(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>日期</t></is></c><c r="D1" t="str"><v>备注</v></c></row>)"
                               R"(<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45145</v></c><c r="D3" t="b"><v>1</v></c></row>)"
                               R"(<row r="4"><c r="B4" s="2"><v>45145.5</v></c><c r="C4" s="3"><v>52.36</v></c><c r="D4" t="s"><v>99</v></c></row>)");
  REQUIRE(sheet);
  CHECK(sheet->header == Row{"名称", "日期", "", "备注"});
  CHECK(sheet->rows == std::vector<Row>{{"江门市甲有限公司", "2023-08-07", "", "TRUE"}, {"", "2023-08-07", "52.36", ""}});
}

TEST_CASE("dates of the 1904 system are told apart") {
  const auto sheet = read_xlsx(R"(<row><c t="inlineStr"><is><t>日期</t></is></c></row><row><c s="1"><v>43683</v></c></row>)",
                               R"(<workbook><workbookPr date1904="1"/><sheets><sheet id="rId1"/></sheets></workbook>)");
  REQUIRE(sheet);
  CHECK(sheet->rows == std::vector<Row>{{"2023-08-07"}});
}

TEST_CASE("an XLSX without a sheet and cells far away are harmless") {
  CHECK(read_xlsx("", "<workbook/>").error().code == SheetErrorCode::kNotASheet);
  const auto sheet = read_xlsx(R"(<row><c t="inlineStr"><is><t>a</t></is></c><c r="ZZZZZZZ1"><v>1</v></c></row>)");
  REQUIRE(sheet);
  CHECK(sheet->header == Row{"a"});
}

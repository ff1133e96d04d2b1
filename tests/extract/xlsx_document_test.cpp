#include <catch2/catch.hpp>

#include <random>

#include "docx_fixture.h"
#include "extract/document_json.h"
#include "extract/read_document.h"

using namespace chushen;
using namespace chushen::fixture;

namespace {

const std::string kStyles =
    R"(<styleSheet><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode=";;;"/></numFmts>)"
    R"(<fonts><font><color theme="1"/></font><font><color rgb="FFFFFFFF"/></font></fonts>)"
    R"(<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF4472C4"/></patternFill></fill></fills>)"
    R"(<borders><border><left/></border><border><left style="thin"/></border></borders>)"
    R"(<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="10" fontId="0"/><xf numFmtId="176"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="2"/><xf fontId="0" borderId="1"/><xf numFmtId="177"/></cellXfs></styleSheet>)";

/// A file of one sheet 财务指标 with `frame` before and `behind` after its rows; `more` are further parts.
Parts book(const std::string& rows, const std::string& before = "", const std::string& behind = "", const Parts& more = {}) {
  const std::string links = "<Relationships>" + relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
                            relationship("rId2", "worksheet", "worksheets/sheet2.xml") +
                            relationship("rId3", "styles", "styles.xml") +
                            relationship("rId4", "sharedStrings", "sharedStrings.xml") + "</Relationships>";
  Parts parts = {{"[Content_Types].xml", "<Types/>"},
                 {"_rels/.rels", "<Relationships>" + relationship("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
                 {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="财务指标" r:id="rId1"/><sheet name="底稿" state="hidden" r:id="rId2"/></sheets></workbook>)"},
                 {"xl/_rels/workbook.xml.rels", links},
                 {"xl/styles.xml", kStyles},
                 {"xl/sharedStrings.xml", "<sst><si><t>指标</t></si><si><t>□是 ☑否</t></si></sst>"},
                 {"xl/worksheets/sheet1.xml", "<worksheet>" + before + "<sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"},
                 {"xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

Document read(const Parts& parts) {
  const TemporaryFile file(zip_of(parts), ".xlsx");
  return read_document(file.path(), {});
}

std::string text_cell(const std::string& place, const std::string& text, const std::string& style = "0") {
  return "<c r=\"" + place + "\" s=\"" + style + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
std::string number_cell(const std::string& place, const std::string& number, const std::string& style = "0") {
  return "<c r=\"" + place + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
}

const std::vector<WarningCode> kHidden = {WarningCode::kHiddenText, WarningCode::kHiddenText};  // cells; the sheet 底稿

}  // namespace

TEST_CASE("a sheet is a table with merged cells, its places those of the spreadsheet") {
  const Document document = read(book("<row r=\"2\">" + text_cell("A2", "营业收入") + number_cell("C2", "41188.619999999995") + "</row>"
                                      "<row r=\"4\">" + text_cell("A4", "设备联网率") + number_cell("C4", "0.453", "1") + number_cell("D4", "45145", "2") + "</row>",
                                      "", "<mergeCells><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"A2:A9\"/><mergeCell ref=\"x\"/></mergeCells>"));
  CHECK(document.kind == Kind::kXlsx);
  const Table table = table_of(document);
  CHECK(table.path == "工作表“财务指标”");
  CHECK(table.rows == 4);
  CHECK(table.columns == 4);
  CHECK(cells_of(table) == std::vector<std::string>{"1,0 1x2 营业收入", "1,2 1x1 41188.62", "1,3 1x1 ", "3,0 1x2 设备联网率",
                                                    "3,2 1x1 45.30%", "3,3 1x1 2023-08"});
}

TEST_CASE("shared strings, line breaks and check boxes in cells") {
  const Document document = read(book("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>" + text_cell("C1", "一\n二") + "<c t=\"b\"><v>1</v></c></row>"));
  const Table table = table_of(document);
  REQUIRE(table.cells.size() == 4);
  CHECK(text_of(table.cells[0].blocks) == "指标");
  const Line& line = std::get<Paragraph>(table.cells[1].blocks.front().content).lines.front();
  CHECK(std::count_if(line.runs.begin(), line.runs.end(), [](const Run& run) { return !run.mark.empty(); }) == 2);
  CHECK(text_of(table.cells[2].blocks) == "一\n二");
  CHECK(text_of(table.cells[3].blocks) == "TRUE");
}

TEST_CASE("an empty ruled cell is a place to fill in, an empty bare one behind the table is none") {
  const Document document = read(book("<row>" + text_cell("A1", "传真") + "<c r=\"B1\" s=\"5\"/><c r=\"C1\" s=\"0\"/></row>"));
  CHECK(cells_of(table_of(document)) == std::vector<std::string>{"0,0 1x1 传真", "0,1 1x1 "});
}

TEST_CASE("an empty column between others is white paper, one that is used elsewhere has empty cells") {
  const Document document = read(book("<row>" + text_cell("A1", "传真") + text_cell("C1", "无") + "</row><row>" + text_cell("A2", "备注") + "</row>"));
  CHECK(cells_of(table_of(document)) == std::vector<std::string>{"0,0 1x2 传真", "0,2 1x1 无", "1,0 1x2 备注", "1,2 1x1 "});
}

TEST_CASE("what nobody sees is no value and is said") {
  const std::string seen = text_cell("A1", "甲");
  const auto texts = [](const Document& document) { return cells_of(table_of(document)); };
  SECTION("white letters on the bare sheet, but not on a filled cell") {
    const Document document = read(book("<row>" + seen + text_cell("B1", "900", "3") + text_cell("C1", "表头", "4") + "</row>"));
    CHECK(texts(document) == std::vector<std::string>{"0,0 1x2 甲", "0,2 1x1 表头"});
    CHECK(codes_of(document) == kHidden);
  }
  SECTION("formats that show nothing") {
    const Document document = read(book("<row>" + seen + number_cell("B1", "900", "6") + text_cell("C1", "x", "6") + "</row>"));
    CHECK(texts(document) == std::vector<std::string>{"0,0 1x1 甲"});
    CHECK(codes_of(document) == kHidden);
  }
  SECTION("hidden rows and columns") {
    const Document document = read(book("<row>" + seen + number_cell("B1", "900") + "</row><row hidden=\"1\">" + text_cell("A2", "x") + "</row>",
                                        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>"));
    CHECK(texts(document) == std::vector<std::string>{"0,0 1x1 甲"});
    CHECK(codes_of(document) == kHidden);
  }
  SECTION("cells under a merged one") {
    const Document document = read(book("<row>" + seen + number_cell("B1", "900") + "</row>", "", "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"));
    CHECK(texts(document) == std::vector<std::string>{"0,0 1x2 甲"});
    CHECK(codes_of(document) == kHidden);
  }
}

TEST_CASE("a formula without its result and a control that is ticked make a sheet partial") {
  const Document formula = read(book("<row>" + text_cell("A1", "合计") + "<c r=\"B1\"><f>SUM(C1:C9)</f></c></row>"));
  CHECK(formula.status == Status::kPartial);
  CHECK(formula.warnings.back().message.find("1 个公式没有保存计算结果") != std::string::npos);
  const Document control = read(book("<row>" + text_cell("A1", "甲") + "</row>", "", "",
                                     {{"xl/ctrlProps/ctrlProp1.xml", "<formControlPr objectType=\"CheckBox\" checked=\"Checked\"/>"}}));
  CHECK(control.status == Status::kPartial);
  const Document saved = read(book("<row><c r=\"A1\"><f>1+1</f><v>2</v></c></row>"));
  CHECK(saved.status == Status::kReadWithWarnings);  // the hidden sheet
  CHECK(cells_of(table_of(saved)) == std::vector<std::string>{"0,0 1x1 2"});
}

TEST_CASE("drawn boxes, comments, author and macros of a sheet") {
  const Document document = read(book("<row>" + text_cell("A1", "甲") + "</row>", "", "<drawing r:id=\"rId1\"/>",
      {{"xl/worksheets/_rels/sheet1.xml.rels", "<Relationships>" + relationship("rId1", "drawing", "../drawings/drawing1.xml") + "</Relationships>"},
       {"xl/drawings/drawing1.xml", "<wsDr><sp><txBody><p><r><t>（盖章）</t></r></p></txBody></sp></wsDr>"},
       {"xl/comments1.xml", "<comments><commentList><comment/><comment/></commentList></comments>"},
       {"xl/vbaProject.bin", "x"}}));
  CHECK(paragraphs_of(document) == std::vector<std::string>{"（盖章）"});
  CHECK(codes_of(document) == std::vector<WarningCode>{WarningCode::kComments, WarningCode::kHiddenText, WarningCode::kExternalContent});
}

TEST_CASE("broken and hostile spreadsheets have a status and a sentence") {
  const auto outcome = [](const Parts& parts) {
    const Document document = read(parts);
    REQUIRE_FALSE(document.warnings.empty());
    return document.status;
  };
  Parts no_book = book("");
  no_book[2].second = "<workbook/>";
  CHECK(outcome(no_book) == Status::kDamaged);
  Parts cut = book("<row>" + text_cell("A1", "甲") + "</row>");
  cut[6].second.resize(cut[6].second.size() - 20);
  CHECK(outcome(cut) == Status::kPartial);
  Parts doctype = book("<row/>");
  doctype[6].second = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + doctype[6].second;
  CHECK(outcome(doctype) == Status::kRefused);
  CHECK(outcome({{"[Content_Types].xml", "x"}, {"xl/a", "x"}}) == Status::kDamaged);
  std::string many = "<row r=\"1\">";
  for (int column = 0; column < 999; ++column) many += "<c t=\"n\"><v>1</v></c>";
  many += "</row>";
  for (int row = 2; row <= 300; ++row) many += "<row r=\"" + std::to_string(row) + "\">" + text_cell("ALK" + std::to_string(row), "x") + "</row>";
  const Document wide = read(book(many));  // 300 rows of 999 places
  CHECK(wide.status == Status::kPartial);
  CHECK(table_of(wide).cells.size() <= 200'000);
  const Document merged = read(book("<row r=\"1048576\">" + text_cell("ALK1048576", "x") + "</row>", "", "<mergeCells><mergeCell ref=\"A1:ALK1048576\"/></mergeCells>"));
  CHECK(merged.status == Status::kTooLarge);
}

TEST_CASE("no bytes that are turned over, cut or doubled in a spreadsheet make its reader fail otherwise than by a status") {
  const Parts whole = book("<row r=\"2\">" + text_cell("A2", "营业收入") + number_cell("C2", "41188.62", "1") + number_cell("D2", "45145", "2") + "</row>",
                           "<cols><col min=\"5\" max=\"6\" hidden=\"1\"/></cols>", "<mergeCells><mergeCell ref=\"A2:B9\"/></mergeCells>");
  std::mt19937 random(4);
  for (int round = 0; round < 400; ++round) {
    Parts parts = whole;
    std::string& bytes = parts[2 + random() % 5].second;
    const std::size_t at = random() % bytes.size();
    switch (random() % 4) {
      case 0: bytes[at] = static_cast<char>(random()); break;
      case 1: bytes.resize(at); break;
      case 2: bytes.insert(at, bytes.substr(at / 2, random() % 60)); break;
      default: bytes.replace(at, 1, std::to_string(random())); break;
    }
    const Document document = read(parts);
    CHECK(document.kind == Kind::kXlsx);
    CHECK((document.status != Status::kRead || document.warnings.empty()));
    CHECK(parse_document(to_json(document)));
  }
}

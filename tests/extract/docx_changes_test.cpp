#include <catch2/catch.hpp>

#include "docx_fixture.h"
#include "extract/docx_equation.h"
#include "extract/read_document.h"

using namespace chushen;
using namespace chushen::fixture;
using Texts = std::vector<std::string>;

namespace {

std::string run(const std::string& words) { return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>"; }
std::string in_paragraph(const std::string& content, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}
std::string field(const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; }
std::string instruction(const std::string& text) { return "<w:r><w:instrText xml:space=\"preserve\">" + text + "</w:instrText></w:r>"; }

/// "插入 i 处、删除 d 处" in the one warning.
void check_counts(const Document& document, int insertions, int deletions) {
  REQUIRE(codes_of(document) == std::vector{WarningCode::kTrackedChanges});
  INFO(document.warnings[0].message);
  CHECK(document.warnings[0].message.find("插入 " + std::to_string(insertions) + " 处、删除 " + std::to_string(deletions) + " 处") !=
        std::string::npos);
}

}  // namespace

TEST_CASE("a deleted paragraph mark joins what it parted") {
  const std::string deleted = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
  const Document document = read_body(in_paragraph(run("2023年"), deleted) + in_paragraph(run("8月")) + paragraph("后文"));
  CHECK(paragraphs_of(document) == Texts{"2023年8月", "后文"});
  check_counts(document, 0, 1);
  CHECK(runs_of(document, 0) == Texts{"2023年", "8月"});
  // What is deleted as a whole leaves nothing, and a table between ends the joining.
  const std::string gone = "<w:del w:id=\"2\"><w:r><w:delText>旧</w:delText></w:r></w:del>";
  CHECK(paragraphs_of(read_body(in_paragraph(gone, deleted) + paragraph("新"))) == Texts{"新"});
  const std::string table = "<w:tbl><w:tr><w:tc>" + paragraph("表") + "</w:tc></w:tr></w:tbl>";
  CHECK(text_of(read_body(in_paragraph(run("上"), deleted) + table + paragraph("下")).pages[0].blocks) == "上\n表\n下");
}

TEST_CASE("an inserted mark, moves, and whole rows and cells are told") {
  check_counts(read_body(in_paragraph(run("甲"), "<w:rPr><w:ins w:id=\"1\"/></w:rPr>")), 1, 0);
  const Document moved = read_body(in_paragraph("<w:moveFrom>" + run("甲") + "</w:moveFrom>" + run("乙")) +
                                   in_paragraph("<w:moveTo>" + run("甲") + "</w:moveTo>"));
  CHECK(paragraphs_of(moved) == Texts{"乙", "甲"});
  check_counts(moved, 1, 1);
  const auto row = [](const std::string& change, const std::string& cell_change, const std::string& text) {
    return "<w:tr><w:trPr>" + change + "</w:trPr><w:tc><w:tcPr>" + cell_change + "</w:tcPr>" + paragraph(text) + "</w:tc></w:tr>";
  };
  const Document rows = read_body("<w:tbl>" + row("<w:del/>", "", "删") + row("<w:ins/>", "", "增") + row("", "<w:cellDel/>", "去") +
                                  row("", "<w:cellIns/>", "来") + "</w:tbl>");
  CHECK(cells_of(table_of(rows)) == Texts{"0,0 1x1 增", "1,0 1x1 ", "2,0 1x1 来"});
  check_counts(rows, 2, 2);
}

TEST_CASE("earlier formats kept by change tracking say nothing of the text") {
  const Document document = read_body(in_paragraph(
      "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/><w:color w:val=\"FFFFFF\"/></w:rPr></w:rPrChange></w:rPr><w:t>可见</w:t></w:r>",
      "<w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange>"));
  CHECK(paragraphs_of(document) == Texts{"可见"});
  CHECK(document.warnings.empty());
}

TEST_CASE("phonetic guides leave their base, as elements and as fields") {
  const std::string ruby = "<w:ruby><w:rt>" + run("lǐ") + "</w:rt><w:rubyBase>" + run("李") + "</w:rubyBase></w:ruby>";
  CHECK(paragraphs_of(read_body(in_paragraph("<w:r>" + ruby + "</w:r>" + run("明")))) == Texts{"李明"});
  const std::string guide = "EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(lǐ),李)";
  CHECK(paragraphs_of(read_body(in_paragraph(field("begin") + instruction(guide) + field("end") + run("明")))) == Texts{"李明"});
}

TEST_CASE("a tick that was put into a box by 带圈字符 is a ticked box") {
  const auto enclosed = [](const std::string& text) { return field("begin") + instruction(text) + field("end"); };
  const Document document = read_body(in_paragraph(enclosed("eq \\o\\ac(□,√)") + run("是") + enclosed("eq \\o\\ac(□, )") + run("否")));
  CHECK(runs_of(document) == Texts{"[x]☑", "是", "[ ]☐", "否"});
  // A result that the writer stored is what is shown.
  CHECK(paragraphs_of(read_body(in_paragraph(field("begin") + instruction("eq \\o\\ac(○,1)") + field("separate") + run("①") +
                                             field("end")))) == Texts{"①"});
}

TEST_CASE("what EQ fields show") {
  CHECK(equation_text("eq \\o\\ac(□,√)") == "☑");
  CHECK(equation_text(" EQ \\o(○,√)") == "☑");
  CHECK(equation_text("eq \\o\\ac(○,企)") == "企");
  CHECK(equation_text("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(lǐ),李)") == "李");
  CHECK(equation_text("EQ \\f(1,2)") == "1/2");
  CHECK(equation_text("EQ \\b\\bc\\{(a\\,b)") == "a,b");
  CHECK(equation_text("EQ \\x(100)") == "100");
  CHECK(equation_text("PAGE") == "");
  CHECK(equation_text("EQUIP x") == "");
  CHECK(equation_text("") == "");
  for (const char* broken : {"EQ \\o", "EQ \\o(", "EQ \\o(a", "EQ \\", "EQ \\*", "EQ \\* \""}) equation_text(broken);
  std::string deep = "EQ ";
  for (int i = 0; i < 10000; ++i) deep += "\\o(";
  CHECK(equation_text(deep) == "");
}

TEST_CASE("fields that would fetch something are told, and their stored text is read") {
  const Document document = read_body(in_paragraph(field("begin") + instruction(" DDEAUTO excel c:\\\\a.xls r1c1 ") + field("separate") +
                                                   run("100") + field("end")) +
                                      in_paragraph("<w:fldSimple w:instr=\"INCLUDETEXT b.docx\">" + run("正文") + "</w:fldSimple>"));
  CHECK(paragraphs_of(document) == Texts{"100", "正文"});
  REQUIRE(codes_of(document) == std::vector{WarningCode::kExternalContent});
  CHECK(document.warnings[0].message.find("2 处") != std::string::npos);
  const Document sub = read_body(in_paragraph(run("正文") + "<w:subDoc r:id=\"rId1\"/>"));
  CHECK(sub.status == Status::kPartial);
  CHECK(codes_of(sub) == std::vector{WarningCode::kExternalContent});
}

TEST_CASE("who made the file and when is read from its properties") {
  Parts parts = docx_parts(paragraph("正文"));
  std::string& roots = parts[1].second;
  roots.insert(roots.rfind("</Relationships>"),
               "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
               "Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
               "relationships/extended-properties\" Target=\"docProps/app.xml\"/>");
  parts.emplace_back("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:creator>张三</dc:creator>"
                                          "<cp:lastModifiedBy>李四</cp:lastModifiedBy><dcterms:created>2023-08-01T01:00:00Z</dcterms:created>"
                                          "<dcterms:modified>2023-08-07T02:00:00Z</dcterms:modified></cp:coreProperties>");
  parts.emplace_back("docProps/app.xml", "<Properties><Application>WPS Office</Application></Properties>");
  const TemporaryFile file(zip_of(parts));
  CHECK(read_docx(file.path(), {}).properties ==
        Properties{"张三", "李四", "2023-08-01T01:00:00Z", "2023-08-07T02:00:00Z", "WPS Office"});
}

TEST_CASE("text set from top to bottom is read as it is written") {
  const Document document = read_body("<w:tbl><w:tr><w:tc><w:tcPr><w:textDirection w:val=\"tbRlV\"/></w:tcPr>" + paragraph("基本情况") +
                                      "</w:tc><w:tc>" + paragraph("江门") + "</w:tc></w:tr></w:tbl>");
  CHECK(cells_of(table_of(document)) == Texts{"0,0 1x1 基本情况", "0,1 1x1 江门"});
}

TEST_CASE("links show their text, page breaks part lines, soft hyphens show nothing") {
  CHECK(paragraphs_of(read_body(in_paragraph("<w:hyperlink r:id=\"rId1\">" + run("a@example.invalid") + "</w:hyperlink>"))) ==
        Texts{"a@example.invalid"});
  CHECK(paragraphs_of(read_body(in_paragraph(run("上") + "<w:r><w:br w:type=\"page\"/></w:r>" + run("下")))) == Texts{"上\n下"});
  CHECK(paragraphs_of(read_body(in_paragraph(run("江") + "<w:r><w:softHyphen/><w:lastRenderedPageBreak/></w:r>" + run("门")))) ==
        Texts{"江门"});
}

TEST_CASE("endnotes are read like footnotes") {
  const Parts parts = {{"word/endnotes.xml", story("endnotes", "<w:endnote w:type=\"separator\">" + paragraph("—") +
                                                                   "</w:endnote><w:endnote w:id=\"2\">" + paragraph("尾注文") + "</w:endnote>")}};
  const Document document = read_body(paragraph("正文"), parts, relationship("rId1", "endnotes", "endnotes.xml"));
  CHECK(paragraphs_of(document) == Texts{"正文", "尾注文"});
}

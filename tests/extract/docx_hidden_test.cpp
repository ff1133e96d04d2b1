#include <catch2/catch.hpp>

#include "docx_fixture.h"

using namespace chushen;
using namespace chushen::fixture;
using Texts = std::vector<std::string>;

// Text that a DOCX holds and its print does not show: dropped and counted, and nothing else is.

namespace {

std::string run(const std::string& words, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
}
std::string in_paragraph(const std::string& content, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}
std::string cell(const std::string& content, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
std::string table(const std::string& cells, const std::string& properties = "", const std::string& row = "") {
  return "<w:tbl><w:tblPr>" + properties + "</w:tblPr><w:tr><w:trPr>" + row + "</w:trPr>" + cells + "</w:tr></w:tbl>";
}

const std::string kWhite = "<w:color w:val=\"FFFFFF\"/>", kTiny = "<w:sz w:val=\"2\"/>";
const std::string kNavy = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"1F3864\"/>";
const std::string kStyles = relationship("rId1", "styles", "styles.xml");

Parts styles(const std::string& inside) { return {{"word/styles.xml", story("styles", inside)}}; }

/// What is read of a body, and whether hidden text was told.
void check(const Document& document, const std::string& seen, bool told) {
  CHECK(text_of(document.pages.at(0).blocks) == seen);
  CHECK(codes_of(document) == (told ? std::vector{WarningCode::kHiddenText} : std::vector<WarningCode>{}));
}

}  // namespace

TEST_CASE("white, tiny, pressed and unfilled text is told and never read") {
  for (const std::string& look : {kWhite, std::string("<w:color w:val=\"FDFDFD\"/>"), kTiny, std::string("<w:sz w:val=\"1\"/>"),
                                  std::string("<w:w w:val=\"1\"/>"), std::string("<w:vanish/>"),
                                  std::string("<w14:textFill><w14:noFill/></w14:textFill>")}) {
    INFO(look);
    const Document document = read_body(in_paragraph(run("注册资本100万元") + run("900万元", look)));
    check(document, "注册资本100万元", true);
    CHECK(document.status == Status::kReadWithWarnings);
    CHECK(document.warnings[0].message.find("1 处") != std::string::npos);
  }
  check(read_body(in_paragraph(run("注册资本100万元")) +
                  in_paragraph(run("900万元"), "<w:spacing w:line=\"10\" w:lineRule=\"exact\"/>")),
        "注册资本100万元", true);
}

TEST_CASE("what looks unusual and can be seen is read and not told") {
  for (const std::string& look :
       {std::string("<w:color w:val=\"auto\"/>"), std::string("<w:color w:val=\"D0D0D0\"/>"), std::string("<w:sz w:val=\"10\"/>"),
        std::string("<w:vanish w:val=\"0\"/>"), std::string("<w:webHidden/>"), kWhite + kNavy,
        kWhite + "<w:highlight w:val=\"darkBlue\"/>", std::string("<w:w w:val=\"66\"/>"),
        kWhite + "<w:shd w:val=\"pct50\" w:color=\"000000\" w:fill=\"FFFFFF\"/>"}) {
    INFO(look);
    check(read_body(in_paragraph(run("100万元", look))), "100万元", false);
  }
  check(read_body(in_paragraph(run("100万元"), "<w:spacing w:line=\"240\" w:lineRule=\"exact\"/>")), "100万元", false);
}

TEST_CASE("white is seen on a dark paragraph, cell or table, and black is not") {
  check(read_body(in_paragraph(run("标题", kWhite), kNavy)), "标题", false);
  check(read_body(table(cell(in_paragraph(run("表头", kWhite)), kNavy) + cell(in_paragraph(run("遮住", kWhite))))), "表头", true);
  check(read_body(table(cell(in_paragraph(run("表头", kWhite))), kNavy)), "表头", false);
  const std::string black = "<w:shd w:val=\"solid\" w:color=\"000000\" w:fill=\"auto\"/>";
  check(read_body(table(cell(in_paragraph(run("黑字", "<w:color w:val=\"000000\"/>") + run("自动")), black))), "自动", true);
  // A table style shades by place: its cells' ground is not known, and nothing is called hidden.
  const Parts shaded = styles("<w:style w:type=\"table\" w:styleId=\"t\"><w:tblStylePr w:type=\"firstRow\"><w:tcPr>" + kNavy +
                              "</w:tcPr></w:tblStylePr></w:style>");
  check(read_body(table(cell(in_paragraph(run("表头", kWhite))), "<w:tblStyle w:val=\"t\"/>"), shaded, kStyles), "表头", false);
}

TEST_CASE("styles that hide are followed, from the defaults to the run") {
  const Parts parts = styles(
      "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:styleId=\"hid\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"pale\"><w:basedOn w:val=\"base\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"base\"><w:rPr>" + kWhite + "</w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"dark\"><w:pPr>" + kNavy + "</w:pPr><w:rPr>" + kWhite + "</w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"small\"><w:rPr>" + kTiny + "</w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"van\"><w:rPr><w:vanish/></w:rPr></w:style>");
  const auto styled = [](const std::string& style, const std::string& content) {
    return in_paragraph(content, "<w:pStyle w:val=\"" + style + "\"/>");
  };
  check(read_body(styled("hid", run("900"))+ paragraph("100"), parts, kStyles), "100", true);
  check(read_body(styled("pale", run("900") + run("100", "<w:color w:val=\"auto\"/>")), parts, kStyles), "100", true);
  check(read_body(styled("dark", run("100")), parts, kStyles), "100", false);
  check(read_body(in_paragraph(run("100") + run("900", "<w:rStyle w:val=\"small\"/>")), parts, kStyles), "100", true);
  // Hiding toggles (17.7.3): both styles together show, and what the run says itself counts most.
  check(read_body(styled("hid", run("100", "<w:rStyle w:val=\"van\"/>")), parts, kStyles), "100", false);
  check(read_body(styled("hid", run("100", "<w:vanish w:val=\"0\"/>")), parts, kStyles), "100", false);
  const Parts usual = styles("<w:docDefaults><w:rPrDefault><w:rPr>" + kWhite + "</w:rPr></w:rPrDefault></w:docDefaults>"
                             "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"/>");
  check(read_body(paragraph("900") + in_paragraph(run("100", "<w:color w:val=\"000000\"/>")), usual, kStyles), "100", true);
}

TEST_CASE("rows of no height are not read") {
  const auto height = [](int twips) {
    return "<w:trHeight w:val=\"" + std::to_string(twips) + "\" w:hRule=\"exact\"/>";
  };
  check(read_body(paragraph("正文") + table(cell(paragraph("遮住")), "", height(5))), "正文", true);
  check(read_body(table(cell(paragraph("可见")), "", height(400))), "可见", false);
}

TEST_CASE("white in a text box counts by what the box is filled with") {
  const auto box = [](const std::string& fill) {
    return in_paragraph("<w:r><w:drawing><wps:wsp><wps:spPr>" + fill + "</wps:spPr><wps:txbx><w:txbxContent>" +
                        in_paragraph(run("框内", kWhite)) + "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>" + run("正文"));
  };
  check(read_body(box("<a:noFill/>")), "正文", true);
  check(read_body(box("<a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill>")), "正文\n框内", false);
  check(read_body(box("<a:gradFill/>")), "正文\n框内", false);
  const auto old = [](const std::string& attributes) {
    return in_paragraph("<w:r><w:pict><v:rect " + attributes + "><v:textbox><w:txbxContent>" +
                        in_paragraph(run("框内", kWhite)) + "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>" + run("正文"));
  };
  check(read_body(old("")), "正文", true);
  check(read_body(old("fillcolor=\"#0000ff\"")), "正文\n框内", false);
  check(read_body(old("fillcolor=\"#0000ff\" filled=\"f\"")), "正文", true);
}

TEST_CASE("a field whose parts are hidden ends where it ends") {
  const auto field = [](const std::string& type) {
    return "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
  };
  const Document document = read_body(in_paragraph(run("前") + field("begin") + "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE"
                                                   "</w:instrText></w:r>" + field("end") + run("后")));
  check(document, "前后", false);
}

TEST_CASE("text that is struck through is no value and is told") {
  for (const char* look : {"<w:strike/>", "<w:dstrike w:val=\"1\"/>"}) {
    const Document document = read_body(in_paragraph(run("江门市旧名有限公司", look) + run("江门市新名有限公司")));
    CHECK(text_of(document.pages.at(0).blocks) == "江门市新名有限公司");
    CHECK(codes_of(document) == std::vector{WarningCode::kTrackedChanges});
    CHECK(document.warnings[0].message.find("带删除线的文字 1 处") != std::string::npos);
  }
  CHECK(codes_of(read_body(in_paragraph(run("甲", "<w:strike w:val=\"0\"/>") + run("乙", "<w:rStyle w:val=\"none\"/>")))).empty());
  const Document by_style = read_body(in_paragraph(run("旧", "<w:rStyle w:val=\"x\"/>") + run("新")),
                                      styles("<w:style w:type=\"character\" w:styleId=\"x\"><w:rPr><w:strike/></w:rPr></w:style>"), kStyles);
  CHECK(text_of(by_style.pages.at(0).blocks) == "新");
}

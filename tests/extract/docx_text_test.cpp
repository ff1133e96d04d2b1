#include <catch2/catch.hpp>

#include "docx_fixture.h"
#include "extract/read_document.h"

using namespace chushen;
using namespace chushen::fixture;
using Texts = std::vector<std::string>;

namespace {

std::string run(const std::string& content, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
}
std::string text(const std::string& words) { return "<w:t xml:space=\"preserve\">" + words + "</w:t>"; }
std::string in_paragraph(const std::string& content) { return "<w:p>" + content + "</w:p>"; }

Texts runs_in(const std::string& content) { return runs_of(read_body(in_paragraph(content))); }

}  // namespace

TEST_CASE("a DOCX is one page without a number, and a clean one has no warning") {
  const Document document = read_body(paragraph("申报书") + paragraph("") + paragraph("封面"));
  CHECK(document.kind == Kind::kDocx);
  CHECK(document.status == Status::kRead);
  CHECK(document.warnings.empty());
  REQUIRE(document.pages.size() == 1);
  CHECK(document.pages[0].number == 0);
  CHECK(paragraphs_of(document) == Texts{"申报书", "封面"});
  CHECK(std::get<Paragraph>(document.pages[0].blocks[1].content).path == "第3段");  // the empty one is counted
  CHECK(std::get<Paragraph>(document.pages[0].blocks[0].content).lines[0].runs[0].source == TextSource::kDocx);
}

TEST_CASE("runs that Word split at random come out as one, underlined ones apart") {
  CHECK(runs_in(run(text("江门市")) + run(text("甲"), "<w:b/>") + run(text("公司"))) == Texts{"江门市甲公司"});
  const Document document = read_body(in_paragraph(run(text("单位：")) + run(text(" 甲 "), "<w:u w:val=\"single\"/>")));
  const auto& runs = std::get<Paragraph>(document.pages[0].blocks[0].content).lines[0].runs;
  REQUIRE(runs.size() == 2);
  CHECK(runs[1].text == " 甲 ");
  CHECK(runs[1].underlined);
  CHECK_FALSE(runs[0].underlined);
}

TEST_CASE("breaks make lines, tabs are gaps, hyphens that do not break are hyphens") {
  const Document document = read_body(in_paragraph(run(text("一") + "<w:br/>" + text("二") + "<w:tab/>" + text("三") +
                                                       "<w:cr/>" + text("0750") + "<w:noBreakHyphen/>" + text("327"))));
  CHECK(paragraphs_of(document) == Texts{"一\n二\t三\n0750-327"});
}

TEST_CASE("check boxes typed as characters become runs with a mark, their text as written") {
  CHECK(runs_in(run(text("☑国有 □民营"))) == Texts{"[x]☑", "国有 ", "[ ]□", "民营"});
  CHECK(runs_in(run(text("是√ 否□"))) == Texts{"是", "[x]√", " 否", "[ ]□"});
  CHECK(runs_in(run(text("（√）示范企业"))) == Texts{"（", "[x]√", "）示范企业"});
  CHECK(runs_in(run(text("●是 ○否"))) == Texts{"[x]●", "是 ", "[ ]○", "否"});
  CHECK(runs_in(run(text("■大型")) + run(text("☐中型☒小型✔微型"))) ==
        Texts{"[x]■", "大型", "[ ]☐", "中型", "[x]☒", "小型", "[x]✔", "微型"});
}

TEST_CASE("circles in numerals and rows of boxes are no check boxes") {
  CHECK(runs_in(run(text("二○二三年八月"))) == Texts{"二○二三年八月"});
  CHECK(runs_in(run(text("二")) + run(text("○"), "<w:u w:val=\"none\"/>") + run(text("二三年"))) == Texts{"二○二三年"});
  CHECK(runs_in(run(text("邮政编码：□□□□□□"))) == Texts{"邮政编码：□□□□□□"});
  CHECK(runs_in(run(text("○○公司"))) == Texts{"○○公司"});
}

TEST_CASE("symbols of Wingdings are check boxes, as w:sym and as letters") {
  const auto symbol = [](const std::string& font, const std::string& code) {
    return run("<w:sym w:font=\"" + font + "\" w:char=\"" + code + "\"/>");
  };
  CHECK(runs_in(symbol("Wingdings", "F0FE") + run(text("是")) + symbol("Wingdings", "F0A8") + run(text("否"))) ==
        Texts{"[x]☑", "是", "[ ]☐", "否"});
  CHECK(runs_in(symbol("Wingdings", "F0FC")) == Texts{"[x]✔"});
  CHECK(runs_in(symbol("Wingdings", "F0FD")) == Texts{"[x]☒"});
  CHECK(runs_in(symbol("Wingdings", "F06F")) == Texts{"[ ]☐"});
  CHECK(runs_in(symbol("Wingdings", "00FE")) == Texts{"[x]☑"});
  CHECK(runs_in(symbol("Wingdings 2", "F052")) == Texts{"[x]☑"});
  CHECK(runs_in(symbol("Wingdings 2", "F050")) == Texts{"[x]✔"});
  CHECK(runs_in(symbol("Wingdings 2", "F053")) == Texts{"[x]☒"});
  CHECK(runs_in(symbol("Wingdings 2", "F0A3")) == Texts{"[ ]☐"});
  CHECK(runs_in(symbol("Wingdings 2", "F02A")) == Texts{"[ ]☐"});
  CHECK(runs_in(symbol("MS Gothic", "2612")) == Texts{"[x]☒"});
  CHECK(runs_in(symbol("Symbol", "F0B1")) == Texts{"±"});
  const auto in_font = [](const std::string& font, const std::string& letters) {
    return run(text(letters), "<w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" + font + "\"/>");
  };
  CHECK(runs_in(in_font("Wingdings 2", "R") + run(text("是 ")) + in_font("Wingdings 2", "£") + run(text("否"))) ==
        Texts{"[x]☑", "是 ", "[ ]☐", "否"});
  CHECK(runs_in(in_font("Wingdings", "þ") + run(text("是")) + in_font("Wingdings", "¨") + run(text("否"))) ==
        Texts{"[x]☑", "是", "[ ]☐", "否"});
  CHECK(runs_in(in_font("Wingdings 2", "P")) == Texts{"[x]✔"});
  CHECK(runs_in(in_font("Wingdings", "ü")) == Texts{"[x]✔"});
  CHECK(runs_in(in_font("Wingdings", "\uF0FE")) == Texts{"[x]☑"});
  CHECK(runs_in(in_font("Arial", "R")) == Texts{"R"});
}

TEST_CASE("a symbol that has no counterpart is not passed off as a letter") {
  CHECK(runs_in(run("<w:sym w:font=\"Wingdings\" w:char=\"F04A\"/>")) == Texts{"\uFFFD"});
}

TEST_CASE("check box controls count as they are printed, else by their state") {
  const auto control = [](const std::string& checked, const std::string& shown) {
    return "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"" + checked +
           "\"/></w14:checkbox></w:sdtPr><w:sdtContent>" + run(text(shown)) + "</w:sdtContent></w:sdt>";
  };
  CHECK(runs_in(control("1", "☒") + run(text("是")) + control("0", "☐") + run(text("否"))) ==
        Texts{"[x]☒", "是", "[ ]☐", "否"});
  CHECK(runs_in(control("0", "√") + run(text("是"))) == Texts{"[x]√", "是"});  // typed over
  CHECK(runs_in(control("1", "") + run(text("是"))) == Texts{"[x]☑", "是"});
  CHECK(runs_in(control("0", "")) == Texts{"[ ]☐"});
}

TEST_CASE("legacy form fields give their check boxes, drop-downs and texts") {
  const auto field = [](const std::string& data) {
    return run("<w:fldChar w:fldCharType=\"begin\"><w:ffData>" + data + "</w:ffData></w:fldChar>") +
           run("<w:instrText> FORMCHECKBOX </w:instrText>") + run("<w:fldChar w:fldCharType=\"end\"/>");
  };
  CHECK(runs_in(field("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>") + run(text("是"))) ==
        Texts{"[x]☑", "是"});
  CHECK(runs_in(field("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>")) == Texts{"[x]☑"});
  CHECK(runs_in(field("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>")) == Texts{"[ ]☐"});
  CHECK(runs_in(field("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"大型\"/><w:listEntry w:val=\"中型\"/></w:ddList>")) ==
        Texts{"中型"});
}

TEST_CASE("fields show their results and not their instructions") {
  const std::string begin = run("<w:fldChar w:fldCharType=\"begin\"/>"), end = run("<w:fldChar w:fldCharType=\"end\"/>");
  const std::string separate = run("<w:fldChar w:fldCharType=\"separate\"/>");
  CHECK(runs_in(begin + run("<w:instrText>DATE</w:instrText>") + separate + run(text("2023年")) + end + run(text("末"))) ==
        Texts{"2023年末"});
  CHECK(runs_in(begin + run(text("不显示")) + begin + separate + run(text("也不")) + end + separate + run(text("显示")) + end) ==
        Texts{"显示"});
  CHECK(runs_in("<w:fldSimple w:instr=\"PAGE\">" + run(text("3")) + "</w:fldSimple>") == Texts{"3"});
  // An instruction whose end was lost hides no further paragraph.
  CHECK(paragraphs_of(read_body(in_paragraph(begin + run("<w:instrText>X</w:instrText>")) + paragraph("后文"))) ==
        Texts{"后文"});
}

TEST_CASE("content controls give the value shown, and a prompt is no value") {
  const auto control = [](const std::string& properties, const std::string& shown) {
    return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + run(text(shown)) + "</w:sdtContent></w:sdt>";
  };
  CHECK(runs_in(run(text("规模：")) + control("<w:dropDownList/>", "中型")) == Texts{"规模：中型"});
  CHECK(runs_in(run(text("日期：")) + control("<w:date/>", "2023-08-07")) == Texts{"日期：2023-08-07"});
  CHECK(runs_in(run(text("规模：")) + control("<w:showingPlcHdr/><w:dropDownList/>", "请选择")) == Texts{"规模："});
  const std::string block = "<w:sdt><w:sdtContent>" + paragraph("正文") + "</w:sdtContent></w:sdt>";
  CHECK(paragraphs_of(read_body(block)) == Texts{"正文"});
}

TEST_CASE("tracked insertions are read, deletions are not, and both are told") {
  const Document document =
      read_body(in_paragraph(run(text("总投资")) + "<w:ins>" + run(text("500")) + "</w:ins><w:del>" +
                             run("<w:delText>300</w:delText>") + "</w:del>" + run(text("万元"))));
  CHECK(paragraphs_of(document) == Texts{"总投资500万元"});
  CHECK(codes_of(document) == std::vector{WarningCode::kTrackedChanges});
  CHECK(document.status == Status::kReadWithWarnings);
  CHECK(document.warnings[0].message.find("插入 1 处、删除 1 处") != std::string::npos);
  const Document moved = read_body(in_paragraph("<w:moveFrom>" + run(text("甲")) + "</w:moveFrom>") +
                                   in_paragraph("<w:moveTo>" + run(text("甲")) + "</w:moveTo>"));
  CHECK(paragraphs_of(moved) == Texts{"甲"});
}

TEST_CASE("hidden text is not read, and told") {
  const Document document = read_body(in_paragraph(run(text("可见")) + run(text("隐藏"), "<w:vanish/>")));
  CHECK(paragraphs_of(document) == Texts{"可见"});
  CHECK(codes_of(document) == std::vector{WarningCode::kHiddenText});
  CHECK(runs_in(run(text("可见"), "<w:vanish w:val=\"0\"/>")) == Texts{"可见"});
  const Parts styles = {{"word/styles.xml", story("styles", "<w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>"
                                                            "<w:style w:type=\"character\" w:styleId=\"k\"><w:basedOn w:val=\"h\"/></w:style>")}};
  const Document styled = read_body(in_paragraph(run(text("隐藏"), "<w:rStyle w:val=\"k\"/>") + run(text("可见"))), styles,
                                    relationship("rId1", "styles", "styles.xml"));
  CHECK(paragraphs_of(styled) == Texts{"可见"});
}

TEST_CASE("text boxes are read once, in a zone of their own") {
  const std::string box = "<w:txbxContent>" + paragraph("框内") + "</w:txbxContent>";
  const Document document = read_body(in_paragraph(
      run(text("正文")) +
      run("<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
          "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
          "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>")));
  CHECK(paragraphs_of(document) == Texts{"正文", "框内"});
  const auto& inner = std::get<Paragraph>(document.pages[0].blocks[1].content);
  CHECK(inner.zone == Zone::kTextBox);
  CHECK(inner.path == "第1段 文本框");
  const std::string fallback_only = run(
      "<mc:AlternateContent><mc:Choice Requires=\"x\"/><mc:Fallback><w:pict><v:textbox>" + box +
      "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>");
  CHECK(paragraphs_of(read_body(in_paragraph(fallback_only))) == Texts{"框内"});
}

TEST_CASE("numbered paragraphs carry the labels that Word shows") {
  const std::string level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/>"
                            "<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
                            "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/>"
                            "<w:lvlText w:val=\"%1.%2\"/></w:lvl>";
  const std::string boxes = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0A8\"/>"
                            "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl>"
                            "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF06C\"/>"
                            "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl>";
  const Parts parts = {
      {"word/numbering.xml", story("numbering", "<w:abstractNum w:abstractNumId=\"7\">" + level +
                                                    "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">" + boxes +
                                                    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                                                    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>")},
      {"word/styles.xml", story("styles", "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>")}};
  const auto numbered = [](const std::string& list, const std::string& level_number, const std::string& words) {
    return in_paragraph("<w:pPr><w:numPr><w:ilvl w:val=\"" + level_number + "\"/><w:numId w:val=\"" + list +
                        "\"/></w:numPr></w:pPr>" + run(text(words)));
  };
  const std::string styled = in_paragraph("<w:pPr><w:pStyle w:val=\"1\"/></w:pPr>" + run(text("项目")));
  const Document document =
      read_body(numbered("1", "0", "基本信息") + numbered("1", "1", "名称") + numbered("1", "1", "地址") + styled +
                    numbered("1", "1", "投资") + numbered("2", "0", "大型") + numbered("2", "1", "要点"),
                parts, relationship("rId1", "numbering", "numbering.xml") + relationship("rId2", "styles", "styles.xml"));
  CHECK(paragraphs_of(document) ==
        Texts{"一、基本信息", "1.1 名称", "1.2 地址", "二、项目", "2.1 投资", "☐大型", "要点"});
  CHECK(runs_of(document, 5) == Texts{"[ ]☐", "大型"});
}

TEST_CASE("headers, footers and notes that are shown are read into their zones") {
  const Parts parts = {{"word/header1.xml", story("hdr", "<w:tbl><w:tr><w:tc>" + paragraph("页眉文字") + "</w:tc></w:tr></w:tbl>")},
                       {"word/header2.xml", story("hdr", paragraph("首页页眉"))},
                       {"word/footer1.xml", story("ftr", paragraph("第1页"))},
                       {"word/footnotes.xml", story("footnotes", "<w:footnote w:type=\"separator\">" + paragraph("—") +
                                                                     "</w:footnote><w:footnote w:id=\"2\">" +
                                                                     paragraph("注文") + "</w:footnote>")}};
  const std::string section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/>"
                              "<w:headerReference w:type=\"first\" r:id=\"rId2\"/>"
                              "<w:footerReference w:type=\"default\" r:id=\"rId3\"/>";
  const std::string links = relationship("rId1", "header", "header1.xml") + relationship("rId2", "header", "header2.xml") +
                            relationship("rId3", "footer", "/word/footer1.xml") +
                            relationship("rId4", "footnotes", "footnotes.xml");
  const Document document = read_body(paragraph("正文") + section + "</w:sectPr>", parts, links);
  CHECK(paragraphs_of(document) == Texts{"页眉文字", "正文", "注文", "第1页"});
  std::vector<Zone> zones;
  for (const Block& block : document.pages[0].blocks) zones.push_back(std::get<Paragraph>(block.content).zone);
  CHECK(zones == std::vector{Zone::kHeader, Zone::kBody, Zone::kFootnote, Zone::kFooter});
  const Document titled = read_body(paragraph("正文") + section + "<w:titlePg/></w:sectPr>", parts, links);
  CHECK(paragraphs_of(titled) == Texts{"页眉文字", "首页页眉", "正文", "注文", "第1页"});
}

TEST_CASE("Strict files and other prefixes are read alike") {
  Parts parts = docx_parts("");
  parts[2].second = R"(<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>申报书</d:t></d:r></d:p></d:body></d:document>)";
  parts[1].second = R"(<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document.xml"/></Relationships>)";
  const TemporaryFile file(zip_of(parts));
  CHECK(paragraphs_of(read_docx(file.path(), {})) == Texts{"申报书"});
}

TEST_CASE("parts in other encodings are read") {
  Parts parts = docx_parts("");
  parts[2].second = "<?xml version=\"1.0\" encoding=\"GB18030\"?><w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>\xC9\xEA\xB1\xA8"
                    "</w:t></w:r></w:p></w:body></w:document>";
  const TemporaryFile file(zip_of(parts));
  CHECK(paragraphs_of(read_docx(file.path(), {})) == Texts{"申报"});
}

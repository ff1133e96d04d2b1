#include <catch2/catch.hpp>

#include "ofd_fixture.h"

using namespace chushen;
using namespace chushen::fixture;
using Texts = std::vector<std::string>;

namespace {

const std::string kPublicRes = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>";

Document read_page(const std::string& objects, const Parts& more = {}, const std::string& common = "") {
  return read_ofd_parts(ofd_parts({ofd_content(objects)}, more, common));
}

Parts resources(const std::string& inside) {
  return {{"Doc_0/PublicRes.xml", "<ofd:Res xmlns:ofd=\"o\" BaseLoc=\"Res\">" + inside + "</ofd:Res>"}};
}

std::string table_lines() {
  return ofd_line(20, 50, 120, 50) + ofd_line(20, 60, 120, 60) + ofd_line(20, 70, 120, 70) + ofd_line(20, 50, 20, 70) +
         ofd_line(60, 50, 60, 70) + ofd_line(120, 50, 120, 70);
}

const Run& first_run(const Document& document) {
  return std::get<Paragraph>(document.pages.at(0).blocks.at(0).content).lines.at(0).runs.at(0);
}

}  // namespace

TEST_CASE("an OFD gives its text with places in points, and who made it") {
  const Document document = read_page(ofd_text("江门市甲有限公司", 30, 40));
  CHECK(document.kind == Kind::kOfd);
  CHECK(document.status == Status::kRead);
  CHECK(document.warnings.empty());
  CHECK(document.properties.author == "张三");
  CHECK(document.properties.created == "2023-08-07");
  CHECK(document.properties.producer == "写作程序");
  REQUIRE(document.pages.size() == 1);
  const Page& page = document.pages[0];
  CHECK(page.number == 1);
  CHECK(page.width == Approx(595.28).margin(0.01));
  CHECK(page.height == Approx(841.89).margin(0.01));
  CHECK(page.reason == PageReason::kTextLayer);
  CHECK(paragraphs_of(document) == Texts{"江门市甲有限公司"});
  const Run& run = first_run(document);
  CHECK(run.source == TextSource::kText);
  const double unit = 72 / 25.4;
  CHECK(run.box.left == Approx(30 * unit));
  CHECK(run.box.right == Approx(62 * unit));                  // eight characters of 4 mm
  CHECK(run.box.top == Approx((44 - 0.85 * 4) * unit));       // the base line lies at 40 + 4
  REQUIRE(run.edges.size() == 8);
  CHECK(run.edges[2] == Approx(42 * unit).epsilon(0.001));
}

TEST_CASE("distances come repeated, one by one, or not at all") {
  CHECK(paragraphs_of(read_page(ofd_text("100万元", 30, 40, "2 2 2.5 4"))) == Texts{"100万元"});
  CHECK(paragraphs_of(read_page(ofd_text("100万元", 30, 40, "g 2 2 2.5 4"))) == Texts{"100万元"});
  CHECK(paragraphs_of(read_page(ofd_text("100万元", 30, 40, ""))) == Texts{"100万元"});
  CHECK(paragraphs_of(read_page(ofd_text("100万元", 30, 40, "g 99999999999 4"))).size() == 1);
  // A wide gap parts what stands in two columns.
  const Document apart = read_page(ofd_text("甲乙", 30, 40, "40"));
  CHECK(std::get<Paragraph>(apart.pages.at(0).blocks.at(0).content).lines.at(0).runs.size() == 2);
}

TEST_CASE("a matrix scales and moves the text of its object") {
  const Document document = read_page(ofd_text("甲乙", 30, 40, "4", "CTM=\"0.5 0 0 0.5 10 0\""));
  const double unit = 72 / 25.4;
  CHECK(first_run(document).box.left == Approx(40 * unit));
  CHECK(first_run(document).box.width() == Approx(4 * unit));
  CHECK(first_run(document).box.height() == Approx(2 * unit));
}

TEST_CASE("several TextCodes go on where their own places say") {
  const std::string object =
      "<ofd:TextObject Size=\"4\" Boundary=\"30 40 100 20\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"4\">名称</ofd:TextCode>"
      "<ofd:TextCode Y=\"12\" DeltaX=\"4\">地址</ofd:TextCode></ofd:TextObject>";
  const Document document = read_page(object);
  CHECK(text_of(document.pages.at(0).blocks) == "名称\n地址");
}

TEST_CASE("ruling lines make cells with spans, as in a PDF") {
  const std::string text = ofd_text("名称", 22, 52) + ofd_text("江门市甲有限公司", 62, 52) + ofd_text("规上", 22, 62) +
                           ofd_text("☑是 □否", 62, 62, "4 4 2 4");
  const Document document = read_page(table_lines() + text);
  const Table table = table_of(document);
  CHECK(table.path == "表1");
  CHECK(cells_of(table) == Texts{"0,0 1x1 名称", "0,1 1x1 江门市甲有限公司", "1,0 1x1 规上", "1,1 1x1 ☑是 □否"});
  const Line& ticks = std::get<Paragraph>(table.cells.at(3).blocks.at(0).content).lines.at(0);
  CHECK(ticks.runs.at(0).mark == std::vector<Mark>{{true, 1}});
  // The same frame as closed paths and as thin areas.
  const auto rectangle = [](const std::string& attributes, const std::string& data) {
    return "<ofd:PathObject Boundary=\"0 0 210 297\" " + attributes + "><ofd:AbbreviatedData>" + data +
           "</ofd:AbbreviatedData></ofd:PathObject>";
  };
  const std::string frames = rectangle("", "M 20 50 L 60 50 L 60 60 L 20 60 C") + rectangle("", "S 60 50 L 120 50 L 120 60 L 60 60 C") +
                             rectangle("Fill=\"true\" Stroke=\"false\"", "M 20 69.8 L 120 69.8 L 120 70 L 20 70 C") +
                             ofd_line(20, 60, 20, 70) + ofd_line(60, 60, 60, 70) + ofd_line(120, 60, 120, 70);
  CHECK(cells_of(table_of(read_page(frames + text))) == cells_of(table));
}

TEST_CASE("templates lie below or above the page and are read with it") {
  const std::string common = "<ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>";
  const Parts more = {{"Doc_0/Tpls/Tpl_0/Content.xml", ofd_content(table_lines() + ofd_text("名称", 22, 52))}};
  const std::string page = ofd_content(ofd_text("甲公司", 62, 52), "<ofd:Template TemplateID=\"7\" ZOrder=\"Background\"/>");
  const Document document = read_ofd_parts(ofd_parts({page}, more, common));
  CHECK(document.status == Status::kRead);
  CHECK(cells_of(table_of(document)).at(1) == "0,1 1x1 甲公司");
}

TEST_CASE("drawing parameters, blocks and composite objects are followed") {
  const Parts more = resources(
      "<ofd:DrawParams><ofd:DrawParam ID=\"3\" Relative=\"4\"/><ofd:DrawParam ID=\"4\"><ofd:FillColor Value=\"255 255 255\"/>"
      "</ofd:DrawParam></ofd:DrawParams><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"5\"><ofd:Content>" +
      ofd_text("组合", 0, 0) + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>");
  const Document document =
      read_page("<ofd:PageBlock>" + ofd_text("块内", 30, 40) + "</ofd:PageBlock>" +
                    "<ofd:CompositeObject ResourceID=\"5\" Boundary=\"30 60 50 10\"/>" + ofd_text("白字", 30, 80, "4", "DrawParam=\"3\""),
                more, kPublicRes);
  CHECK(text_of(document.pages.at(0).blocks) == "块内\n组合");
  CHECK(codes_of(document) == std::vector{WarningCode::kHiddenText});
}

TEST_CASE("text that does not show is told and not read") {
  const auto colored = [](const std::string& color) { return "<ofd:FillColor Value=\"" + color + "\"/>"; };
  const std::string cover = "<ofd:PathObject Boundary=\"0 0 210 297\" Fill=\"true\" Stroke=\"false\"><ofd:FillColor Value=\"255 255 255\"/>"
                            "<ofd:AbbreviatedData>M 60 39 L 120 39 L 120 47 L 60 47 C</ofd:AbbreviatedData></ofd:PathObject>";
  for (const std::string& hidden :
       {ofd_text("900", 60, 40, "2 2", "", colored("255 255 255")), ofd_text("900", 60, 40, "2 2", "", colored("#FF #FF #FF")),
        ofd_text("900", 60, 40, "2 2", "Visible=\"false\""), ofd_text("900", 60, 40, "2 2", "Alpha=\"0\""),
        ofd_text("900", 60, 40, "2 2", "Fill=\"false\""), ofd_text("900", 500, 40, "2 2"),
        ofd_text("900", 60, 40, "2 2") + cover}) {
    INFO(hidden);
    const Document document = read_page(ofd_text("注册资本100万元", 10, 40) + hidden);
    CHECK(text_of(document.pages.at(0).blocks) == "注册资本100万元");
    CHECK(codes_of(document) == std::vector{WarningCode::kHiddenText});
  }
  // White on a dark ground is seen.
  const std::string dark = "<ofd:PathObject Boundary=\"0 0 210 297\" Fill=\"true\"><ofd:FillColor Value=\"0 0 128\"/>"
                           "<ofd:AbbreviatedData>M 20 39 L 120 39 L 120 47 L 20 47 C</ofd:AbbreviatedData></ofd:PathObject>";
  CHECK(text_of(read_page(dark + ofd_text("表头", 30, 40, "4", "", colored("255 255 255"))).pages.at(0).blocks) == "表头");
}

TEST_CASE("documents in one file follow each other, and pages count on") {
  Parts parts = ofd_parts({ofd_content(ofd_text("甲", 30, 40)), ofd_content(ofd_text("乙", 30, 40))});
  parts[0].second = ofd_root(ofd_body("Doc_0") + ofd_body("Doc_1"));
  parts.emplace_back("Doc_1/Document.xml", ofd_document(1));
  parts.emplace_back("Doc_1/Pages/Page_0/Content.xml", ofd_content(ofd_text("丙", 30, 40)));
  const Document document = read_ofd_parts(parts);
  REQUIRE(document.pages.size() == 3);
  CHECK(document.pages[2].number == 3);
  CHECK(text_of(document.pages[2].blocks) == "丙");
}

TEST_CASE("paths of parts are taken from the root, the own folder or the document's") {
  for (const char* place : {"/Doc_0/Pages/Page_0/Content.xml", "Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"}) {
    Parts parts = ofd_parts({ofd_content(ofd_text("甲", 30, 40))});
    std::string& list = parts[1].second;
    list.replace(list.find("Pages/Page_0/Content.xml"), 24, place);
    INFO(place);
    CHECK(text_of(read_ofd_parts(parts).pages.at(0).blocks) == "甲");
  }
}

TEST_CASE("annotations are drawn and told, attachments named") {
  const Parts more = {
      {"Doc_0/Annots/Annotations.xml", "<ofd:Annotations xmlns:ofd=\"o\"><ofd:Page PageID=\"100\"><ofd:FileLoc>Page_0.xml"
                                       "</ofd:FileLoc></ofd:Page></ofd:Annotations>"},
      {"Doc_0/Annots/Page_0.xml", "<ofd:PageAnnot xmlns:ofd=\"o\"><ofd:Annot Type=\"Path\"><ofd:Appearance Boundary=\"30 60 50 10\">" +
                                      ofd_text("补写", 0, 0) + "</ofd:Appearance></ofd:Annot><ofd:Annot Type=\"Watermark\"><ofd:Appearance "
                                      "Boundary=\"30 90 50 10\">" + ofd_text("水印", 0, 0) + "</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"},
      {"Doc_0/Attachs/Attachments.xml", "<ofd:Attachments xmlns:ofd=\"o\"><ofd:Attachment Name=\"财务报表.xlsx\"/></ofd:Attachments>"}};
  const Document document = read_ofd_parts(ofd_parts({ofd_content(ofd_text("正文", 30, 40))}, more, "", "",
                                                     "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
                                                     "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"));
  CHECK(text_of(document.pages.at(0).blocks) == "正文\n补写");
  CHECK(codes_of(document) == std::vector{WarningCode::kComments, WarningCode::kExternalContent});
  CHECK(document.warnings[1].message.find("财务报表.xlsx") != std::string::npos);
}

TEST_CASE("a blank page of an OFD is blank") {
  const Document document = read_page("");
  CHECK(document.pages.at(0).source == PageSource::kBlank);
  CHECK(codes_of(document) == std::vector{WarningCode::kBlankPage});
}

TEST_CASE("bad OFDs have a status and one sentence") {
  const Parts good = ofd_parts({ofd_content(ofd_text("甲", 30, 40))});
  const std::string whole = zip_of(good);
  const auto check = [](const Document& document, Status status, WarningCode code) {
    REQUIRE(document.warnings.size() == 1);
    INFO(document.warnings[0].message);
    CHECK(document.status == status);
    CHECK(document.warnings[0].code == code);
    CHECK(document.warnings[0].message.find("请") != std::string::npos);
    CHECK(document.kind == Kind::kOfd);
  };
  Parts parts = good;
  parts[1].second = "<ofd:Document";
  check(read_ofd_parts(parts), Status::kDamaged, WarningCode::kBroken);
  parts = good;
  parts.pop_back();  // the only page is not there
  check(read_ofd_parts(parts), Status::kDamaged, WarningCode::kBroken);
  parts = good;
  parts[2].second = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + parts[2].second;
  check(read_ofd_parts(parts), Status::kRefused, WarningCode::kBroken);
  parts = good;
  parts.emplace_back("Doc_0/Document.xml", parts[1].second);
  check(read_ofd_parts(parts), Status::kRefused, WarningCode::kBroken);
  parts = good;
  parts.emplace_back("Encryptions.xml", "<a/>");
  check(read_ofd_parts(parts), Status::kRefused, WarningCode::kEncrypted);
  parts = good;
  parts[0].second = ofd_root("");
  check(read_ofd_parts(parts), Status::kDamaged, WarningCode::kBroken);
  ReadOptions few;
  few.limits.archive_entries = 2;
  check(read_ofd_parts(good, few), Status::kTooLarge, WarningCode::kLimitReached);
  Parts pages = ofd_parts({ofd_content(ofd_text("甲", 30, 40)), ofd_content(ofd_text("乙", 30, 40))});
  ReadOptions one;
  one.limits.pages = 1;
  const Document cut = read_ofd_parts(pages, one);
  CHECK(cut.pages.size() == 1);
  check(cut, Status::kPartial, WarningCode::kLimitReached);
  // One of two pages broken: the other is read.
  pages[3].second = "<ofd:Page";
  const Document half = read_ofd_parts(pages);
  CHECK(half.status == Status::kPartial);
  CHECK(text_of(half.pages.at(0).blocks) == "甲");
}

TEST_CASE("an OFD cut off or turned over at any place gives a document and no crash") {
  const std::string whole = zip_of(ofd_parts({ofd_content(table_lines() + ofd_text("甲公司", 62, 52))}));
  for (std::size_t i = 0; i < whole.size(); i += 41) {
    const Document cut = read_ofd_bytes(whole.substr(0, i));
    CHECK((!cut.pages.empty() || !cut.warnings.empty()));
    std::string turned = whole;
    turned[i] = static_cast<char>(~turned[i]);
    const Document document = read_ofd_bytes(turned);
    CHECK((!document.pages.empty() || !document.warnings.empty()));
  }
}

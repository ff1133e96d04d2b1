#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>

#include "extract/pdf_reader.h"
#include "extract/read_document.h"
#include "pdf_builder.h"

using namespace chushen;

namespace {

Document read(const std::string& bytes, const ReadOptions& options = {}) {
  const TemporaryFile file(bytes);
  return read_pdf(file.path(), options);
}

bool has(const Document& document, WarningCode code, int page) {
  for (const Warning& warning : document.warnings)
    if (warning.code == code && warning.page == page && !warning.message.empty()) return true;
  return false;
}

std::string fixture(const std::string& name) { return std::string(CHUSHEN_SOURCE_DIR) + "/fixtures/" + name; }

const std::string kTable =
    "80 700 m 400 700 l S 80 670 m 400 670 l S 80 640 m 400 640 l S 80 640 m 80 700 l S 200 640 m 200 700 l S "
    "400 640 m 400 700 l S ";

}  // namespace

TEST_CASE("a table in a PDF becomes cells with their text and places") {
  PdfBuilder pdf;
  pdf.add_page(kTable + PdfBuilder::show("企业名称", 85, 680) + PdfBuilder::show("江门市某某有限公司", 205, 680) +
               PdfBuilder::show("是否规上", 85, 650) + PdfBuilder::show("☑是 □否", 205, 650));
  pdf.add_page(kTable + PdfBuilder::show("甲", 85, 680));
  const Document document = read(pdf.bytes());
  CHECK(document.kind == Kind::kPdf);
  CHECK(document.status == Status::kRead);
  CHECK(document.warnings.empty());
  CHECK(document.bytes > 0);
  REQUIRE(document.pages.size() == 2);
  CHECK(document.pages[0].source == PageSource::kText);
  CHECK(document.pages[0].dpi == 0);
  const auto& table = std::get<Table>(document.pages[0].blocks.at(0).content);
  CHECK(table.path == "表1");
  CHECK(std::get<Table>(document.pages[1].blocks.at(0).content).path == "表2");
  REQUIRE(table.cells.size() == 4);
  CHECK(text_of(table.cells[1].blocks) == "江门市某某有限公司");
  CHECK(table.cells[1].box == Rect{200, 142, 400, 172});
  const Line& line = std::get<Paragraph>(table.cells[3].blocks.at(0).content).lines.at(0);
  REQUIRE(line.runs.size() == 4);
  CHECK(line.runs[0].mark == std::vector<Mark>{{true, 1}});
  CHECK(line.runs[2].mark == std::vector<Mark>{{false, 1}});
}

TEST_CASE("values of form fields stand at their place") {
  PdfBuilder pdf;
  const std::string widget = "<< /Type /Annot /Subtype /Widget ";
  const int name = pdf.add(widget + "/FT /Tx /T (a) /V <FEFF7532516C53F8> /Rect [205 672 390 698] >>");
  const int tick = pdf.add(widget + "/FT /Btn /T (b) /V /Yes /AS /Yes /Rect [205 645 217 657] /AP << /N << /Yes null >> >> >>");
  pdf.set_catalog("/AcroForm << /Fields [" + std::to_string(name) + " 0 R " + std::to_string(tick) + " 0 R] >>");
  pdf.add_page(kTable + PdfBuilder::show("企业名称", 85, 680) + PdfBuilder::show("是", 220, 648),
               "/Annots [" + std::to_string(name) + " 0 R " + std::to_string(tick) + " 0 R]");
  const Document document = read(pdf.bytes());
  const auto& table = std::get<Table>(document.pages.at(0).blocks.at(0).content);
  const Line& value = std::get<Paragraph>(table.cells[1].blocks.at(0).content).lines.at(0);
  CHECK(value.runs[0].text == "甲公司");
  CHECK(value.runs[0].source == TextSource::kFormField);
  CHECK(value.runs[0].box.left == Approx(205));
  const Line& box = std::get<Paragraph>(table.cells[3].blocks.at(0).content).lines.at(0);
  REQUIRE(box.runs.size() == 2);
  CHECK(box.runs[0].mark.size() == 1);
  CHECK(box.runs[1].text == "是");
}

TEST_CASE("hidden text is reported with its page") {
  PdfBuilder pdf;
  pdf.add_page(PdfBuilder::show("注册资本100万元", 85, 680));
  pdf.add_page(PdfBuilder::show("注册资本100万元", 85, 680) + PdfBuilder::show("900", 205, 680, "1 g "));
  const Document document = read(pdf.bytes());
  CHECK(document.status == Status::kReadWithWarnings);
  CHECK(document.warnings.size() == 1);
  CHECK(has(document, WarningCode::kHiddenText, 2));
  CHECK(text_of(document.pages[1].blocks) == "注册资本100万元");
}

TEST_CASE("a scanned page gets its size from the crop box and its resolution from the picture") {
  PdfBuilder pdf;
  const int picture = pdf.add_stream(
      "/Type /XObject /Subtype /Image /Width 1000 /Height 1414 /ColorSpace /DeviceGray /BitsPerComponent 1",
      std::string(1414 * 125, '\xFF'));
  pdf.add_page("q 600 0 0 848.4 0 0 cm /Im Do Q", "/MediaBox [0 0 600 848.4]",
               "/Im " + std::to_string(picture) + " 0 R");
  const Document document = read(pdf.bytes());
  REQUIRE(document.pages.size() == 1);
  CHECK(document.pages[0].number == 1);
  CHECK(document.pages[0].source != PageSource::kText);
  CHECK(document.pages[0].width == Approx(600));
  CHECK(document.pages[0].dpi == Approx(120));
}

TEST_CASE("a scan whose JPEG was cut off is read as far as it goes and says so") {
  const std::string jpeg = [] {
    std::ifstream in(std::string(CHUSHEN_SOURCE_DIR) + "/tests/extract/scan_data/upright.jpg", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  for (const bool whole : {true, false}) {
    PdfBuilder pdf;
    const int picture = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 333 /Height 125 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
        whole ? jpeg : jpeg.substr(0, jpeg.size() / 2));
    pdf.add_page("q 160 0 0 60 0 0 cm /Im Do Q", "/MediaBox [0 0 160 60]", "/Im " + std::to_string(picture) + " 0 R");
    const Document document = read(pdf.bytes());
    CHECK(has(document, WarningCode::kBroken, 1) != whole);
    REQUIRE(document.pages.size() == 1);
    CHECK(document.pages[0].source == PageSource::kPicture);
  }
}

TEST_CASE("a picture of a hundred thousand pixels each way is not drawn; the other pages are read") {
  PdfBuilder pdf;
  const int picture = pdf.add_stream(
      "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1", "");
  pdf.add_page("q 595 0 0 842 0 0 cm /Im Do Q", "", "/Im " + std::to_string(picture) + " 0 R");
  pdf.add_page(PdfBuilder::show("text of the second page", 72, 700));
  const Document document = read(pdf.bytes());
  CHECK(has(document, WarningCode::kLimitReached, 1));
  CHECK(document.status == Status::kPartial);
  REQUIRE(document.pages.size() == 2);
  CHECK(document.pages[1].source == PageSource::kText);
  CHECK_FALSE(document.pages[1].blocks.empty());
}

TEST_CASE("an empty page is blank and says so") {
  PdfBuilder pdf;
  pdf.add_page("");
  const Document document = read(pdf.bytes());
  CHECK(document.pages.at(0).source == PageSource::kBlank);
  CHECK(has(document, WarningCode::kBlankPage, 1));
}

TEST_CASE("pages beyond the limit are left out and named") {
  PdfBuilder pdf;
  for (int i = 0; i < 3; ++i) pdf.add_page(PdfBuilder::show("正文内容", 85, 680));
  ReadOptions options;
  options.limits.pages = 2;
  const Document document = read(pdf.bytes(), options);
  CHECK(document.pages.size() == 2);
  CHECK(document.status == Status::kPartial);
  CHECK(has(document, WarningCode::kLimitReached, 0));
}

TEST_CASE("encrypted, damaged, empty and missing files have their status and a sentence") {
  const Document locked = read_pdf(fixture("bad/encrypted.pdf"), {});
  CHECK(locked.status == Status::kRefused);
  CHECK(has(locked, WarningCode::kEncrypted, 0));
  for (const std::string& bytes : {std::string("%PDF-1.4 and no more"), std::string(), std::string(5000, '\0'),
                                   std::string("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << "
                                               "/Root 1 0 R >>")}) {
    const Document damaged = read(bytes);
    CHECK(damaged.status == Status::kDamaged);
    CHECK(has(damaged, WarningCode::kBroken, 0));
    CHECK(damaged.pages.empty());
  }
  CHECK(read_pdf("/nowhere/such.pdf", {}).status == Status::kDamaged);
}

TEST_CASE("a file cut off at any place gives a document and no crash") {
  PdfBuilder pdf;
  pdf.add_page(kTable + PdfBuilder::show("企业名称", 85, 680));
  const std::string bytes = pdf.bytes();
  for (std::size_t length = 0; length < bytes.size(); length += 97) {
    const Document document = read(bytes.substr(0, length));
    if (document.status == Status::kRead) CHECK(!document.pages.empty());
    if (document.pages.empty()) CHECK(!document.warnings.empty());
  }
}

TEST_CASE("a page of enormous size is drawn within the limit of pixels") {
  PdfBuilder pdf;
  pdf.add_page("100 100 m 9000000 9000000 l S", "/MediaBox [0 0 10000000 10000000]");
  const TemporaryFile file(pdf.bytes());
  const auto image = PdfFile::open(file.path())->render(1, 300, {1'000'000});
  REQUIRE(image);
  CHECK(static_cast<double>(image->width) * image->height < 1.1e6);
}

TEST_CASE("a page of millions of operators that draw nothing ends, keeps what came before and says so") {
  PdfBuilder pdf;
  std::string nothing;
  for (int i = 0; i < 1'000'000; ++i) nothing += "q Q ";
  const int form = pdf.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 500 500]", nothing);
  std::string content = PdfBuilder::show("甲", 72, 700);
  for (int i = 0; i < 1000; ++i) content += "/X Do ";
  pdf.add_page(content, "", "/X " + std::to_string(form) + " 0 R");
  const TemporaryFile file(pdf.bytes());
  const Document document = read_pdf(file.path(), {});
  CHECK(document.status == Status::kPartial);
  REQUIRE_FALSE(document.warnings.empty());
  CHECK(document.warnings.front().code == WarningCode::kLimitReached);
}

TEST_CASE("forms within forms that draw nothing end, however often they call each other") {
  PdfBuilder pdf;
  const std::string head = "/Type/XObject/Subtype/Form/BBox[0 0 500 500]";
  int inner = pdf.add_stream(head, "q Q");
  std::string ten;
  for (int i = 0; i < 10; ++i) ten += "/X Do ";
  for (int depth = 0; depth < 12; ++depth)
    inner = pdf.add_stream(head + "/Resources<</XObject<</X " + std::to_string(inner) + " 0 R>>>>", ten);
  pdf.add_page(PdfBuilder::show("甲", 72, 700) + "/X Do ", "", "/X " + std::to_string(inner) + " 0 R");
  pdf.add_page(PdfBuilder::show("第二页", 72, 700));
  const Document document = read(pdf.bytes());
  CHECK(document.status == Status::kPartial);
  CHECK(has(document, WarningCode::kLimitReached, 1));
  REQUIRE(document.pages.size() == 2);
  CHECK(text_of(document.pages[0].blocks) == "甲");
  CHECK(text_of(document.pages[1].blocks) == "第二页");
}

namespace {

/// A page of text with a red square of a seal's size, in `picture`'s coding.
std::string sealed_page(const std::string& entries, const std::string& data) {
  PdfBuilder pdf;
  const int picture = pdf.add_stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 " + entries, data);
  std::string text;
  for (int i = 0; i < 12; ++i) text += PdfBuilder::show("二十个字的一行文字二十个字的一行文字一二", 90, 700 - 20 * i);
  pdf.add_page(text + "q 113 0 0 113 300 100 cm /Im Do Q", "", "/Im " + std::to_string(picture) + " 0 R");
  return pdf.bytes();
}

}  // namespace

TEST_CASE("a seal on a page that cannot be drawn in time is told") {
  std::string ring;
  for (int y = 0; y < 120; ++y)
    for (int x = 0; x < 120; ++x) {
      const double radius = std::hypot(x - 59.5, y - 59.5);
      ring += radius > 42 && radius < 50 ? "\xD2\x1E\x1E" : "\xFF\xFF\xFF";
    }
  const std::string bytes = sealed_page("/Width 120 /Height 120", ring);
  REQUIRE(read(bytes).pages.at(0).seals.size() == 1);
  CHECK_FALSE(has(read(bytes), WarningCode::kLimitReached, 1));

  ReadOptions options;
  options.limits.drawing_seconds = 1e-9;
  const Document document = read(bytes, options);
  CHECK(document.status == Status::kPartial);
  CHECK(has(document, WarningCode::kLimitReached, 1));
  CHECK(document.pages.at(0).seals.size() == 1);  // that one is there stays
}

TEST_CASE("a picture of a seal's size that cannot be decoded is told, its data being of another width than the page says") {
  std::ifstream in(std::string(CHUSHEN_SOURCE_DIR) + "/tests/extract/scan_data/upright.jpg", std::ios::binary);
  const std::string jpeg{std::istreambuf_iterator<char>(in), {}};
  const Document document = read(sealed_page("/Width 77 /Height 77 /Filter /DCTDecode", jpeg));
  CHECK(document.status == Status::kPartial);
  CHECK(has(document, WarningCode::kBroken, 1));
  CHECK(text_of(document.pages.at(0).blocks).find("二十个字的一行文字") == 0);
}

TEST_CASE("a path of so many points that drawing it takes the machine's memory is not drawn") {
  PdfBuilder pdf;
  std::string path = "0 0 m ";
  for (int i = 0; i < 200'000; ++i) path += std::to_string(i * 37 % 595) + " " + std::to_string(i * 91 % 842) + " l ";
  pdf.add_page(path + "S");
  pdf.add_page(PdfBuilder::show("第二页", 72, 700));
  const Document document = read(pdf.bytes());
  CHECK(document.status == Status::kPartial);
  CHECK(has(document, WarningCode::kPageUnreadable, 1));
  CHECK(text_of(document.pages.at(1).blocks) == "第二页");
}

TEST_CASE("patterns of countless tiles are not drawn") {
  PdfBuilder pdf;
  const std::string head = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] /XStep 0.001 /YStep 0.001 /Resources << ";
  const int inner = pdf.add_stream(head + ">>", "0 0 1 1 re f");
  const int outer = pdf.add_stream(head + "/Pattern << /P " + std::to_string(inner) + " 0 R >> >>", "/Pattern cs /P scn 0 0 2 2 re f");
  pdf.add_page("/Pattern cs /P scn 0 0 595 842 re f", "", "/X 1 0 R >> /Pattern << /P " + std::to_string(outer) + " 0 R");
  pdf.add_page(PdfBuilder::show("第二页", 72, 700));
  const Document document = read(pdf.bytes());
  CHECK(has(document, WarningCode::kPageUnreadable, 1));
  CHECK(text_of(document.pages.at(1).blocks) == "第二页");
}

TEST_CASE("the version of the library is known") { CHECK(poppler_version().find('.') != std::string::npos); }

TEST_CASE("a page of text that lies on its side or upside down is turned as a person turns it") {
  const std::string content = kTable + PdfBuilder::show("企业名称", 85, 680) + PdfBuilder::show("江门市某某有限公司", 205, 680) +
                              PdfBuilder::show("统一社会信用代码是十八位", 85, 650);
  PdfBuilder upright;
  upright.add_page(content);
  const Document expected = read(upright.bytes());
  for (const int rotate : {90, 180, 270}) {
    INFO(rotate);
    PdfBuilder pdf;
    pdf.add_page(content, "/Rotate " + std::to_string(rotate));
    const Document document = read(pdf.bytes());
    CHECK(document.pages.at(0).quarter_turns == 4 - rotate / 90);
    CHECK(document.pages.at(0).blocks == expected.pages.at(0).blocks);
    CHECK(document.pages.at(0).width == 595);
  }
  PdfBuilder note;  // a margin note that stands on its side turns nothing
  note.add_page(content + "BT /F1 10 Tf 0 1 -1 0 30 300 Tm <5907> Tj ET ");
  CHECK(read(note.bytes()).pages.at(0).quarter_turns == 0);
}

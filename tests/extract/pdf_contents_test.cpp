#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "extract/read_document.h"
#include "pdf_builder.h"

using namespace chushen;

namespace {

std::string data(const std::string& name) {
  std::ifstream in(std::string(CHUSHEN_SOURCE_DIR) + "/tests/extract/pdf_data/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Document read(const std::string& bytes) {
  const TemporaryFile file(bytes);
  return read_pdf(file.path(), {});
}

/// The one warning of that code, or "".
std::string said(const Document& document, WarningCode code) {
  std::string found;
  for (const Warning& warning : document.warnings)
    if (warning.code == code) found += warning.message;
  return found;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string kBody = PdfBuilder::show("注册资本100万元", 85, 680);

/// A page with annotations.
Document read_notes(const std::vector<std::string>& notes) {
  PdfBuilder pdf;
  std::string list;
  for (const std::string& note : notes) list += std::to_string(pdf.add("<< /Type /Annot /Rect [100 100 200 120] " + note + " >>")) + " 0 R ";
  pdf.add_page(kBody, "/Annots [" + list + "]");
  return read(pdf.bytes());
}

/// A page with one form field, given by its entries.
Document read_field(const std::string& entries) {
  PdfBuilder pdf;
  const int field = pdf.add("<< /Type /Annot /Subtype /Widget /T (a) /Rect [205 672 390 698] " + entries + " >>");
  pdf.set_catalog("/AcroForm << /Fields [" + std::to_string(field) + " 0 R] >>");
  pdf.add_page(kBody, "/Annots [" + std::to_string(field) + " 0 R]");
  return read(pdf.bytes());
}

}  // namespace

TEST_CASE("a signature that holds is listed with its signer, and that it covers the whole file") {
  const Document document = read(data("signed.pdf"));
  REQUIRE(document.signatures.size() == 1);
  const Signature& signature = document.signatures[0];
  CHECK(signature.state == SignatureState::kIntact);
  CHECK(signature.whole_file);
  CHECK(signature.signer == "江门市甲有限公司");
  CHECK(signature.time.starts_with("2026-11-23T"));
  CHECK(document.status == Status::kReadWithWarnings);
  CHECK(holds(said(document, WarningCode::kSignature), "覆盖整个文件，所覆盖的内容签名后未改动"));
  CHECK(text_of(document.pages.at(0).blocks) == "registered capital 100");
}

TEST_CASE("a changed byte alters a signature, added bytes are not covered by it") {
  std::string changed = data("signed.pdf");
  const std::size_t at = changed.find("capital 100");
  REQUIRE(at != changed.npos);
  changed.replace(at, 11, "capital 900");
  const Document altered = read(changed);
  REQUIRE(altered.signatures.size() == 1);
  CHECK(altered.signatures[0].state == SignatureState::kAltered);
  CHECK(holds(said(altered, WarningCode::kSignature), "不一致"));
  const Document longer = read(data("signed.pdf") + "% added\n");
  REQUIRE(longer.signatures.size() == 1);
  CHECK(longer.signatures[0].state == SignatureState::kIntact);
  CHECK_FALSE(longer.signatures[0].whole_file);
  CHECK(holds(said(longer, WarningCode::kSignature), "其后另有增改"));
}

TEST_CASE("a signature field that nobody signed is no signature, a broken one is not said to hold") {
  CHECK(read_field("/FT /Sig").signatures.empty());
  const Document broken = read_field("/FT /Sig /V << /Type /Sig /Filter /X /SubFilter /adbe.pkcs7.detached /Contents <00FF> /ByteRange [0 9 9 9] >>");
  REQUIRE(broken.signatures.size() == 1);
  CHECK(broken.signatures[0].state != SignatureState::kIntact);
  CHECK_FALSE(broken.signatures[0].whole_file);
}

TEST_CASE("notes on a page are told by kind, and icons draw nothing") {
  const Document document = read_notes({"/Subtype /FreeText /Contents (fill 900) /DA (/F1 10 Tf)", "/Subtype /StrikeOut /QuadPoints [1 2 3 4 5 6 7 8]",
                                        "/Subtype /Text /Contents (note)", "/Subtype /Stamp /Name /Approved",
                                        "/Subtype /Link /A << /S /URI /URI (http://127.0.0.1:9/) >>", "/Subtype /Text /F 2 /Contents (hidden)"});
  const std::string message = said(document, WarningCode::kComments);
  CHECK(message == "第1页正文之外另有文本框1处“fill 900”、图章1处、删除线1处、批注1处，请核实后合并到正文或删除。");
  CHECK(document.status == Status::kReadWithWarnings);
  CHECK(holds(text_of(document.pages.at(0).blocks), "注册资本100万元"));
  CHECK(read_notes({"/Subtype /Link"}).warnings.empty());
  CHECK(text_of(read_notes({"/Subtype /Text /Contents (note)"}).pages.at(0).blocks) == "注册资本100万元");
}

TEST_CASE("embedded files are named, scripts and actions told, none run") {
  PdfBuilder pdf;
  const int file = pdf.add_stream("/Type /EmbeddedFile", "x");
  const int spec = pdf.add("<< /Type /Filespec /F (report.xlsx) /UF (report.xlsx) /EF << /F " + std::to_string(file) + " 0 R >> >>");
  pdf.set_catalog("/Names << /EmbeddedFiles << /Names [(a) " + std::to_string(spec) + " 0 R] >> /JavaScript << /Names [(j) << /S "
                  "/JavaScript /JS (app.alert\\(1\\)) >>] >> >>");
  pdf.add_page(kBody);
  const Document document = read(pdf.bytes());
  CHECK(holds(said(document, WarningCode::kExternalContent), "report.xlsx"));
  CHECK(holds(said(document, WarningCode::kExternalContent), "脚本"));
  PdfBuilder opens, shows;
  opens.set_catalog("/OpenAction << /S /Launch /F (calc.exe) >>");
  opens.add_page(kBody);
  CHECK(holds(said(read(opens.bytes()), WarningCode::kExternalContent), "动作"));
  shows.set_catalog("/OpenAction [3 0 R /Fit]");
  shows.add_page(kBody);
  CHECK(read(shows.bytes()).warnings.empty());
}

TEST_CASE("a form in XFA is told") {
  PdfBuilder pdf;
  const int xfa = pdf.add_stream("", "<xdp/>");
  pdf.set_catalog("/AcroForm << /Fields [] /XFA " + std::to_string(xfa) + " 0 R >>");
  pdf.add_page(kBody);
  const Document document = read(pdf.bytes());
  CHECK(holds(said(document, WarningCode::kUnsupported), "XFA"));
  CHECK(text_of(document.pages.at(0).blocks) == "注册资本100万元");
}

TEST_CASE("form fields give their value, not what is drawn for them") {
  PdfBuilder pdf;
  const int drawing = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 185 26]", "BT /F1 10 Tf 2 8 Td <00390030> Tj ET");
  const int field = pdf.add("<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (800) /Rect [205 672 390 698] /AP << /N " +
                            std::to_string(drawing) + " 0 R >> >>");
  pdf.set_catalog("/AcroForm << /Fields [" + std::to_string(field) + " 0 R] >>");
  pdf.add_page(kBody, "/Annots [" + std::to_string(field) + " 0 R]");
  CHECK(text_of(read(pdf.bytes()).pages.at(0).blocks) == "注册资本100万元 800");
}

TEST_CASE("choices show what was chosen, radio buttons and boxes their state") {
  const std::string choice = "/FT /Ch /Ff 131072 /Opt [[(l) (large)] [(m) (medium)]] /V (m)";
  CHECK(text_of(read_field(choice).pages.at(0).blocks) == "注册资本100万元 medium");
  const auto button = [](const std::string& state) {
    return "/FT /Btn /Ff 49152 /V /" + state + " /AS /" + state + " /AP << /N << /Yes null >> >>";
  };
  CHECK(holds(text_of(read_field(button("Yes")).pages.at(0).blocks), "☑"));
  CHECK(holds(text_of(read_field(button("Off")).pages.at(0).blocks), "☐"));
}

TEST_CASE("a field that does not show is told and not read") {
  const Document document = read_field("/FT /Tx /V (900) /F 2");
  CHECK(text_of(document.pages.at(0).blocks) == "注册资本100万元");
  CHECK(holds(said(document, WarningCode::kHiddenText), "1个不显示的表单域"));
}

TEST_CASE("a file that opens without a password is read, whatever it forbids") {
  const Document document = read(data("owner_password.pdf"));
  CHECK(document.status == Status::kRead);
  CHECK(text_of(document.pages.at(0).blocks) == "registered capital 100");
}

TEST_CASE("who made a PDF and when is read from it") {
  PdfBuilder pdf;
  pdf.add_page(kBody);
  const int info = pdf.add("<< /Author <FEFF5F204E09> /CreationDate (D:20230807091200+08'00') /Producer (Writer) >>");
  std::string bytes = pdf.bytes();
  bytes.replace(bytes.find("/Root 1 0 R"), 11, "/Info " + std::to_string(info) + " 0 R /Root 1 0 R");
  const Document document = read(bytes);
  CHECK(document.properties.author == "张三");
  CHECK(document.properties.created == "D:20230807091200+08'00'");
  CHECK(document.properties.producer == "Writer");
}

TEST_CASE("each page says why it was read as it was") {
  PdfBuilder pdf;
  const std::string grey = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 ";
  const int scan = pdf.add_stream(grey + "/Width 300 /Height 424", std::string(300 * 424, '\xF0'));
  const std::string whole = "q 595 0 0 842 0 0 cm /Im Do Q ", resource = "/Im " + std::to_string(scan) + " 0 R";
  pdf.add_page(kBody);
  pdf.add_page("");
  pdf.add_page(whole, "", resource);
  pdf.add_page(whole + PdfBuilder::show("注册资本900万元", 85, 680, "3 Tr "), "", resource);
  pdf.add_page(PdfBuilder::show("注册资本900万元", 85, 680) + whole, "", resource);
  pdf.add_page(whole + kBody, "", resource);
  const Document document = read(pdf.bytes());
  std::vector<PageReason> reasons;
  for (const Page& page : document.pages) reasons.push_back(page.reason);
  CHECK(reasons == std::vector{PageReason::kTextLayer, PageReason::kNothingDrawn, PageReason::kOnlyPicture, PageReason::kOcrLayer,
                               PageReason::kOcrLayer, PageReason::kFewWords});
  for (const std::size_t layered : {3, 4}) {
    CHECK(document.pages[layered].source != PageSource::kText);
    CHECK_FALSE(holds(text_of(document.pages[layered].blocks), "900"));
  }
}

TEST_CASE("a large picture beside much text is read too, one below the text is not") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += PdfBuilder::show("正文正文正文正文正文", 60, 800 - 12 * i);
  const auto page = [&](const std::string& place, int height) {
    PdfBuilder pdf;
    std::string pixels(400 * 300, '\xFF');
    for (int y = 100; y < 140; ++y)
      for (int x = 50; x < 350; x += 3) pixels[y * 400 + x] = '\0';
    const int picture = pdf.add_stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Width 400 /Height 300", pixels);
    pdf.add_page("q 400 0 0 " + std::to_string(height) + place + " cm /Im Do Q " + text, "", "/Im " + std::to_string(picture) + " 0 R");
    return read(pdf.bytes());
  };
  const Document beside = page(" 60 100", 300), below = page(" 50 450", 380);
  CHECK_FALSE(said(beside, WarningCode::kNoRecognizer).empty());  // no models were given: it was to be recognized
  CHECK(beside.pages.at(0).reason != PageReason::kNone);
  CHECK(holds(text_of(beside.pages[0].blocks), "正文正文正文"));
  CHECK(below.warnings.empty());
  CHECK(below.pages.at(0).source == PageSource::kText);
  CHECK(below.pages[0].reason == PageReason::kTextLayer);
}

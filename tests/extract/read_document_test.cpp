#include "extract/read_document.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "docx_fixture.h"

using namespace chushen;
using namespace chushen::fixture;

namespace {

Document read_as(const std::string& bytes, const std::string& extension, const ReadOptions& options = {}) {
  const TemporaryFile file(bytes, extension);
  return read_document(file.path(), options);
}

void check_refused(const Document& document, Kind kind, WarningCode code, Status status = Status::kRefused) {
  INFO(document.warnings.size());
  REQUIRE_FALSE(document.warnings.empty());
  CHECK(document.kind == kind);
  CHECK(document.status == status);
  CHECK(document.warnings[0].code == code);
  CHECK(document.warnings[0].message.ends_with("。"));
  CHECK(document.warnings[0].message.find("请") != std::string::npos);
  CHECK(document.pages.empty());
}

/// A white 24-bit BMP of one A4 page at 50 dpi with a black bar.
std::string page_picture() {
  const int width = 412, height = 584, row = (width * 3 + 3) / 4 * 4;
  std::string bytes("BM", 2);
  const auto add = [&bytes](unsigned value, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  };
  add(54 + row * height, 4), add(0, 4), add(54, 4), add(40, 4), add(width, 4), add(height, 4), add(1, 2), add(24, 2);
  add(0, 4), add(row * height, 4), add(1969, 4), add(1969, 4), add(0, 8);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < row; ++x) bytes += y > 300 && y < 330 && x > 200 && x < 900 ? '\0' : '\xFF';
  return bytes;
}

Parts picture_parts(const std::string& media, const std::string& body_after = "") {
  const std::string picture = "<w:p><w:r><w:drawing><wp:extent cx=\"7560000\" cy=\"10692000\"/><a:blip r:embed=\"rId5\"/>"
                              "</w:drawing></w:r></w:p>";
  return docx_parts(picture + picture + body_after, {{"word/media/image1.bmp", media}},
                    relationship("rId5", "image", "media/image1.bmp"));
}

}  // namespace

TEST_CASE("a file is read by its content, and a wrong extension is told") {
  const std::string docx = zip_of(docx_parts(paragraph("申报书")));
  const Document right = read_as(docx, ".docx");
  CHECK(right.kind == Kind::kDocx);
  CHECK(right.status == Status::kRead);
  CHECK(right.bytes == docx.size());
  CHECK(paragraphs_of(right) == std::vector<std::string>{"申报书"});
  const Document wrong = read_as(docx, ".pdf");
  CHECK(wrong.kind == Kind::kDocx);
  CHECK(wrong.status == Status::kReadWithWarnings);
  CHECK(codes_of(wrong) == std::vector{WarningCode::kWrongExtension});
  CHECK(wrong.warnings[0].message == "文件扩展名 .pdf 与实际格式（DOCX）不一致，已按实际格式处理，请更正扩展名。");
  CHECK(paragraphs_of(wrong) == std::vector<std::string>{"申报书"});
}

TEST_CASE("plain texts are read line by line, whatever they call themselves") {
  const Document document = read_as("项目说明\r\n\r\n☑是 □否\n", ".txt");
  CHECK(document.kind == Kind::kTxt);
  CHECK(document.status == Status::kRead);
  CHECK(document.pages[0].number == 0);
  CHECK(paragraphs_of(document) == std::vector<std::string>{"项目说明", "☑是 □否"});
  CHECK(std::get<Paragraph>(document.pages[0].blocks[1].content).path == "第3行");
  CHECK(runs_of(document, 1) == std::vector<std::string>{"[x]☑", "是 ", "[ ]□", "否"});
  CHECK(codes_of(read_as("只是文字", ".docx")) == std::vector{WarningCode::kWrongExtension});
}

TEST_CASE("what is not read is refused with what to do, never silently empty") {
  check_refused(read_as("", ".docx"), Kind::kOther, WarningCode::kEmptyFile, Status::kDamaged);
  check_refused(read_as("{\\rtf1}", ".rtf"), Kind::kRtf, WarningCode::kUnsupported);
  check_refused(read_as("{\\rtf1}", ".doc"), Kind::kRtf, WarningCode::kUnsupported);
  check_refused(read_as(zip_of({{"a.txt", "x"}}), ".zip"), Kind::kArchive, WarningCode::kUnsupported);
  check_refused(read_as(zip_of({{"[Content_Types].xml", "x"}, {"xl/workbook.bin", "x"}}), ".xlsb"), Kind::kXls, WarningCode::kUnsupported);
  check_refused(read_as("GIF89a", ".gif"), Kind::kImage, WarningCode::kUnsupported);
  check_refused(read_as("<html>", ".doc"), Kind::kOther, WarningCode::kUnsupported);
  check_refused(read_as(std::string(1000, '\0'), ".docx"), Kind::kOther, WarningCode::kNotADocument);
  check_refused(read_document("/no/such/file.docx", {}), Kind::kOther, WarningCode::kBroken);
}

TEST_CASE("a file beyond the limit is not opened") {
  ReadOptions options;
  options.limits.file_bytes = 10;
  check_refused(read_as("一二三四五六七八九十", ".txt", options), Kind::kTxt, WarningCode::kLimitReached, Status::kTooLarge);
}

TEST_CASE("every bad file of the fixtures ends with a status and a sentence") {
  const std::filesystem::path folder = std::filesystem::path(CHUSHEN_SOURCE_DIR) / "fixtures/bad";
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename() == "no-form.docx") continue;  // sound, but no form
    INFO(entry.path());
    const Document document = read_document(entry.path(), {});
    CHECK(document.status != Status::kRead);
    CHECK_FALSE(document.warnings.empty());
    CHECK(document.bytes == entry.file_size());
    ++files;
  }
  CHECK(files >= 8);
}

TEST_CASE("pictures of pages in a Word file are read as pages") {
  const Document document = read_as(zip_of(picture_parts(page_picture())), ".docx");
  REQUIRE(document.pages.size() == 2);
  CHECK(document.kind == Kind::kDocx);
  CHECK(document.pages[0].number == 1);
  CHECK(document.pages[1].number == 2);
  CHECK(document.pages[1].source == PageSource::kPicture);
  CHECK(document.pages[1].height == Approx(841.9).margin(2));
  // Without models Tesseract reads them alone, which is told once.
  CHECK(document.status == Status::kReadWithWarnings);
  const auto codes = codes_of(document);
  CHECK(std::count(codes.begin(), codes.end(), WarningCode::kNoRecognizer) == 1);
}

TEST_CASE("words beside the pictures stay, and a picture that cannot be read makes the document partial") {
  const Document document = read_as(zip_of(picture_parts("not a picture", paragraph("盖章扫描件"))), ".docx");
  REQUIRE(document.pages.size() == 3);
  CHECK(document.pages[0].number == 0);
  CHECK(paragraphs_of(document) == std::vector<std::string>{"盖章扫描件"});
  CHECK(document.status == Status::kPartial);
  CHECK(codes_of(document) == std::vector{WarningCode::kPageUnreadable, WarningCode::kPageUnreadable});
}

TEST_CASE("the readers name themselves and their versions") {
  const auto versions = reader_versions({});
  REQUIRE(versions.size() >= 3);
  CHECK(versions[0].starts_with("docx "));
  CHECK(reader_versions({}) == versions);
}

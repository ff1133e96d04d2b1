#include <catch2/catch.hpp>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "docx_fixture.h"
#include "extract/read_document.h"
#include "extract/zip_directory.h"

using namespace chushen;
using namespace chushen::fixture;

namespace {

Document read_bytes(const std::string& bytes, const ReadLimits& limits = {}) {
  const TemporaryFile file(bytes);
  return read_docx(file.path(), limits);
}

Document read_main_part(const std::string& xml, const ReadLimits& limits = {}) {
  Parts parts = docx_parts("");
  parts[2].second = xml;
  return read_bytes(zip_of(parts), limits);
}

/// Status, one warning with that code, and one Chinese sentence in it.
void check_outcome(const Document& document, Status status, WarningCode code) {
  REQUIRE(document.warnings.size() == 1);
  INFO(document.warnings[0].message);
  CHECK(document.status == status);
  CHECK(document.warnings[0].code == code);
  const std::string& message = document.warnings[0].message;
  CHECK(message.ends_with("。"));
  CHECK(message.find("请") != std::string::npos);
}

std::string large_body(int paragraphs) {
  std::string body;
  for (int i = 0; i < paragraphs; ++i) body += paragraph("第" + std::to_string(i) + "段的文字");
  return body;
}

}  // namespace

TEST_CASE("a file that is cut short or no ZIP is damaged") {
  const std::string whole = zip_of(docx_parts(paragraph("申报书")));
  for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{30}, std::size_t{4}})
    check_outcome(read_bytes(whole.substr(0, size)), Status::kDamaged, WarningCode::kBroken);
  check_outcome(read_bytes("PK\x05\x06"), Status::kDamaged, WarningCode::kBroken);
  check_outcome(read_bytes(std::string(100000, 'x')), Status::kDamaged, WarningCode::kBroken);
}

TEST_CASE("no byte that is turned over makes the reader fail otherwise than by a status") {
  const std::string whole = zip_of(docx_parts(large_body(3)));
  int read = 0, warned = 0;
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    std::string turned = whole;
    turned[i] = static_cast<char>(~turned[i]);
    const Document document = read_bytes(turned);
    read += document.status == Status::kRead;
    warned += document.status != Status::kRead && !document.warnings.empty();
  }
  CHECK(read + warned == static_cast<int>((whole.size() + 2) / 3));
  CHECK(warned > 0);
}

TEST_CASE("a body that breaks off is partial and keeps what came before") {
  const std::string whole = story("document", "<w:body>" + large_body(2000) + "</w:body>");
  const Document document = read_main_part(whole.substr(0, whole.size() / 2));
  check_outcome(document, Status::kPartial, WarningCode::kBroken);
  CHECK(paragraphs_of(document).size() > 900);
  check_outcome(read_main_part("<w:doc"), Status::kDamaged, WarningCode::kBroken);
  check_outcome(read_main_part(""), Status::kDamaged, WarningCode::kBroken);
  check_outcome(read_main_part(story("document", "")), Status::kDamaged, WarningCode::kBroken);
}

TEST_CASE("a wrong check sum is told") {
  std::string bytes = zip_of(docx_parts(large_body(2000)));
  const std::size_t directory = bytes.find("PK\x01\x02");
  const std::size_t entry = bytes.find("word/document.xml", directory) - 46;
  REQUIRE(bytes.compare(entry, 4, "PK\x01\x02") == 0);
  bytes[entry + 16] = static_cast<char>(~bytes[entry + 16]);  // CRC-32 in the central directory
  const Document document = read_bytes(bytes);
  CHECK(document.status == Status::kPartial);
  CHECK(codes_of(document) == std::vector{WarningCode::kBroken});
}

TEST_CASE("document type declarations are refused, whatever they declare") {
  const std::string secret = TemporaryFile("TOPSECRET").path();
  for (const std::string& declaration :
       {std::string("<!DOCTYPE w:document>"),
        std::string("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"),
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file://" + secret + "\">]>",
        std::string("<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/x.dtd\">")}) {
    INFO(declaration);
    const Document document = read_main_part(
        "<?xml version=\"1.0\"?>" + declaration +
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>文字&x;&b;</w:t></w:r></w:p></w:body></w:document>");
    check_outcome(document, Status::kRefused, WarningCode::kBroken);
    CHECK(document.pages.empty());
  }
}

TEST_CASE("a part that is there twice, or a file without a main part, is refused or damaged") {
  Parts twice = docx_parts(paragraph("甲"));
  twice.emplace_back("word/document.xml", twice[2].second);
  check_outcome(read_bytes(zip_of(twice)), Status::kRefused, WarningCode::kBroken);
  Parts cased = docx_parts(paragraph("甲"));
  cased.emplace_back("WORD/Document.xml", cased[2].second);
  check_outcome(read_bytes(zip_of(cased)), Status::kRefused, WarningCode::kBroken);
  Parts none = docx_parts("");
  none.erase(none.begin() + 2);
  check_outcome(read_bytes(zip_of(none)), Status::kDamaged, WarningCode::kBroken);
}

TEST_CASE("entries that share bytes are found by their places") {
  const std::vector<ZipEntry> apart = {{"a", false, 10, 10, 0}, {"b", false, 10, 10, 41}};
  const std::vector<ZipEntry> shared = {{"a", false, 10, 10, 0}, {"b", false, 10, 10, 40}};
  CHECK_FALSE(have_overlap(apart));
  CHECK(have_overlap(shared));
}

TEST_CASE("every limit is kept while inflating, not by what the file declares") {
  ReadLimits few_parts;
  few_parts.archive_entries = 3;
  check_outcome(read_bytes(zip_of(docx_parts(paragraph("甲"))), few_parts), Status::kTooLarge, WarningCode::kLimitReached);
  ReadLimits small_part;
  small_part.part_bytes = 100'000;
  const Document cut = read_bytes(zip_of(docx_parts(large_body(10000))), small_part);
  check_outcome(cut, Status::kPartial, WarningCode::kLimitReached);
  CHECK(paragraphs_of(cut).size() > 100);
  ReadLimits small_total;
  small_total.inflated_bytes = 100'000;
  check_outcome(read_bytes(zip_of(docx_parts(large_body(10000))), small_total), Status::kPartial, WarningCode::kLimitReached);
}

TEST_CASE("a bomb is stopped at the limit with little memory") {
  std::string bomb = story("document", "<w:body><w:p><w:r><w:t>" + std::string(80u << 20, ' ') + "</w:t></w:r></w:p></w:body>");
  const std::string bytes = zip_of({{"word/document.xml", bomb}});
  bomb.clear();
  bomb.shrink_to_fit();
  const Document document = read_bytes(bytes);
  CHECK((document.status == Status::kTooLarge || document.status == Status::kDamaged || document.status == Status::kPartial));
  CHECK(document.warnings.size() == 1);
}

TEST_CASE("elements nested deeper than any document end the reading and nothing else") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<w:sdt>";
  const Document document = read_main_part(story("document", "<w:body>" + paragraph("前文") + deep));
  check_outcome(document, Status::kPartial, WarningCode::kBroken);
  CHECK(paragraphs_of(document) == std::vector<std::string>{"前文"});
}

TEST_CASE("a block of millions of elements is stopped") {
  std::string body = "<w:body>" + paragraph("前文") + "<w:p>";
  for (int i = 0; i < 2'100'000; ++i) body += "<a/>";
  const Document document = read_main_part(story("document", body + "</w:p></w:body>"));
  check_outcome(document, Status::kPartial, WarningCode::kLimitReached);
}

TEST_CASE("comments, macros, embedded objects and outside links are told and never opened") {
  const Document commented = read_body(
      paragraph("正文"), {{"word/comments.xml", story("comments", "<w:comment w:id=\"0\">" + paragraph("批") + "</w:comment>")}},
      relationship("rId1", "comments", "comments.xml"));
  check_outcome(commented, Status::kReadWithWarnings, WarningCode::kComments);
  CHECK(paragraphs_of(commented) == std::vector<std::string>{"正文"});
  const Document outside =
      read_body(paragraph("正文"), {{"word/vbaProject.bin", "x"}, {"word/embeddings/oleObject1.bin", "x"}},
                relationship("rId1", "attachedTemplate", "http://example.invalid/a.dotm", true) +
                    relationship("rId2", "hyperlink", "mailto:a@example.invalid", true));
  check_outcome(outside, Status::kReadWithWarnings, WarningCode::kExternalContent);
  CHECK(outside.warnings[0].message.find("a.dotm、oleObject1.bin、vbaProject.bin") != std::string::npos);
  check_outcome(read_body(paragraph("正文") + "<w:altChunk r:id=\"rId1\"/>"), Status::kPartial,
                WarningCode::kExternalContent);
}

TEST_CASE("a form that is a picture in a Word file is told") {
  const std::string picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"2540000\"/>"
                              "<a:blip r:embed=\"rId9\"/></wp:inline></w:drawing></w:r></w:p>";
  const Document document = read_body(picture + paragraph("扫描件"));
  check_outcome(document, Status::kPartial, WarningCode::kUnsupported);
  REQUIRE(document.pages[0].pictures.size() == 1);
  CHECK(document.pages[0].pictures[0].box == Rect{0, 0, 100, 200});
  const Document text = read_body(picture + large_body(20));
  CHECK(text.status == Status::kRead);
  CHECK(text.pages[0].pictures.size() == 1);
}

TEST_CASE("a broken part beside the body makes the reading partial") {
  const Document document =
      read_body(paragraph("正文"), {{"word/styles.xml", "<w:styles"}}, relationship("rId1", "styles", "styles.xml"));
  check_outcome(document, Status::kPartial, WarningCode::kBroken);
  CHECK(paragraphs_of(document) == std::vector<std::string>{"正文"});
}

TEST_CASE("nothing is printed, however broken the file is") {
  const TemporaryFile printed("", ".txt");
  const int saved = dup(2);
  REQUIRE(freopen(printed.path().c_str(), "w", stderr));
  read_main_part("<?xml version=\"1.0\" encoding=\"no-such\"?><a>&x;<b></a>");
  read_main_part("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x\"><a>&x;</a>");
  read_main_part("\xFF\xFE\x00");
  read_bytes("PK\x03\x04 broken");
  fflush(stderr);
  dup2(saved, 2);
  close(saved);
  std::ifstream file(printed.path());
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}).empty());
}

TEST_CASE("a document.xml of 13 MB is read within a hundred megabytes") {
  const auto peak_kb = [] {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
      if (word == "VmHWM:") {
        long value = 0;
        status >> value;
        return value;
      }
    return 0L;
  };
  std::string body;
  while (body.size() < (13u << 20)) body += paragraph("公司围绕生产管理系统建设开展数字化改造，打通订单与质检环节的数据。");
  const TemporaryFile file(zip_of(docx_parts(body)));
  body = std::string();
  const pid_t child = fork();  // a process of its own, so that nothing of the other tests counts
  if (child == 0) {
    std::ofstream("/proc/self/clear_refs") << 5;  // the peak counts from here
    const long before = peak_kb();
    const Document document = read_docx(file.path(), {});
    const bool right = document.status == Status::kRead && peak_kb() - before < 100 * 1024;
    _exit(right ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  CHECK(status == 0);
}

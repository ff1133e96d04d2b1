#include <catch2/catch.hpp>

#include <filesystem>

#include "app/document_cache.h"
#include "app/output_lock.h"
#include "app/read_settings.h"
#include "app/worker_outcome.h"
#include "extract/document_json.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;

TEST_CASE("the cache gives back what it was given, and nothing else") {
  const TemporaryFolder folder;
  const DocumentCache cache(folder.path());
  CHECK_FALSE(cache.find(DocumentCache::Part::kDocument, "ab"));
  REQUIRE(cache.keep(DocumentCache::Part::kDocument, "ab", "{\"kind\": \"docx\"}"));
  REQUIRE(cache.keep(DocumentCache::Part::kCrop, "ab", ""));
  CHECK(cache.find(DocumentCache::Part::kDocument, "ab") == "{\"kind\": \"docx\"}");
  CHECK(cache.find(DocumentCache::Part::kCrop, "ab") == "");
  CHECK_FALSE(cache.find(DocumentCache::Part::kCrop, "ac"));
}

TEST_CASE("an entry with one byte changed, cut or added is no entry") {
  const TemporaryFolder folder;
  const DocumentCache cache(folder.path());
  REQUIRE(cache.keep(DocumentCache::Part::kDocument, "ab", "营业收入 41188.62"));
  const std::string path = folder / ".cache/documents/ab.json", whole = bytes_of(path);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] ^= 1;
    folder.put(".cache/documents/ab.json", changed);
    CHECK_FALSE(cache.find(DocumentCache::Part::kDocument, "ab"));
    folder.put(".cache/documents/ab.json", whole.substr(0, at));
    CHECK_FALSE(cache.find(DocumentCache::Part::kDocument, "ab"));
  }
  folder.put(".cache/documents/ab.json", whole + "x");
  CHECK_FALSE(cache.find(DocumentCache::Part::kDocument, "ab"));
  folder.put(".cache/documents/ab.json", whole);
  CHECK(cache.find(DocumentCache::Part::kDocument, "ab"));
}

TEST_CASE("a key changes with all that a reading depends on, and with nothing else") {
  ReadSettings settings;
  settings.readers = {"docx 1", "poppler 22.12.0"};
  const std::string key = document_key("aa", "甲/申报书.docx", settings);
  CHECK(key == document_key("aa", "乙/另一份.DOCX", settings));
  CHECK(key != document_key("ab", "甲/申报书.docx", settings));
  CHECK(key != document_key("aa", "甲/申报书.pdf", settings));
  ReadSettings newer = settings;
  newer.readers[1] = "poppler 22.12.1";
  CHECK(key != document_key("aa", "甲/申报书.docx", newer));
  ReadSettings shorter = settings;
  shorter.options.limits.pages = 10;
  CHECK(key != document_key("aa", "甲/申报书.docx", shorter));
  ReadSettings elsewhere = settings;
  elsewhere.options.models = "/other";
  elsewhere.seconds = 5;
  CHECK(key == document_key("aa", "甲/申报书.docx", elsewhere));
}

TEST_CASE("a document gets time by its size, within bounds") {
  ReadSettings settings;
  CHECK(child_limits_for(900, settings).cpu_seconds <= 61);
  CHECK(child_limits_for(2 << 20, settings).cpu_seconds > 1000);
  CHECK(child_limits_for(1ull << 30, settings).cpu_seconds == 1800);
  settings.seconds = 0.2;
  CHECK(child_limits_for(1ull << 30, settings).wall_seconds == Approx(0.4));
}

TEST_CASE("what ends a worker becomes a status and one sentence that says what to do") {
  const auto status_of = [](ChildEnd end, int code = 0, const std::string& answer = "") {
    ChildResult result;
    result.end = end;
    result.code = code;
    result.untrusted_answer = answer;
    const Document document = document_of(result);
    if (document.status != Status::kRead) {
      REQUIRE(document.warnings.size() == 1);
      CHECK(document.warnings[0].message.find("请") != std::string::npos);
    }
    return document.status;
  };
  Document whole;
  whole.kind = Kind::kDocx;
  CHECK(status_of(ChildEnd::kExited, 0, to_json(whole)) == Status::kRead);
  CHECK(status_of(ChildEnd::kTimedOut) == Status::kTimedOut);
  CHECK(status_of(ChildEnd::kTooMuchMemory) == Status::kTooLarge);
  CHECK(status_of(ChildEnd::kTooMuchAnswer) == Status::kTooLarge);
  CHECK(status_of(ChildEnd::kSignalled, 11) == Status::kCrashed);
  CHECK(status_of(ChildEnd::kNotStarted) == Status::kCrashed);
  CHECK(status_of(ChildEnd::kExited, 70, to_json(whole)) == Status::kCrashed);
  CHECK(status_of(ChildEnd::kExited, 0, "") == Status::kCrashed);
  CHECK(status_of(ChildEnd::kExited, 0, to_json(whole).substr(0, 5)) == Status::kCrashed);
  CHECK_FALSE(is_lasting(document_of(ChildResult{})));
  CHECK(is_lasting(whole));
  whole.warnings.push_back({WarningCode::kOutOfTime, "文件共9页，读完前2页后处理时间已用完。", 0});
  CHECK_FALSE(is_lasting(whole));  // with more time there would be more of it
}

TEST_CASE("the pages that a worker had read stay where it was ended") {
  Document part;
  part.kind = Kind::kPdf;
  part.pages.resize(1);
  ChildResult result;
  for (const int number : {1, 2}) {
    part.pages[0].number = number;
    part.warnings = {{WarningCode::kBlankPage, "第" + std::to_string(number) + "页没有内容；请确认。", number}};
    result.untrusted_answer += part_of_answer(part);
  }
  result.untrusted_answer += part_of_answer(part).substr(0, 20);
  for (const auto& [end, status] : {std::pair{ChildEnd::kTimedOut, Status::kTimedOut}, {ChildEnd::kTooMuchMemory, Status::kTooLarge},
                                    {ChildEnd::kSignalled, Status::kCrashed}}) {
    result.end = end;
    const Document document = document_of(result);
    CHECK(document.status == status);
    CHECK(document.kind == Kind::kPdf);
    REQUIRE(document.pages.size() == 2);
    CHECK(document.pages[1].number == 2);
    REQUIRE(document.warnings.size() == 3);
    CHECK(document.warnings[1].page == 2);
    CHECK(document.warnings[2].message.find("前2页已读取，其余未读；请") != std::string::npos);
    CHECK(is_lasting(document) == (status == Status::kTooLarge));
  }

  Document whole = part;
  whole.status = Status::kPartial;
  ChildResult good;
  good.end = ChildEnd::kExited;
  good.untrusted_answer = part_of_answer(part) + to_json(whole);
  CHECK(document_of(good) == whole);
}

TEST_CASE("an output folder belongs to one program at a time") {
  const TemporaryFolder folder;
  {
    const auto lock = OutputLock::take(folder / "out");
    REQUIRE(lock);
    CHECK(OutputLock::take(folder / "out").error().code == EWOULDBLOCK);
  }
  CHECK(OutputLock::take(folder / "out"));
  CHECK_FALSE(OutputLock::take(folder.put("file")));
}

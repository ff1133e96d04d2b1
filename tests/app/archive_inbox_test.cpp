#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "app/libreoffice.h"
#include "app/unpack_job.h"
#include "app/wire.h"
#include "tests/app/program.h"
#include "tests/extract/archive_fixture.h"

using namespace chushen;
using namespace chushen::fixture;
namespace fs = std::filesystem;

namespace {

const std::string kGbkForm = "\xC9\xEA\xB1\xA8\xCA\xE9.docx";  // 申报书 in GBK

nlohmann::json report_on(const TemporaryFolder& folder, const std::string& id) {
  return json_at(folder / ("out/" + id + "/report.json"));
}

ProgramRun batch(const TemporaryFolder& folder, const std::string& before = "") {
  return run_program({"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice}, before);
}

/// "file kind role status" of each document.
std::vector<std::string> documents_of(const nlohmann::json& report) {
  std::vector<std::string> lines;
  for (const auto& document : report["documents"])
    lines.push_back(document["file"].get<std::string>() + ' ' + document["kind"].get<std::string>() + ' ' +
                    document["role"].get<std::string>() + ' ' + document["status"].get<std::string>());
  return lines;
}

using Lines = std::vector<std::string>;

std::string bytes_of_form() {
  for (const auto& entry : fs::directory_iterator(kFixtures + "/inbox/蓬江区/江门市鑫昇电器有限公司"))
    if (entry.path().extension() == ".docx" && !entry.path().filename().string().starts_with("~"))
      return bytes_of(entry.path());
  throw std::runtime_error("no form");
}

}  // namespace

TEST_CASE("an archive in the inbox is a submission, and its members are its documents") {
  const TemporaryFolder folder;
  const std::string form = bytes_of_form();
  folder.put("inbox/蓬江区/江门市甲有限公司.zip",
             stored_zip({{"\xB2\xC4\xC1\xCF/" + kGbkForm, form}, {"\xB2\xC4\xC1\xCF/Thumbs.db", "x"}, {"__MACOSX/._a", "y"},
                         {"a10.txt", "甲"}, {"a9.txt", "乙"}}));
  folder.put("inbox/江门市乙有限公司.tar.gz", written_by_libarchive("pax", "gzip", {{"申报书.docx", form}}));
  const ProgramRun run = batch(folder);
  INFO(run.errors);
  CHECK(run.status == 3);
  const auto report = report_on(folder, "蓬江区/江门市甲有限公司");
  CHECK(documents_of(report) ==
        Lines{"江门市甲有限公司.zip archive unknown read", "江门市甲有限公司.zip!/a9.txt txt evidence read",
              "江门市甲有限公司.zip!/a10.txt txt evidence read", "江门市甲有限公司.zip!/材料/申报书.docx docx form-editable read"});
  CHECK(report["submission"]["ignored_files"] == 2);
  CHECK(report["applicant"]["name"] == "江门市鑫昇电器有限公司");
  CHECK(report["documents"][3]["sha256"] == report_on(folder, "江门市乙有限公司")["documents"][1]["sha256"]);
  CHECK(report["documents"][3]["bytes"] == form.size());
  CHECK(documents_of(report_on(folder, "江门市乙有限公司"))[1] ==
        "江门市乙有限公司.tar.gz!/申报书.docx docx form-editable read");

  const ProgramRun again = batch(folder);
  CHECK(again.reading_workers() == 0);
  auto second = report_on(folder, "蓬江区/江门市甲有限公司"), first = report;
  second.erase("generated_at");
  first.erase("generated_at");
  CHECK(second == first);
}

TEST_CASE("an archive may lie in a submission's folder, and archives in it are opened once") {
  const TemporaryFolder folder;
  const std::string inner = stored_zip({{"x.txt", "甲"}, {"deep.zip", stored_zip({{"y.txt", "乙"}})}});
  folder.put("inbox/甲/附件.rar", stored_rar({{"内.zip", inner}, {"z.txt", "丙"}}));
  folder.put("inbox/甲/b.txt", "丁");
  const ProgramRun run = batch(folder);
  CHECK(run.status == 2);
  CHECK(documents_of(report_on(folder, "甲")) ==
        Lines{"b.txt txt evidence read", "附件.rar archive unknown read", "附件.rar!/z.txt txt evidence read",
              "附件.rar!/内.zip archive unknown read", "附件.rar!/内.zip!/deep.zip archive unknown refused",
              "附件.rar!/内.zip!/x.txt txt evidence read"});
}

TEST_CASE("archives that cannot be opened have a status and a sentence, and their neighbours are read") {
  const TemporaryFolder folder;
  folder.put("inbox/甲/密.zip", stored_zip({{"a.docx", "secret-secret", 1}}));
  folder.put("inbox/甲/断.zip", stored_zip({{"a.txt", std::string(5000, 'x')}}).substr(0, 3000));
  folder.put("inbox/甲/叠.zip", overlapping_zip(std::string(5000, 'x'), 20));
  folder.put("inbox/甲/空.zip", stored_zip({}));
  folder.put("inbox/甲/b.txt", "丁");
  CHECK(batch(folder).status == 2);
  std::map<std::string, std::string> statuses;
  const auto report = report_on(folder, "甲");
  for (const auto& document : report["documents"]) {
    statuses[document["file"]] = document["status"];
    if (document["status"] != "read") CHECK(document["warnings"].size() == 1);
  }
  CHECK(statuses == std::map<std::string, std::string>{{"密.zip", "refused"}, {"密.zip!/a.docx", "refused"},
                                                       {"断.zip", "damaged"}, {"叠.zip", "refused"},
                                                       {"空.zip", "damaged"}, {"b.txt", "read"}});
}

TEST_CASE("check and dump open an archive too") {
  const TemporaryFolder folder;
  const std::string archive = folder.put("甲.7z", written_by_libarchive("7zip", "none", {{"申报书.docx", bytes_of_form()}}));
  CHECK(run_program({"check", archive, "--out", folder / "out", "--notice", kNotice}).status == 3);
  CHECK(documents_of(report_on(folder, "甲")) ==
        Lines{"甲.7z archive unknown read", "甲.7z!/申报书.docx docx form-editable read"});
  const ProgramRun dumped = run_program({"dump", archive});
  CHECK(dumped.status == 0);
  CHECK(nlohmann::json::parse(dumped.out).size() == 2);
  const ProgramRun application = run_program({"dump", archive, "--as", "application", "--notice", kNotice});
  CHECK(application.out.find("江门市鑫昇电器有限公司") != std::string::npos);
}

TEST_CASE("what a member is called is written nowhere but in reports") {
  const TemporaryFolder folder;
  folder.put("inbox/甲.zip", stored_zip({{"../../../escaped.txt", "x"}, {"/tmp/chushen-escaped.txt", "y"}, {"C:\\a.txt", "z"}}));
  batch(folder);
  CHECK_FALSE(fs::exists("/tmp/chushen-escaped.txt"));
  for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
    CHECK(entry.path().filename().string().find("escaped") == std::string::npos);
  CHECK(documents_of(report_on(folder, "甲")).size() == 4);
}

TEST_CASE("a list that a worker sent is believed only as far as it can be checked") {
  const TemporaryFolder spool;
  spool.put("1.txt", "abc");
  const auto sent = [&](UnpackedItem item) {
    Unpacked unpacked;
    unpacked.items.push_back({"", "", 0, Kind::kArchive, false, Document{}});
    unpacked.items.push_back(std::move(item));
    return unpacked_of(to_wire(unpacked), spool.path());
  };
  const UnpackedItem sound{"a/b.txt", "1.txt", 3, Kind::kTxt, false, {}};
  REQUIRE(sent(sound));
  CHECK(sent(sound)->items[1] == sound);
  const auto with = [&](auto change) {
    UnpackedItem item = sound;
    change(item);
    return sent(item).has_value();
  };
  for (const char* name : {"", "/a", "../a", "a/../b", "a//b", "\xFF"})
    CHECK_FALSE(with([&](UnpackedItem& item) { item.name = name; }));
  for (const char* stored : {"", "2.txt", "../1.txt", "x", "1.txt/", ".."})
    CHECK_FALSE(with([&](UnpackedItem& item) { item.stored = stored; }));
  CHECK_FALSE(with([](UnpackedItem& item) { item.bytes = 4; }));
  CHECK_FALSE(with([](UnpackedItem& item) { item.document = Document{}, item.document->pages.emplace_back(); }));
  CHECK_FALSE(with([](UnpackedItem& item) { item.document = Document{}, item.document->status = Status::kCrashed; }));
  fs::create_symlink("/etc/passwd", spool / "2.txt");
  struct stat facts = {};
  REQUIRE(::stat("/etc/passwd", &facts) == 0);
  CHECK_FALSE(sent({"p", "2.txt", static_cast<std::uint64_t>(facts.st_size), Kind::kTxt, false, {}}));
  CHECK_FALSE(unpacked_of("nonsense", spool.path()));
  CHECK_FALSE(unpacked_of("", spool.path()));
}

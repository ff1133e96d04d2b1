#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <map>
#include <string>

#include <unistd.h>

#include "tests/app/program.h"

namespace fs = std::filesystem;

namespace {

// A submission without a scan: quick to read.
const std::string kScannedPage = kFixtures + "/inbox/新会区/江门市霁源纸业有限公司/扫描_02.jpg";
const std::string kPlain = kFixtures + "/bad/no-form.docx";

std::vector<std::string> batch(const std::string& inbox, const std::string& out) {
  return {"batch", inbox, "--out", out, "--notice", kNotice};
}

// All reports below a folder by their path, `generated_at` as it is; not what the program keeps for itself.
std::map<std::string, std::string> reports_in(const std::string& out) {
  std::map<std::string, std::string> reports;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    const std::string name = fs::relative(entry.path(), out);
    if (entry.is_regular_file() && !name.starts_with(".")) reports[name] = bytes_of(entry.path());
  }
  return reports;
}

}  // namespace

TEST_CASE("wrong usage is told in a sentence and ends with 64") {
  const TemporaryFolder folder;
  folder.put("inbox/甲/a.txt", "甲");
  folder.put("faulty/notice.yaml", "nonsense: 1\n");
  const std::string inbox = folder / "inbox", out = folder / "out";
  const std::vector<std::vector<std::string>> wrong = {
      {"batch", folder / "none", "--out", out, "--notice", kNotice},
      {"batch", inbox, "--out", inbox + "/out", "--notice", kNotice},
      {"batch", inbox, "--out", folder.path(), "--notice", kNotice},
      {"batch", inbox, "--out", out, "--notice", folder / "faulty"},
      {"batch", inbox, "--out", out, "--notice", folder / "none"},
      {"batch", inbox, "--out", out, "--notice", kNotice, "--county", folder / "none"},
      {"check", folder / "none", "--out", out, "--notice", kNotice},
      {"check", inbox + "/甲", "--out", inbox + "/甲/out", "--notice", kNotice},
      {"watch", folder / "none", "--out", out, "--notice", kNotice},
      {"watch", inbox, "--out", inbox + "/out", "--notice", kNotice},
      {"status", "--out", out},
      {"rebuild", "--out", folder / "none"},
      {"dump", inbox},
      {"lint", folder / "none"},
      {},
  };
  for (const auto& arguments : wrong) {
    const ProgramRun run = run_program(arguments);
    INFO((arguments.empty() ? "" : arguments[0]) << ": " << run.errors);
    CHECK(run.status == 64);
    CHECK_FALSE(run.errors.empty());
    CHECK(run.out.empty());
  }
  CHECK_FALSE(fs::exists(out + "/index.html"));
  CHECK(bytes_of(inbox + "/甲/a.txt") == "甲");
}

TEST_CASE("lint says where a pack is faulty") {
  const TemporaryFolder folder;
  CHECK(run_program({"lint", kNotice}).status == 0);
  fs::copy(kNotice, folder / "pack", fs::copy_options::recursive);
  std::ofstream(folder / "pack/notice.yaml", std::ios::app) << "unknown_key: 1\n";
  const ProgramRun run = run_program({"lint", folder / "pack"});
  CHECK(run.status == 3);
  CHECK(run.out.find("notice.yaml:") != std::string::npos);
}

TEST_CASE("a faulty list of the office ends the run and names the place") {
  const TemporaryFolder folder;
  folder.put("inbox/甲/a.txt");
  folder.put("office/lists/失信和处罚名单.csv", "序号,单位\n1,甲\n");
  auto arguments = batch(folder / "inbox", folder / "out");
  arguments.insert(arguments.end(), {"--county", folder / "office"});
  const ProgramRun faulty = run_program(arguments);
  CHECK(faulty.status == 64);
  CHECK(faulty.errors.find("失信和处罚名单.csv:1") != std::string::npos);
  folder.put("office/lists/失信和处罚名单.csv", "名称,统一社会信用代码\n某公司,\n");
  CHECK(run_program(arguments).status == 3);
  folder.put("office/lists/失信名单.csv", "名称\n");
  CHECK(run_program(arguments).status == 64);
}

TEST_CASE("dump shows a document and an application of one file") {
  const ProgramRun document = run_program({"dump", kPlain});
  CHECK(document.status == 0);
  CHECK(nlohmann::json::parse(document.out).contains("pages"));
  const ProgramRun application = run_program({"dump", kPlain, "--as", "application", "--notice", kNotice});
  CHECK(application.status == 0);
  CHECK(nlohmann::json::parse(application.out).contains("fields"));
  CHECK(run_program({"dump", kFixtures + "/bad/empty.docx"}).status == 2);
}

TEST_CASE("bad files cost themselves and nobody else") {
  const TemporaryFolder folder;
  const std::map<std::string, std::vector<std::string>> statuses = {
      {"empty.docx", {"damaged"}},
      {"not-a-docx.docx", {"read-with-warnings", "refused"}},
      {"no-document.docx", {"read-with-warnings"}},  // a ZIP under a wrong name; what lies in it is read
      {"truncated.docx", {"damaged", "partial"}},
      {"entity-bomb.docx", {"refused", "damaged", "too-large"}},
      {"zip-bomb.docx", {"too-large"}},
      {"truncated.pdf", {"damaged", "partial"}},
      {"encrypted.pdf", {"refused"}},
      {"image-named.pdf", {"read-with-warnings"}},
      {"broken.jpg", {"damaged", "partial"}},
      {"huge.png", {"too-large"}},
      {"no-form.docx", {"read", "read-with-warnings"}},
  };
  for (const auto& [name, allowed] : statuses) {
    fs::create_directories(folder / ("inbox/" + name));
    fs::copy(kFixtures + "/bad/" + name, folder / ("inbox/" + name + "/" + name));
  }
  const ProgramRun run = run_program(batch(folder / "inbox", folder / "out"));
  CHECK(run.status == 2);
  for (const auto& [name, allowed] : statuses) {
    const auto report = json_at(folder / ("out/" + name + "/report.json"));
    REQUIRE(report["documents"].size() == (name == "no-document.docx" ? 2 : 1));
    const std::string status = report["documents"][0]["status"];
    INFO(name << " is " << status);
    CHECK(std::find(allowed.begin(), allowed.end(), status) != allowed.end());
    if (status != "read") CHECK_FALSE(report["documents"][0]["warnings"].empty());
  }
  CHECK(json_at(folder / "out/batch.json")["submissions"].size() == statuses.size());
}

TEST_CASE("what was read once is not read again, whatever notice is used; a spoiled entry is") {
  const TemporaryFolder folder;
  const std::string inbox = folder / "inbox", out = folder / "out";
  for (const char* name : {"甲", "乙", "丙"}) {
    folder.put("inbox/" + std::string(name) + "/说明.txt", name);
    fs::copy(kPlain, inbox + "/" + name + "/材料.docx");
  }
  const std::string clock = "SOURCE_DATE_EPOCH=1693357964";
  const ProgramRun first = run_program(batch(inbox, out), clock);
  CHECK(first.reading_workers() >= 4);  // three texts, and the DOCX that is three times there: once at least
  CHECK(first.reading_workers() <= 6);
  const auto reports = reports_in(out);

  const ProgramRun second = run_program(batch(inbox, out), clock);
  CHECK(second.status == first.status);
  CHECK(second.reading_workers() == 0);
  CHECK(reports_in(out) == reports);

  fs::copy(kNotice, folder / "pack", fs::copy_options::recursive);
  std::ofstream(folder / "pack/notice.yaml", std::ios::app) << "# another version\n";
  const ProgramRun other = run_program({"batch", inbox, "--out", out, "--notice", folder / "pack"}, clock);
  CHECK(other.reading_workers() == 0);
  CHECK(json_at(out + "/甲/report.json")["notice"]["sha256"] !=
        nlohmann::json::parse(reports.at("甲/report.json"))["notice"]["sha256"]);

  for (const char* part : {"documents", "applications"})
    for (const auto& entry : fs::directory_iterator(out + "/.cache/" + part)) {
      std::string bytes = bytes_of(entry.path());
      bytes[bytes.size() / 2] ^= 1;
      std::ofstream(entry.path(), std::ios::binary) << bytes;
    }
  CHECK(run_program(batch(inbox, out), clock).reading_workers() > 0);
  CHECK(reports_in(out) == reports);
}

TEST_CASE("the number of workers changes no byte") {
  const TemporaryFolder folder;
  for (int i = 0; i < 6; ++i) {
    const std::string name = "单位" + std::to_string(i);
    folder.put("inbox/" + name + "/说明.txt", name);
    fs::copy(kPlain, folder / ("inbox/" + name + "/材料.docx"));
  }
  std::map<std::string, std::string> reports;
  for (const char* jobs : {"1", "5"}) {
    auto arguments = batch(folder / "inbox", folder / (std::string("out") + jobs));
    arguments.insert(arguments.end(), {"--jobs", jobs});
    CHECK(run_program(arguments, "SOURCE_DATE_EPOCH=1").status == 3);
    const auto now = reports_in(folder / (std::string("out") + jobs));
    CHECK(now.size() == 24);  // six of the batch, three of each submission
    if (!reports.empty()) CHECK(now == reports);
    reports = now;
  }
}

TEST_CASE("a document that takes too long is timed-out, and the rest is judged") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kScannedPage, folder / "inbox/甲/a.jpg");  // a second or two of work: no machine is done in a hundredth
  auto arguments = batch(folder / "inbox", folder / "out");
  arguments.insert(arguments.end(), {"--timeout", "0.01"});
  CHECK(run_program(arguments).status == 2);
  CHECK(json_at(folder / "out/甲/report.json")["documents"][0]["status"] == "timed-out");
  // It may have been the machine: the next run tries again.
  const ProgramRun again = run_program(batch(folder / "inbox", folder / "out"));
  CHECK(again.reading_workers() == 1);
  CHECK(json_at(folder / "out/甲/report.json")["documents"][0]["status"] != "timed-out");
}

TEST_CASE("links and closed doors are documents with a status") {
  const TemporaryFolder folder;
  folder.put("inbox/甲/a.txt", "甲");
  fs::create_symlink("/etc/passwd", folder / "inbox/甲/b.txt");
  CHECK(run_program(batch(folder / "inbox", folder / "out")).status == 2);
  const auto report = json_at(folder / "out/甲/report.json");
  REQUIRE(report["documents"].size() == 2);
  CHECK(report["documents"][1]["status"] == "refused");
  CHECK(bytes_of(folder / "out/甲/report.json").find("root:") == std::string::npos);
}

TEST_CASE("an output that cannot be written is told and ends with 2") {
  const TemporaryFolder folder;
  folder.put("inbox/甲/a.txt", "甲");
  folder.put("inbox/乙/a.txt", "乙");
  folder.put("out/甲", "a file where a folder has to be");
  const ProgramRun run = run_program(batch(folder / "inbox", folder / "out"));
  CHECK(run.status == 2);
  CHECK(run.errors.find("甲") != std::string::npos);
  CHECK(fs::exists(folder / "out/乙/report.json"));
  const auto submissions = json_at(folder / "out/batch.json")["submissions"];
  CHECK(submissions.size() == 2);
  CHECK(bytes_of(folder / "out/甲") == "a file where a folder has to be");
}

TEST_CASE("check judges each alone under the last component of its path") {
  const TemporaryFolder folder;
  folder.put("a/甲/a.txt", "甲");
  folder.put("b/甲/a.txt", "乙");
  const ProgramRun run =
      run_program({"check", folder / "a/甲", folder / "b/甲", "--out", folder / "out", "--notice", kNotice});
  CHECK(run.status == 3);
  CHECK(json_at(folder / "out/甲/report.json")["submission"]["id"] == "甲");
  CHECK(json_at(folder / "out/甲~2/report.json")["submission"]["id"] == "甲~2");
  for (const auto& finding : json_at(folder / "out/甲/report.json")["findings"])
    if (finding["rule"] == "one-direction-across") CHECK(finding["reason"] == "outside-batch");
}

TEST_CASE("a second program on the same output is refused, and a signal ends the first with nothing torn") {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) folder.put("inbox/单位" + std::to_string(i) + "/a.txt", std::to_string(i));
  const pid_t first = ::fork();
  if (first == 0) {
    std::freopen("/dev/null", "w", stderr);
    std::freopen("/dev/null", "w", stdout);
    ::execl(tested_program().c_str(), "chushen", "batch", (folder / "inbox").c_str(), "--out", (folder / "out").c_str(),
            "--notice", kNotice.c_str(), "--jobs", "2", nullptr);
    ::_exit(99);
  }
  for (int i = 0; i < 1000 && !fs::exists(folder / "out/.cache/documents"); ++i) ::usleep(10'000);
  CHECK(run_program(batch(folder / "inbox", folder / "out")).status == 64);
  ::kill(first, SIGTERM);
  int status = 0;
  REQUIRE(::waitpid(first, &status, 0) == first);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 128 + SIGTERM);
  for (const auto& [name, bytes] : reports_in(folder / "out"))
    if (name.ends_with(".json")) CHECK(nlohmann::json::accept(bytes));
  const ProgramRun second = run_program(batch(folder / "inbox", folder / "out"));
  CHECK(second.status == 3);
  CHECK(second.reading_workers() < 60);
  CHECK(json_at(folder / "out/batch.json")["submissions"].size() == 60);
}

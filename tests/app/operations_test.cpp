#include <catch2/catch.hpp>

#include <filesystem>
#include <sstream>

#include "app/json_record.h"
#include "app/log_file.h"
#include "tests/app/program.h"

namespace fs = std::filesystem;
using namespace chushen;

namespace {

const std::string kForm = kFixtures + "/inbox/蓬江区/江门市鑫昇电器有限公司/申报书.docx";
const std::string kCanaryId = "11010519491231002X", kCanaryPhone = "13800001234", kCanaryName = "欧阳canary";

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// All bytes of all files below a folder, hidden ones too.
std::map<std::string, std::string> all_files(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder)] = bytes_of(entry.path());
  return files;
}

/// Two applicants, one of them with all that the program keeps.
struct Office {
  TemporaryFolder folder;
  std::string out = folder / "out";
  Office() {
    for (const char* id : {"甲", "乙"}) fs::create_directories(folder / ("inbox/" + std::string(id)));
    fs::copy(kForm, folder / "inbox/甲/申报书.docx");
    fs::copy(kFixtures + "/inbox/恩平市/江门市霁禾食品有限公司/企业申报书.docx", folder / "inbox/乙/企业申报书.docx");
    run();
  }
  ProgramRun run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> line = {"batch", folder / "inbox", "--out", out, "--notice", kNotice};
    line.insert(line.end(), more.begin(), more.end());
    return run_program(line);
  }
};

}  // namespace

TEST_CASE("a JSON log holds events and numbers, and nothing of what was handed in") {
  const TemporaryFolder folder;
  const std::string who = kCanaryName + kCanaryId + "手机" + kCanaryPhone;
  folder.put("inbox/" + who + "/" + who + ".txt", "申报单位名称：" + who + "\n联系人：" + kCanaryName + "\n手机：" + kCanaryPhone);
  folder.put("inbox/" + who + "/" + kCanaryName + "坏的.pdf", "%PDF-1.4 cut off");
  folder.put("inbox/" + who + "/~$" + kCanaryPhone + ".docx", "x");
  for (const std::string form : {"json", "plain"})
    run_program({"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice, "--log", folder / form, "--log-form", form,
                 "--metrics", folder / "metrics.prom"});
  run_program({"watch", folder / "inbox", "--out", folder / "out", "--notice", kNotice, "--once", "--quiet", "0.1", "--log", folder / "json",
               "--log-form", "json", "--metrics", folder / "metrics.prom"});
  const std::string json = bytes_of(folder / "json"), plain = bytes_of(folder / "plain"), metrics = bytes_of(folder / "metrics.prom");
  REQUIRE_FALSE(json.empty());
  REQUIRE_FALSE(plain.empty());
  REQUIRE_FALSE(metrics.empty());
  int found = 0;
  for (const std::string& canary : {kCanaryId, kCanaryPhone, kCanaryName, std::string("欧阳"), std::string("坏的")})
    found += contains(json, canary) + contains(metrics, canary);
  for (const std::string& canary : {kCanaryId, kCanaryPhone}) found += contains(plain, canary);
  CHECK(found == 0);
  WARN("canaries found in logs and metrics: " << found);
  std::istringstream lines(json);
  int runs = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto record = JsonRecord::parse(line);
    REQUIRE(record);
    CHECK_FALSE((*record)["event"].empty());
    runs += (*record)["event"] == "run";
  }
  CHECK(runs >= 1);
}

TEST_CASE("the figures for a monitor add up and are written whole") {
  Office office;
  office.folder.put("inbox/~$临时.docx", "x");
  office.run({"--metrics", office.folder / "m/chushen.prom"});
  const std::string metrics = bytes_of(office.folder / "m/chushen.prom");
  CHECK(contains(metrics, "# TYPE chushen_submissions gauge\n"));
  CHECK(contains(metrics, "chushen_submissions{state=\"judged\"} 2\n"));
  CHECK(contains(metrics, "chushen_submissions{state=\"waiting\"} 0\n"));
  CHECK(contains(metrics, "chushen_last_run_exit_status 3\n"));
  CHECK(contains(metrics, "chushen_verdicts{verdict=\"undetermined\"} 2\n"));
  CHECK(metrics.back() == '\n');
  CHECK_FALSE(fs::exists(office.folder / "m/.chushen.prom.new"));
}

TEST_CASE("a log of yesterday is put aside, and what is older than its time is removed") {
  const TemporaryFolder folder;
  const std::string path = folder.put("log/c.log", "old\n");
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(48));
  folder.put("log/c.log.2001-01-01", "very old\n");
  folder.put("log/c.log.notes", "not ours\n");
  LogFile(path, LogForm::kJson, 30).message(true, "failure", "李四 13800001234");
  CHECK_FALSE(fs::exists(folder / "log/c.log.2001-01-01"));
  CHECK(fs::exists(folder / "log/c.log.notes"));
  CHECK(bytes_of(path).find("\"event\":\"failure\"") != std::string::npos);
  CHECK_FALSE(contains(bytes_of(path), "李四"));
  CHECK(std::distance(fs::directory_iterator(folder / "log"), {}) == 3);
}

TEST_CASE("an applicant is forgotten: nothing of it is left but what the inbox holds, and the audit log stays whole") {
  Office office;
  const auto report = json_at(office.out + "/甲/report.json");
  const std::string name = report["applicant"]["name"], code = report["applicant"]["uscc"];
  const std::string reason = "找" + name + "的经办人核过";
  run_program({"decide", "甲", "stamped-copy", "--outcome", "符合", "--reason", reason, "--out", office.out});
  run_program({"decide", "乙", "stamped-copy", "--outcome", "符合", "--reason", "已核对", "--out", office.out});
  office.run();

  const auto before = all_files(office.out);
  const ProgramRun dry = run_program({"forget", code, "--out", office.out});
  CHECK(dry.status == 0);
  CHECK(contains(dry.out, "将删除"));
  CHECK(contains(dry.out, "收件文件夹不动"));
  CHECK(all_files(office.out) == before);

  const auto inbox = all_files(office.folder / "inbox");
  CHECK(run_program({"forget", code, "--yes", "--by", "张三", "--reason", "保留期满", "--out", office.out}).status == 0);
  CHECK(all_files(office.folder / "inbox") == inbox);
  int left = 0;
  for (const auto& [path, bytes] : all_files(office.out)) {
    INFO(path);
    const bool speaks = contains(bytes, name) || contains(bytes, code) || contains(bytes, reason);
    CHECK_FALSE(speaks);
    left += speaks;
  }
  CHECK(left == 0);
  CHECK_FALSE(fs::exists(office.out + "/甲"));
  CHECK(fs::exists(office.out + "/乙/report.json"));
  const ProgramRun verified = run_program({"audit", "verify", "--out", office.out});
  CHECK(verified.status == 0);
  CHECK(contains(run_program({"audit", "list", "--out", office.out}).out, "（内容已删除）"));
  CHECK(run_program({"forget", code, "--yes", "--out", office.out}).status == 64);

  fs::remove_all(office.folder / "inbox/甲");
  office.run();
  CHECK(json_at(office.out + "/batch.json")["submissions"].size() == 1);
  CHECK(contains(bytes_of(office.out + "/乙/report.html"), "人工复核"));
}

TEST_CASE("what was taken out of the inbox is kept for its time and then forgotten") {
  Office office;
  fs::remove_all(office.folder / "inbox/甲");
  const std::string config = office.folder.put("c.yaml", "retention: {withdrawn_days: 30}\n");
  office.run({"--config", config});
  CHECK(fs::exists(office.out + "/甲/report.json"));
  fs::last_write_time(office.out + "/甲/report.json", fs::file_time_type::clock::now() - std::chrono::hours(24 * 40));
  CHECK(contains(office.run({"--config", config}).errors, "删除 1 份"));
  CHECK_FALSE(fs::exists(office.out + "/甲"));
  CHECK(fs::exists(office.out + "/乙/report.json"));
  CHECK(run_program({"audit", "verify", "--out", office.out}).status == 0);
}

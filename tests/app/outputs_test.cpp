#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

#include "tests/app/program.h"

namespace fs = std::filesystem;

namespace {

// A submission without a scan: quick to read.
const std::string kForm = kFixtures + "/bad/no-form.docx";

std::vector<std::string> batch(const TemporaryFolder& folder, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

unsigned mode_of(const std::string& path) {
  struct stat facts = {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 0777;
}

// All written files but the cache, by path, without the time of the run.
std::map<std::string, std::string> written(const std::string& out) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    const std::string name = fs::relative(entry.path(), out);
    if (!entry.is_regular_file() || name.starts_with(".")) continue;
    std::string bytes = bytes_of(entry.path());
    for (const std::string start : {"\"generated_at\": \"", "生成时间 "})
      if (const std::size_t at = bytes.find(start); at != bytes.npos) bytes.erase(at + start.size(), 25);
    files[name] = bytes;
  }
  return files;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a batch leaves the files an office works with, for nobody else to read") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  CHECK(run_program(batch(folder)).status == 3);
  for (const char* name : {"index.html", "batch.json", "findings.csv", "推荐汇总表.xlsx", "推荐函.docx", "甲/report.html",
                           "甲/report.json", "甲/补正通知书.docx"}) {
    INFO(name);
    REQUIRE(fs::exists(folder / ("out/" + std::string(name))));
    CHECK(mode_of(folder / ("out/" + std::string(name))) == 0600);
  }
  CHECK(mode_of(folder / "out/甲") == 0700);
  fs::remove_all(folder / "out");
  CHECK(run_program(batch(folder, {"--group-readable"})).status == 3);
  CHECK(mode_of(folder / "out/甲/report.html") == 0640);
  CHECK(mode_of(folder / "out/甲") == 0750);
}

TEST_CASE("what is handed in again is compared with what was there before, and a run over the same files changes nothing") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  run_program(batch(folder));
  const auto first = written(folder / "out");
  CHECK_FALSE(contains(first.at("甲/report.html"), "与上次报送材料相比"));
  run_program(batch(folder));
  CHECK(written(folder / "out") == first);

  fs::copy(folder / "out", folder / "before", fs::copy_options::recursive);
  folder.put("inbox/甲/说明.txt", "补充说明");
  run_program(batch(folder));
  const auto second = written(folder / "out");
  CHECK(contains(second.at("甲/report.html"), "与上次报送材料相比"));
  CHECK(contains(second.at("甲/report.html"), "说明.txt"));
  CHECK(contains(second.at("index.html"), "处变化"));
  run_program(batch(folder));
  CHECK(written(folder / "out") == second);

  const ProgramRun diff = run_program({"diff", folder / "before", folder / "out"});
  CHECK(diff.status == 3);
  CHECK(contains(diff.out, "甲\n"));
  CHECK(contains(diff.out, "文件 新增 说明.txt"));
  CHECK(run_program({"diff", folder / "out/甲/report.json", folder / "out/甲"}).status == 0);
  CHECK(run_program({"diff", folder / "out", folder / "inbox"}).status == 64);
  CHECK(run_program({"diff", folder / "out/index.html", folder / "out"}).status == 64);
}

TEST_CASE("a faulty template of the office is told before anything is read") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  folder.put("office/county.yaml", "name: 蓬江区\n");
  folder.put("office/templates/补正通知书.docx", "no docx");
  const ProgramRun broken = run_program(batch(folder, {"--county", folder / "office"}));
  CHECK(broken.status == 64);
  CHECK(contains(broken.errors, "补正通知书.docx: 模板不是 .docx 文件"));
  CHECK_FALSE(fs::exists(folder / "out/index.html"));
  fs::remove(folder / "office/templates/补正通知书.docx");
  folder.put("office/templates/通知.docx", "x");
  CHECK(contains(run_program(batch(folder, {"--county", folder / "office"})).errors, "不认识这个模板"));
}

TEST_CASE("the office's list decides who stands on the table, and its own letter is used") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  run_program(batch(folder));
  folder.put("office/推荐名单.csv", "名称\n没有材料的公司\n");
  fs::create_directories(folder / "office/templates");
  fs::copy(folder / "out/推荐函.docx", folder / "office/templates/补正通知书.docx");  // a letter without placeholders
  folder.put("office/county.yaml", "name: 蓬江区\n");
  const ProgramRun run = run_program(batch(folder, {"--county", folder / "office"}));
  CHECK(run.status == 3);
  CHECK(contains(run.errors, "推荐名单中有 1 家未见申报材料，请核对名单：没有材料的公司。"));
  CHECK(contains(bytes_of(folder / "out/index.html"), "没有材料的公司"));
  CHECK(bytes_of(folder / "out/甲/补正通知书.docx").size() > 1000);
}

TEST_CASE("where an output cannot be written it is said and nothing half-written stands under its name") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  fs::create_directories(folder / "out/甲/report.html/x");  // a folder where the report belongs
  const ProgramRun run = run_program(batch(folder));
  CHECK(run.status == 2);
  CHECK(contains(run.errors, "报告未能写出"));
  CHECK_FALSE(fs::exists(folder / "out/甲/report.json"));
  CHECK(contains(bytes_of(folder / "out/index.html"), "报告未能写出"));
  for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
    CHECK_FALSE(entry.path().filename().string().ends_with(".new"));
}

TEST_CASE("a full disk leaves whole files or none") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  run_program(batch(folder));
  const auto whole = written(folder / "out");
  fs::remove_all(folder / "out/甲");
  const ProgramRun run = run_program(batch(folder), "ulimit -f 20; trap '' XFSZ;");  // no file above 20 blocks
  CHECK(run.status == 2);
  for (const auto& [name, bytes] : written(folder / "out")) {
    INFO(name);
    CHECK((bytes.size() <= 20 * 1024 || bytes == whole.at(name)));
    CHECK_FALSE(name.ends_with(".new"));
  }
}

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>

#include "tests/app/running_program.h"

namespace fs = std::filesystem;

namespace {

const std::string kForm = kFixtures + "/inbox/蓬江区/江门市鑫昇电器有限公司/申报书.docx";

std::vector<std::string> batch(const TemporaryFolder& folder, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("another list re-judges from the cache: no page is read, and who stands otherwise is told with before and after") {
  const TemporaryFolder folder;
  for (const char* id : {"甲", "乙"}) {
    fs::create_directories(folder / ("inbox/" + std::string(id)));
    fs::copy(kForm, folder / ("inbox/" + std::string(id) + "/申报书.docx"));
  }
  fs::remove(folder / "inbox/乙/申报书.docx");
  fs::copy(kFixtures + "/bad/no-form.docx", folder / "inbox/乙/申报书.docx");
  folder.put("office/county.yaml", "name: 蓬江区\n");
  folder.put("office/lists/失信和处罚名单.csv", "名称\n别的公司\n");
  CHECK(run_program(batch(folder, {"--county", folder / "office"})).status == 3);
  const auto before = json_at(folder / "out/甲/report.json");

  folder.put("office/lists/失信和处罚名单.csv", "名称,统一社会信用代码\n某公司," + before["applicant"]["uscc"].get<std::string>() + "\n");
  const ProgramRun again = run_program(batch(folder, {"--county", folder / "office", "--rejudge"}));
  INFO(again.errors);
  CHECK(again.status == 3);
  CHECK(again.reading_workers() == 0);
  const auto changes = json_at(folder / "out/变化报告.json");
  CHECK(changes["schema"] == "chushen/changes/1");
  CHECK(changes["submissions_total"] == 2);
  REQUIRE(changes["submissions"].size() == 1);
  CHECK(changes["submissions"][0]["id"] == "甲");
  CHECK(changes["submissions"][0]["verdict_before"] == before["verdict"]);
  const auto after = json_at(folder / "out/甲/report.json");
  CHECK(changes["submissions"][0]["verdict_after"] == after["verdict"]);
  for (const auto& rule : changes["submissions"][0]["rules"])
    for (std::size_t i = 0; i < after["findings"].size(); ++i) {
      if (after["findings"][i]["rule"] != rule["rule"]) continue;
      CHECK(before["findings"][i]["outcome"] == rule["before"]);
      CHECK(after["findings"][i]["outcome"] == rule["after"]);
    }
  const std::string page = bytes_of(folder / "out/变化报告.html");
  CHECK(contains(page, "结果有变化的 1 份"));
  CHECK(contains(page, "</html>"));

  const ProgramRun third = run_program(batch(folder, {"--county", folder / "office", "--rejudge"}));
  CHECK(contains(third.errors, "写出报告 0 份"));
  CHECK(json_at(folder / "out/变化报告.json")["submissions"].empty());
}

TEST_CASE("re-judging what was never read says so and is not done with it") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  const ProgramRun run = run_program(batch(folder, {"--rejudge"}));
  CHECK(run.status == 2);
  CHECK(run.reading_workers() == 0);
  CHECK(contains(run.errors, "请先运行 chushen batch"));
  CHECK_FALSE(fs::exists(folder / "out/甲/report.json"));
  CHECK(contains(bytes_of(folder / "out/index.html"), "尚未读取"));
}

TEST_CASE("how many write the reports changes no byte of them") {
  const TemporaryFolder folder;
  for (int i = 0; i < 70; ++i) folder.put("inbox/单位" + std::to_string(i) + "/说明.txt", "申报单位名称：单位" + std::to_string(i));
  std::map<std::string, std::string> first;
  for (const char* jobs : {"1", "3"}) {
    fs::remove_all(folder / "out");
    CHECK(run_program(batch(folder, {"--jobs", jobs}), "SOURCE_DATE_EPOCH=1693357964").status == 3);
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
      if (entry.is_regular_file() && entry.path().string().find("/.") == std::string::npos)
        files[fs::relative(entry.path(), folder / "out")] = bytes_of(entry.path());
    CHECK(files.size() > 140);
    if (first.empty()) first = files;
    else CHECK((files == first));
  }
}

TEST_CASE("re-judging many from the cache, the rate is printed") {
  constexpr int kMany = 60;
  const TemporaryFolder folder;
  for (int i = 0; i < kMany; ++i) folder.put("inbox/单位" + std::to_string(i) + "/说明.txt", "申报单位名称：单位" + std::to_string(i));
  CHECK(run_program(batch(folder)).status == 3);
  folder.put("office/lists/失信和处罚名单.csv", "名称\n单位7\n");
  const double begun = seconds_now();
  const ProgramRun all = run_program(batch(folder, {"--county", folder / "office", "--rejudge"}));
  const double written = seconds_now() - begun;
  CHECK(all.reading_workers() == 0);
  CHECK(contains(all.errors, "写出报告 " + std::to_string(kMany) + " 份"));
  const double again = seconds_now();
  CHECK(contains(run_program(batch(folder, {"--county", folder / "office", "--rejudge"})).errors, "写出报告 0 份"));
  WARN("re-judged " << kMany << " from the cache: all reports new " << static_cast<int>(kMany / written)
                    << " per second, none new " << static_cast<int>(kMany / (seconds_now() - again)) << " per second");
}

#include "app/report_writers.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <set>

#include "tests/app/temporary_folder.h"

using namespace chushen;

namespace {

tl::expected<StagedReport, std::string> one_file(const std::string& out, std::size_t paper) {
  StagedReport report;
  report.folder = std::to_string(paper);
  REQUIRE(report.files.add(out + '/' + report.folder + "/report.json", "{}"));
  return report;
}

}  // namespace

TEST_CASE("what became of a report comes back from the copy as it was") {
  WrittenReport report;
  report.record = {"蓬江区/甲", "", 3, {{"report.json", {1, 2, 3, -4, 5}, std::string(64, 'a')}}};
  report.outcomes = {"甲", "甲", "甲公司", "satisfied", "violated", {{"r", "标题", "a", "b", "甲:1,", "乙"}}};
  const auto back = written_report_of(bytes_of(report));
  REQUIRE(back);
  CHECK(back->record.files == report.record.files);
  CHECK(back->record.changes == 3);
  CHECK(back->outcomes.rules == report.outcomes.rules);
  CHECK(written_report_of(bytes_of(tl::make_unexpected<std::string>("磁盘"))).error() == "磁盘");
  CHECK(written_report_of("torn").error().find("意外中断") != std::string::npos);
}

TEST_CASE("a copy that dies costs its group, which is told, and nothing half stays") {
  const TemporaryFolder folder;
  std::set<std::size_t> written, failed;
  ReportWriters writers(
      folder.path(), 2,
      [&](std::size_t paper, const auto&) {
        if (paper == 70) std::raise(SIGKILL);
        return one_file(folder.path(), paper);
      },
      [&](std::size_t paper, const auto& report) { (report ? written : failed).insert(paper); });
  for (std::size_t paper = 0; paper < 130; ++paper) writers.add(paper, {});
  writers.finish();
  CHECK(written.size() == 98);  // all but one group of 32
  CHECK(failed.size() == 32);
  for (const std::size_t paper : written) CHECK(bytes_of(folder / (std::to_string(paper) + "/report.json")) == "{}");
  for (const std::size_t paper : failed) CHECK_FALSE(std::filesystem::exists(folder / (std::to_string(paper) + "/report.json")));
}

TEST_CASE("files that are staged and never published are taken away") {
  const TemporaryFolder folder;
  {
    StagedFiles files;
    REQUIRE(files.add(folder / "甲/report.json", "{}"));
    CHECK(std::filesystem::exists(folder / "甲/.report.json.new"));
  }
  CHECK(std::filesystem::is_empty(folder / "甲"));
}

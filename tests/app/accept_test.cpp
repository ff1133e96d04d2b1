#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <map>

#include "tests/app/running_program.h"

namespace fs = std::filesystem;

namespace {

const std::string kClock = "SOURCE_DATE_EPOCH=1693357964";

std::vector<std::string> watch(const TemporaryFolder& folder, const std::string& inbox, const std::string& out) {
  return {"watch", folder / inbox, "--out", folder / out, "--notice", kNotice, "--quiet", "0.1", "--once", "--move-accepted"};
}

std::map<std::string, std::string> files_below(const std::string& below) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(below))
    if (entry.is_regular_file()) files[fs::relative(entry.path(), below)] = bytes_of(entry.path());
  return files;
}

std::map<std::string, std::string> reports_below(const std::string& out) {
  auto files = files_below(out);
  std::erase_if(files, [](const auto& one) { return one.first.starts_with('.') || one.first.find("/.") != std::string::npos; });
  return files;
}

void first_files(const TemporaryFolder& folder, const std::string& inbox) {
  folder.put(inbox + "/甲/说明.txt", "甲的说明");
  folder.put(inbox + "/甲/证照/执照.txt", "甲的执照");
  folder.put(inbox + "/蓬江区/乙/说明.txt", "乙的说明");
  folder.put(inbox + "/丙.txt", "散件");
}

void late_files(const TemporaryFolder& folder, const std::string& inbox) {
  folder.put(inbox + "/甲/说明.txt", "甲的新说明");
  folder.put(inbox + "/甲/证照/补充.txt", "甲的补充");
  folder.put(inbox + "/甲/完成", "");
}

const std::map<std::string, std::string> kInTheEnd = {
    {"_已接收/甲/说明.txt", "甲的新说明"},   {"_已接收/甲/证照/执照.txt", "甲的执照"},   {"_已接收/甲/证照/补充.txt", "甲的补充"},
    {"_已接收/甲/完成", ""},                 {"_已接收/蓬江区/乙/说明.txt", "乙的说明"}, {"_已接收/丙.txt", "散件"},
    {"_已接收/_旧版/甲/说明.txt", "甲的说明"}};

}  // namespace

TEST_CASE("what was judged is moved to 已接收 and stays what it is; late files make a new version, and nothing is replaced") {
  const TemporaryFolder folder;
  first_files(folder, "inbox");
  folder.put("inbox/空文件/a.docx", "PK\3\4 cut");  // waits: not whole
  RunningProgram program({"watch", folder / "inbox", "--out", folder / "out", "--notice", kNotice, "--quiet", "0.2", "--move-accepted"},
                         folder / "log");
  REQUIRE(wait_for(60, [&] { return fs::exists(folder / "inbox/_已接收/丙.txt") && fs::exists(folder / "inbox/_已接收/蓬江区/乙"); }) >= 0);
  REQUIRE(wait_for(60, [&] { return fs::exists(folder / "inbox/_已接收/甲/证照/执照.txt"); }) >= 0);
  CHECK_FALSE(fs::exists(folder / "inbox/甲"));
  CHECK(fs::exists(folder / "inbox/蓬江区"));
  CHECK(fs::exists(folder / "inbox/空文件/a.docx"));
  const auto before = json_at(folder / "out/蓬江区/乙/report.json");

  late_files(folder, "inbox");
  REQUIRE(wait_for(60, [&] { return fs::exists(folder / "inbox/_已接收/甲/证照/补充.txt"); }) >= 0);
  REQUIRE(wait_for(60, [&] { return !fs::exists(folder / "inbox/甲"); }) >= 0);
  CHECK(json_at(folder / "out/甲/report.json")["documents"].size() == 3);
  CHECK(fs::exists(folder / "out/甲/previous.json"));
  CHECK(program.end(SIGTERM) == 128 + SIGTERM);
  auto now = files_below(folder / "inbox");
  CHECK(now.erase("空文件/a.docx") == 1);
  CHECK(now == kInTheEnd);
  CHECK(json_at(folder / "out/蓬江区/乙/report.json") == before);

  fs::remove_all(folder / "inbox/空文件");
  for (const bool rejudge : {false, true}) {
    std::vector<std::string> batch = {"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice};
    if (rejudge) batch.push_back("--rejudge");
    const ProgramRun again = run_program(batch);
    INFO(again.errors);
    CHECK(again.reading_workers() == 0);
    CHECK(again.errors.find("写出报告 0 份") != std::string::npos);
  }
  CHECK(run_program({"status", "--out", folder / "out"}).out.find("收到 3 = 已核对 3") == 0);
  CHECK(run_program({"rebuild", "--out", folder / "out"}).status == 0);
  CHECK(run_program({"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice}).reading_workers() == 0);
}

TEST_CASE("killed at each call that moves, nothing is lost and nothing is judged twice") {
  const TemporaryFolder folder;
  const auto arrive = [&](const std::string& inbox, const std::string& out) {
    fs::remove_all(folder / inbox);
    fs::remove_all(folder / out);
    first_files(folder, inbox);
    const int status = run_program(watch(folder, inbox, out), kClock).status;
    late_files(folder, inbox);
    return status;
  };
  REQUIRE(arrive("inbox", "expected") == 3);
  REQUIRE(run_program(watch(folder, "inbox", "expected"), kClock).status == 3);
  REQUIRE(files_below(folder / "inbox") == kInTheEnd);
  const auto expected = reports_below(folder / "expected");
  int kills = 0;
  for (const std::string call : {"renameat2", "rmdir"})
    for (int number = 1; number <= 8; ++number) {
      REQUIRE(arrive("inbox", "out") == 3);
      const std::string inject = " strace -o /dev/null -e inject=" + call + ":signal=KILL:when=" + std::to_string(number);
      const ProgramRun run = run_program(watch(folder, "inbox", "out"), kClock + inject);
      if (run.status == 3) break;  // fewer calls than that
      if (run.status == 127) {
        WARN("no strace(1): not tested");
        return;
      }
      ++kills;
      INFO(call << ' ' << number << ' ' << run.errors);
      CHECK(run_program(watch(folder, "inbox", "out"), kClock).status == 3);
      auto now = files_below(folder / "inbox");
      CHECK(now == kInTheEnd);
      CHECK(reports_below(folder / "out") == expected);
    }
  WARN("kill -9 at " << kills << " calls that move: nothing lost, nothing twice");
  CHECK(kills >= 4);
}

TEST_CASE("what cannot be moved stays, is judged all the same, and the reason is told") {
  const TemporaryFolder folder;
  first_files(folder, "inbox");
  folder.put("inbox/_已接收", "a file of that name");
  const ProgramRun run = run_program(watch(folder, "inbox", "out"), kClock);
  CHECK(run.status == 2);
  CHECK(run.errors.find("留在原处，核对结果不受影响") != std::string::npos);
  CHECK(fs::exists(folder / "inbox/甲/说明.txt"));
  CHECK(fs::exists(folder / "out/甲/report.json"));
}

namespace {

std::string with(const std::string& what, int value) {
  return kClock + " LD_PRELOAD=" CHUSHEN_OTHER_FOLDERS " " + what + '=' + std::to_string(value);
}

}  // namespace

TEST_CASE("where the system cannot rename without replacing, files get a second name and lose the first: all comes to the same") {
  const TemporaryFolder folder;
  const std::string nfs = with("CHUSHEN_RENAME_FAILS", EINVAL);
  first_files(folder, "inbox");
  const ProgramRun first = run_program(watch(folder, "inbox", "out"), nfs);
  INFO(first.errors);
  REQUIRE(first.status == 3);
  late_files(folder, "inbox");
  CHECK(run_program(watch(folder, "inbox", "out"), nfs).status == 3);
  auto now = files_below(folder / "inbox");
  CHECK(now == kInTheEnd);
}

TEST_CASE("killed between the second name and the loss of the first, the next run takes away the first and keeps no copy") {
  for (int link = 1; link <= 4; ++link) {
    const TemporaryFolder folder;
    first_files(folder, "inbox");
    REQUIRE(run_program(watch(folder, "inbox", "out"), kClock).status == 3);
    late_files(folder, "inbox");
    const std::string killed = with("CHUSHEN_RENAME_FAILS", EINVAL) + " CHUSHEN_DIE_AFTER_LINK=" + std::to_string(link);
    INFO(link);
    CHECK(run_program(watch(folder, "inbox", "out"), killed).status == 128 + SIGKILL);
    const ProgramRun next = run_program(watch(folder, "inbox", "out"), with("CHUSHEN_RENAME_FAILS", EINVAL));
    INFO(next.errors);
    CHECK(next.status == 3);
    auto now = files_below(folder / "inbox");
    CHECK(now == kInTheEnd);
  }
}

TEST_CASE("where _已接收 lies on another disk or may not be written, all stays and what to do is told") {
  const std::vector<std::pair<int, std::string>> kErrors = {
      {EXDEV, "两处不在同一个磁盘或共享上；请取消 --move-accepted"}, {EACCES, "没有写权限；请授予程序写收件文件夹的权限"},
      {EROFS, "没有写权限；请授予程序写收件文件夹的权限"}};
  for (const auto& [error, words] : kErrors) {
    const TemporaryFolder folder;
    first_files(folder, "inbox");
    const auto before = files_below(folder / "inbox");
    const ProgramRun run = run_program(watch(folder, "inbox", "out"), with("CHUSHEN_RENAME_FAILS", error));
    INFO(run.errors);
    CHECK(run.status == 2);
    CHECK(run.errors.find(words) != std::string::npos);
    auto now = files_below(folder / "inbox");
    CHECK(now == before);
    CHECK(fs::exists(folder / "out/甲/report.json"));
    CHECK(run_program({"status", "--out", folder / "out"}).out.find("收到 3 = 已核对 3") == 0);
  }
}

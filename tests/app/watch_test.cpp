#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>

#include "tests/app/running_program.h"

namespace fs = std::filesystem;

namespace {

constexpr double kLong = 60;  // for a busy machine; what is waited for takes a second or two
const std::string kForm = kFixtures + "/inbox/蓬江区/江门市鑫昇电器有限公司/申报书.docx";

std::vector<std::string> watch(const TemporaryFolder& folder, std::vector<std::string> more = {"--quiet", "1"}) {
  std::vector<std::string> arguments = {"watch", folder / "inbox", "--out", folder / "out", "--notice", kNotice};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

bool has_report(const TemporaryFolder& folder, const std::string& id) { return fs::exists(folder / ("out/" + id + "/report.json")); }

bool index_has(const TemporaryFolder& folder, const std::string& text) {
  return bytes_of(folder / "out/index.html").find(text) != std::string::npos;
}

std::string status_of(const TemporaryFolder& folder) { return run_program({"status", "--out", folder / "out"}).out; }

std::map<std::string, std::string> all_files(const std::string& below) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(below))
    if (entry.is_regular_file()) files[fs::relative(entry.path(), below)] = bytes_of(entry.path());
  return files;
}

}  // namespace

TEST_CASE("what is dropped is judged once it is quiet, with the files of a batch, and the inbox stays as it is") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  RunningProgram program(watch(folder));
  CHECK(wait_for(kLong, [&] { return has_report(folder, "甲"); }) >= 0);  // was there at the start
  fs::create_directories(folder / "inbox/蓬江区/乙");
  fs::copy(kForm, folder / "inbox/蓬江区/乙/申报书.docx");
  folder.put("inbox/丙.txt", "散件");
  CHECK(wait_for(kLong, [&] { return has_report(folder, "蓬江区/乙") && has_report(folder, "丙.txt"); }) >= 0);
  CHECK(wait_for(kLong, [&] { return json_at(folder / "out/batch.json")["submissions"].size() == 3; }) >= 0);
  const auto inbox = all_files(folder / "inbox");
  CHECK(run_program(watch(folder)).status == 64);  // a second one
  CHECK(program.end(SIGTERM) == 128 + SIGTERM);
  CHECK(all_files(folder / "inbox") == inbox);
  const auto watched = json_at(folder / "out/甲/report.json");
  CHECK(run_program({"batch", folder / "inbox", "--out", folder / "other", "--notice", kNotice}).status >= 2);
  auto judged = json_at(folder / "other/甲/report.json");
  judged["generated_at"] = watched["generated_at"];
  CHECK(judged == watched);
  const ProgramRun again = run_program({"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice});
  CHECK(again.reading_workers() == 0);
  CHECK(again.errors.find("写出报告 0 份") != std::string::npos);
}

TEST_CASE("a file is not read before it is there: growing, made at full length, renamed into place") {
  const TemporaryFolder folder;
  const std::string whole = bytes_of(kForm);
  fs::create_directories(folder / "inbox");
  RunningProgram program(watch(folder, {"--quiet", "0.5"}), folder / "log");
  folder.put("inbox/增长/申报书.docx", whole.substr(0, 1000));
  {
    std::ofstream(folder.put("inbox/预分配/申报书.docx", ""), std::ios::binary) << std::string(whole.size(), '\0');
    folder.put("inbox/改名/申报书.docx.part", whole.substr(0, 5000));
    const int held = ::open(folder.put("inbox/占用/说明.txt", "第一行").c_str(), O_WRONLY | O_APPEND);
    ::sleep(3);  // six times as long as it has to be quiet
    for (const char* id : {"增长", "预分配", "改名", "占用"}) {
      INFO(id);
      CHECK_FALSE(has_report(folder, id));
    }
    CHECK(index_has(folder, "尚不完整"));
    ::close(held);
  }
  folder.put("inbox/增长/申报书.docx", whole);
  folder.put("inbox/预分配/申报书.docx", whole);
  folder.put("inbox/改名/申报书.docx.part", whole);
  fs::rename(folder / "inbox/改名/申报书.docx.part", folder / "inbox/改名/申报书.docx");
  for (const char* id : {"增长", "预分配", "改名", "占用"}) {
    INFO(id << " " << bytes_of(folder / "log"));
    CHECK(wait_for(kLong, [&] { return has_report(folder, id); }) >= 0);
    CHECK_FALSE(fs::exists(folder / ("out/" + std::string(id) + "/previous.json")));  // judged once, whole
  }
  CHECK(json_at(folder / "out/增长/report.json")["documents"][0]["status"] == "read");
}

TEST_CASE("a mark says that a folder is complete, a late file makes a new version, what is taken out is no longer counted") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox");
  RunningProgram program(watch(folder, {"--quiet", "30"}));
  fs::create_directories(folder / "inbox/乙");
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  fs::copy(kForm, folder / "inbox/乙/申报书.docx");
  folder.put("inbox/甲/完成", "");
  CHECK(wait_for(25, [&] { return has_report(folder, "甲"); }) >= 0);
  CHECK_FALSE(has_report(folder, "乙"));
  folder.put("inbox/甲/补充.txt", "补充说明");
  CHECK(wait_for(25, [&] { return json_at(folder / "out/甲/report.json")["documents"].size() == 2; }) >= 0);
  CHECK(fs::exists(folder / "out/甲/previous.json"));
  CHECK(wait_for(kLong, [&] { return status_of(folder).find("收到 2 = 已核对 1 + 等待 1") == 0; }) >= 0);
  fs::remove_all(folder / "inbox/甲");
  CHECK(wait_for(kLong, [&] { return status_of(folder).find("另有已移出收件文件夹 1") != std::string::npos; }) >= 0);
  CHECK(has_report(folder, "甲"));
}

TEST_CASE("a changed list is noticed, all is judged by it without reading; a faulty one leaves the former in force") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  folder.put("office/lists/失信和处罚名单.csv", "名称\n别的公司\n");
  RunningProgram program(watch(folder, {"--quiet", "0.5", "--county", folder / "office"}), folder / "log");
  CHECK(wait_for(kLong, [&] { return has_report(folder, "甲"); }) >= 0);
  const auto before = json_at(folder / "out/甲/report.json");
  CHECK(wait_for(kLong, [&] { return index_has(folder, ">甲<"); }) >= 0);

  folder.put("office/lists/失信和处罚名单.csv", "公司\n");  // no column to look anybody up by
  CHECK(wait_for(kLong, [&] { return bytes_of(folder / "log").find("仍按改动前的核对") != std::string::npos; }) >= 0);
  CHECK(json_at(folder / "out/甲/report.json") == before);

  folder.put("office/lists/失信和处罚名单.csv", "名称,统一社会信用代码\n某公司," + before["applicant"]["uscc"].get<std::string>() + "\n");
  CHECK(wait_for(kLong, [&] { return json_at(folder / "out/甲/report.json")["findings"] != before["findings"]; }) >= 0);
  CHECK(fs::exists(folder / "out/甲/previous.json") == false);  // the papers are the same
  CHECK(bytes_of(folder / "log").find("已更新") != std::string::npos);
  CHECK(program.end(SIGTERM) == 128 + SIGTERM);
}

TEST_CASE("an inbox that vanishes deletes nothing; it is gone on with when it is back") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  RunningProgram program(watch(folder), folder / "log");
  CHECK(wait_for(kLong, [&] { return has_report(folder, "甲"); }) >= 0);
  CHECK(wait_for(kLong, [&] { return status_of(folder).find("收到 1 = 已核对 1") == 0; }) >= 0);
  fs::rename(folder / "inbox", folder / "elsewhere");
  CHECK(wait_for(kLong, [&] { return bytes_of(folder / "log").find("恢复后自动继续") != std::string::npos; }) >= 0);
  fs::create_directories(folder / "inbox");  // the mount point without its share
  CHECK(wait_for(kLong, [&] { return bytes_of(folder / "log").find("可能是共享未连接") != std::string::npos; }) >= 0);
  CHECK(status_of(folder).find("收到 1 = 已核对 1") == 0);
  CHECK(index_has(folder, "甲/report.html") == false);  // links are percent-encoded: the name stands as text
  CHECK(index_has(folder, ">甲<"));
  fs::remove(folder / "inbox");
  fs::rename(folder / "elsewhere", folder / "inbox");
  fs::create_directories(folder / "inbox/乙");
  fs::copy(kForm, folder / "inbox/乙/申报书.docx");
  CHECK(wait_for(kLong, [&] { return has_report(folder, "乙"); }) >= 0);
  CHECK(program.end(SIGINT) == 128 + SIGINT);
}

TEST_CASE("odd things in an inbox harm nobody: links, pipes, long names, GBK, line breaks, closed doors, broken files") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/好");
  fs::copy(kForm, folder / "inbox/好/申报书.docx");
  folder.put("inbox/" + std::string(84, 'a') + std::string(171, 'b') + "/a.txt", "甲");
  folder.put("inbox/\xb9\xab\xcb\xbe/a.txt", "甲");  // 公司 in GBK
  folder.put("inbox/甲\n乙/a.txt", "甲");
  fs::create_directories(folder / "inbox/链接");
  fs::create_symlink("/etc/passwd", folder / "inbox/链接/b.txt");
  fs::create_directories(folder / "inbox/管道");
  REQUIRE(::mkfifo((folder / "inbox/管道/p").c_str(), 0600) == 0);
  fs::create_directories(folder / "inbox/损坏");
  fs::copy(kFixtures + "/bad/entity-bomb.docx", folder / "inbox/损坏/a.docx");
  const ProgramRun run = run_program(watch(folder, {"--quiet", "0.5", "--once"}));
  CHECK(run.status == 2);
  const std::string status = status_of(folder);
  INFO(status);
  CHECK(status.find("收到 7 = 已核对 7 + 等待 0 + 隔离 0 + 忽略 0") == 0);
  CHECK(json_at(folder / "out/链接/report.json")["documents"][0]["status"] == "refused");
  CHECK(json_at(folder / "out/管道/report.json")["documents"][0]["status"] == "refused");
  CHECK(json_at(folder / "out/好/report.json")["documents"][0]["status"] == "read");
  CHECK(run_program({"fsck", "--out", folder / "out"}).status == 0);
}

TEST_CASE("fsck finds a report that was changed, the next run mends it, and a lost ledger is made anew") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kForm, folder / "inbox/甲/申报书.docx");
  CHECK(run_program(watch(folder, {"--quiet", "0.5", "--once"})).status == 3);
  const std::string report = bytes_of(folder / "out/甲/report.html");
  folder.put("out/甲/report.html", "改动");
  const ProgramRun found = run_program({"fsck", "--out", folder / "out"});
  CHECK(found.status == 3);
  CHECK(found.out.find("甲：report.html") != std::string::npos);
  CHECK(run_program(watch(folder, {"--quiet", "0.5", "--once"})).status == 3);
  CHECK(run_program({"fsck", "--out", folder / "out"}).status == 0);
  fs::remove_all(folder / "out/.ledger");
  CHECK(run_program({"status", "--out", folder / "out"}).status == 64);
  CHECK(run_program({"rebuild", "--out", folder / "out"}).status == 0);
  CHECK(status_of(folder).find("收到 1 = 已核对 1") == 0);
  CHECK(run_program({"fsck", "--out", folder / "out"}).status == 0);
  folder.put("out/.ledger/ledger.sqlite", std::string(9000, 'x'));
  CHECK(run_program(watch(folder, {"--once"})).status == 64);
  CHECK(run_program({"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice}).status == 3);
  CHECK(status_of(folder).find("收到 1 = 已核对 1") == 0);
}

TEST_CASE("a county's folder that was always empty is listened to") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/蓬江区");
  RunningProgram program(watch(folder, {"--quiet", "0.2"}));
  REQUIRE(wait_for(kLong, [&] { return fs::exists(folder / "out/index.html"); }) >= 0);
  ::sleep(2);  // it sleeps until something happens, a minute at most
  folder.put("inbox/蓬江区/甲/说明.txt", "说明");
  const double seconds = wait_for(40, [&] { return has_report(folder, "蓬江区/甲"); });
  INFO(seconds);
  CHECK(seconds >= 0);
}

TEST_CASE("a county's folder that cannot be listed withdraws nothing, is told and stands in the index") {
  const TemporaryFolder folder;
  folder.put("inbox/蓬江区/甲/说明.txt", "说明");
  folder.put("inbox/江海区/乙/说明.txt", "说明");
  const std::vector<std::string> batch = {"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice};
  REQUIRE(run_program(batch).status == 3);
  const ProgramRun run = run_program(batch, "LD_PRELOAD=" CHUSHEN_OTHER_FOLDERS " CHUSHEN_NOT_LISTED=/蓬江区");
  INFO(run.errors);
  CHECK(run.status == 2);
  CHECK(run.errors.find("其中的材料本次未核对，已有报告保持不变") != std::string::npos);
  CHECK(index_has(folder, "其中的材料本次未核对"));
  CHECK(has_report(folder, "蓬江区/甲"));
  CHECK(status_of(folder).find("收到 2 = 已核对 2") == 0);
  CHECK(run_program(batch).reading_workers() == 0);
}

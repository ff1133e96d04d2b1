#include <catch2/catch.hpp>

#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#include "app/descriptor.h"
#include "app/ledger.h"
#include "tests/app/program.h"

/// What `watch` and `batch` refuse, and what lies in an inbox that is no file: both say the same, and leave all as it is.

namespace fs = std::filesystem;
using namespace chushen;

namespace {

ProgramRun run(const std::string& command, const std::string& inbox, const std::string& out) {
  std::vector<std::string> arguments = {command, inbox, "--out", out, "--notice", kNotice};
  if (command == "watch") arguments.insert(arguments.end(), {"--once", "--quiet", "0.5"});
  return run_program(arguments);
}

bool says(const ProgramRun& run, const std::string& words) { return run.errors.find(words) != std::string::npos; }

bool make_socket(const std::string& path) {
  const Descriptor made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return ::bind(made.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

TEST_CASE("watch and batch refuse reports inside the inbox, and an inbox inside the reports") {
  const std::string command = GENERATE("watch", "batch");
  const TemporaryFolder folder;
  folder.put("inbox/甲/a.txt", "甲");
  fs::create_directory_symlink(folder / "inbox", folder / "另名");
  for (const std::string& out : {folder / "inbox/报告", folder / "另名/报告", folder / "inbox", folder.path()}) {
    const ProgramRun refused = run(command, folder / "inbox", out);
    INFO(command << ' ' << out << ' ' << refused.errors);
    CHECK(refused.status == 64);
    CHECK(says(refused, "请把报告放到材料以外的文件夹"));
    CHECK(std::distance(fs::recursive_directory_iterator(folder / "inbox"), {}) == 2);  // nothing came to it
  }
}

TEST_CASE("watch and batch refuse a second instance, and a ledger of a newer program, and change nothing there") {
  const std::string command = GENERATE("watch", "batch");
  const TemporaryFolder folder;
  folder.put("inbox/甲/a.txt", "甲");
  folder.put("out/.cache/lock", "");
  {
    const Descriptor lock(::open((folder / "out/.cache/lock").c_str(), O_RDWR | O_CLOEXEC));
    REQUIRE(::flock(lock.get(), LOCK_EX | LOCK_NB) == 0);
    const ProgramRun second = run(command, folder / "inbox", folder / "out");
    INFO(second.errors);
    CHECK(second.status == 64);
    CHECK(says(second, "另一个初审程序正在写"));
    CHECK_FALSE(fs::exists(folder / "out/index.html"));
  }
  { REQUIRE(Ledger::open(folder / "out")); }
  std::string bytes = bytes_of(Ledger::path_in(folder / "out"));
  bytes[63] = 9;  // SQLite, file format 1.3.14: user_version stands at byte 60, big-endian
  folder.put("out/.ledger/ledger.sqlite", bytes);
  const ProgramRun newer = run(command, folder / "inbox", folder / "out");
  INFO(newer.errors);
  CHECK(newer.status == 64);
  CHECK(says(newer, "由更新版本的程序写成；请用新版本程序"));
  CHECK(bytes_of(Ledger::path_in(folder / "out")) == bytes);
  CHECK_FALSE(fs::exists(folder / "out/index.html"));
}

TEST_CASE("links, pipes, sockets and devices are refused documents for watch and batch, and are not touched") {
  const std::string command = GENERATE("watch", "batch");
  const TemporaryFolder folder;
  for (const char* id : {"链接", "管道", "插口", "设备"}) fs::create_directories(folder / ("inbox/" + std::string(id)));
  fs::create_symlink("/dev/zero", folder / "inbox/链接/a.txt");
  REQUIRE(::mkfifo((folder / "inbox/管道/a").c_str(), 0600) == 0);
  REQUIRE(make_socket(folder / "inbox/插口/a"));
  // Only the administrator can make a device; /dev/zero would never end.
  const bool has_device = ::mknod((folder / "inbox/设备/a").c_str(), S_IFCHR | 0600, makedev(1, 5)) == 0;
  if (!has_device) fs::remove(folder / "inbox/设备");
  const ProgramRun judged = run(command, folder / "inbox", folder / "out");
  INFO(judged.errors);
  CHECK(judged.status == 2);
  for (const std::string id : {"链接", "管道", "插口", "设备"}) {
    if (id == "设备" && !has_device) continue;
    const auto document = json_at(folder / ("out/" + id + "/report.json"))["documents"][0];
    INFO(document.dump());
    CHECK(document["status"] == "refused");
    CHECK_FALSE(document["warnings"].empty());
  }
  const std::string count = has_device ? "4" : "3";
  CHECK(run_program({"status", "--out", folder / "out"}).out.find("收到 " + count + " = 已核对 " + count + " + 等待 0") == 0);
}

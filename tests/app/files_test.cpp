#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <filesystem>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/files.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;

TEST_CASE("a file is written with its folders, and written over as a whole") {
  const TemporaryFolder folder;
  REQUIRE(write_whole(folder / "蓬江区/甲/report.json", "one"));
  REQUIRE(write_whole(folder / "蓬江区/甲/report.json", "two"));
  CHECK(bytes_of(folder / "蓬江区/甲/report.json") == "two");
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "蓬江区/甲"), {}) == 1);  // nothing beside it
}

TEST_CASE("where a file cannot be written whole the old one stays") {
  const TemporaryFolder folder;
  const std::string path = folder.put("report.json", "old");
  // A child whose files may not grow beyond 100 bytes: the disk that fills up in the middle of a write.
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit limit = {100, 100};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto written = write_whole(path, std::string(5000, 'n'));
    ::_exit(!written && written.error().code == EFBIG ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(bytes_of(path) == "old");
  CHECK_FALSE(std::filesystem::exists(folder / ".report.json.new"));
}

TEST_CASE("a writer that is killed at any moment leaves the old file or the new one") {
  const TemporaryFolder folder;
  const std::string before(200'000, 'a'), after(300'000, 'b'), path = folder.put("report.json", before);
  int old_seen = 0;
  for (int trial = 0; trial < 40; ++trial) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (;;) {
        (void)write_whole(path, after);
        (void)write_whole(path, before);
      }
    }
    ::usleep(300 + 700 * static_cast<unsigned>(trial));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const std::string found = bytes_of(path);
    CHECK((found == before || found == after));
    old_seen += found == before;
  }
  CHECK(old_seen < 40);  // the writers did get to write
}

TEST_CASE("what cannot be written or read says so in one sentence") {
  const TemporaryFolder folder;
  folder.put("file");
  const auto below_a_file = write_whole(folder / "file/report.json", "x");
  REQUIRE_FALSE(below_a_file);
  CHECK(message_for(below_a_file.error()).ends_with("。"));
  CHECK(message_for({"/报告", ENOSPC}) == "磁盘空间不足，未能写入 /报告；请清理磁盘后重新运行。");
  CHECK(read_whole(folder / "none", 10).error().code == ENOENT);
  CHECK(read_whole(folder.put("long", "12345678901"), 10).error().code == EFBIG);
  CHECK(read_whole(folder.path(), 10).error().code != 0);
}

TEST_CASE("folders that hold each other are seen through links and dots") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "inbox/a");
  std::filesystem::create_directories(folder / "inbox2");
  std::filesystem::create_directory_symlink(folder / "inbox", folder / "link");
  CHECK(one_holds_the_other(folder / "inbox", folder / "inbox/out"));
  CHECK(one_holds_the_other(folder / "inbox/a", folder / "inbox"));
  CHECK(one_holds_the_other(folder / "inbox", folder / "link/x/y"));
  CHECK(one_holds_the_other(folder / "inbox", folder / "inbox2/../inbox"));
  CHECK(one_holds_the_other("/", folder / "inbox"));
  CHECK_FALSE(one_holds_the_other(folder / "inbox", folder / "inbox2"));
  CHECK_FALSE(one_holds_the_other(folder / "inbox", folder / "out"));
}

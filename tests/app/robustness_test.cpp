// What happens when the program is killed, the disk fails or is full, and thousands arrive at once. Each case prints its
// figures. Short by itself; CHUSHEN_SOAK=2000 in the environment makes that many kills and injections (`make soak`).

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

#include <sys/mount.h>

#include "app/ledger.h"
#include "tests/app/running_program.h"

namespace fs = std::filesystem;
using namespace chushen;

namespace {

const std::string kClock = "SOURCE_DATE_EPOCH=1693357964";
constexpr int kSubmissions = 5;

int rounds(int short_form) {
  const char* soak = std::getenv("CHUSHEN_SOAK");
  return soak ? std::atoi(soak) : short_form;
}

// Texts are the quickest to read; one folder holds two files.
void fill(const TemporaryFolder& folder, int submissions = kSubmissions) {
  for (int i = 0; i < submissions; ++i) folder.put("inbox/单位" + std::to_string(i) + "/说明.txt", "说明" + std::to_string(i));
  folder.put("inbox/单位0/补充.txt", "补充");
}

std::vector<std::string> run_of(const TemporaryFolder& folder, const std::string& out, bool watch) {
  std::vector<std::string> arguments = {watch ? "watch" : "batch", folder / "inbox", "--out", folder / out, "--notice", kNotice};
  if (watch) arguments.insert(arguments.end(), {"--once", "--quiet", "0.1"});
  return arguments;
}

std::map<std::string, std::string> outputs(const std::string& out) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    const std::string name = fs::relative(entry.path(), out);
    const bool ours = name.starts_with(".") || entry.path().filename().string().starts_with(".");
    if (entry.is_regular_file() && !ours) files[name] = bytes_of(entry.path());
  }
  return files;
}

// Files that are neither there whole nor not at all.
int torn_in(const std::string& out) {
  int torn = 0;
  std::error_code error;
  if (!fs::exists(out, error)) return 0;
  for (const auto& [name, bytes] : outputs(out)) {
    if (name.ends_with(".json")) torn += !nlohmann::json::accept(bytes);
    if (name.ends_with(".html")) torn += !bytes.ends_with("</html>\n");
    if (name.ends_with(".xlsx") || name.ends_with(".docx")) torn += bytes.find("PK\5\6") == bytes.npos;
  }
  return torn;
}

struct Losses {
  int lost = 0, twice = 0, torn = 0;
};

// After a whole run: every submission judged once, all files as in the undisturbed run.
void count_losses(const TemporaryFolder& folder, const std::string& out, const std::map<std::string, std::string>& expected,
                  Losses& losses, std::size_t submissions = kSubmissions) {
  losses.torn += torn_in(folder / out);
  const auto now = outputs(folder / out);
  for (const auto& [name, bytes] : expected) losses.lost += !now.contains(name) || now.at(name) != bytes;
  for (const auto& [name, bytes] : now) losses.twice += !expected.contains(name);
  const auto ledger = Ledger::open_to_read(folder / out);
  REQUIRE(ledger);
  for (const auto& [id, arrival] : ledger->arrivals()) losses.twice += arrival.version != 1;
  losses.lost += ledger->arrivals().size() != submissions;
}

}  // namespace

TEST_CASE("killed at any moment, nothing is lost, done twice or torn") {
  const TemporaryFolder folder;
  fill(folder);
  ::setenv("SOURCE_DATE_EPOCH", "1693357964", 1);
  const double begun = seconds_now();
  REQUIRE(run_program(run_of(folder, "expected", false)).status == 3);
  const double one_run = seconds_now() - begun;
  const auto expected = outputs(folder / "expected");

  std::mt19937 random(7);
  Losses losses;
  int kills = 0, runs = 0;
  for (const int wanted = rounds(60); kills < wanted; ++runs) {
    const bool watch = runs % 3 == 2;
    fs::remove_all(folder / "out");
    for (bool done = false; !done;) {
      RunningProgram program(run_of(folder, "out", watch));
      const double after = one_run * std::uniform_real_distribution<>(0, 0.7)(random);
      ::usleep(static_cast<useconds_t>(after * 1e6));
      const int result = program.end(SIGKILL);
      done = result == 3;  // it was quicker
      kills += !done;
      losses.torn += torn_in(folder / "out");
      if (kills >= wanted) break;
    }
    CHECK(run_program(run_of(folder, "out", watch)).status == 3);
    count_losses(folder, "out", expected, losses);
  }
  ::unsetenv("SOURCE_DATE_EPOCH");
  WARN("kill -9: " << kills << " in " << runs << " runs of batch and watch: " << losses.lost << " lost, " << losses.twice
                   << " twice, " << losses.torn << " torn");
  CHECK(losses.lost + losses.twice + losses.torn == 0);
}

namespace {

/// A system call of a run: its name, and which of that name it is, from 1.
struct Call {
  std::string name;
  int number = 0;
};

// All that a trace by strace(1) holds from the first that names `path` in a call of its own.
std::vector<Call> calls_in(const std::string& trace, const std::string& path) {
  std::vector<Call> calls;
  std::map<std::string, int> numbers;
  std::istringstream lines(bytes_of(trace));
  bool begun = false;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t end = line.find('(');
    if (end == line.npos || end == 0 || !std::islower(static_cast<unsigned char>(line[0]))) continue;
    const std::string name = line.substr(0, end);
    const int number = ++numbers[name];
    begun = begun || (name != "execve" && line.find(path) != line.npos);
    if (begun) calls.push_back({name, number});
  }
  return calls;
}

}  // namespace

TEST_CASE("killed at each system call of a whole run, the next run has all") {
  constexpr int kFew = 2;
  const TemporaryFolder folder;
  fill(folder, kFew);
  auto batch = [&](const std::string& out) {
    auto arguments = run_of(folder, out, false);
    arguments.insert(arguments.end(), {"--jobs", "1"});  // all in one process
    return arguments;
  };
  const std::string trace = folder / "trace";
  if (run_program(batch("expected"), kClock + " strace -o " + trace).status != 3) {
    WARN("no strace(1), or no right to trace: not tested");
    return;
  }
  const auto expected = outputs(folder / "expected");
  const auto calls = calls_in(trace, folder / "expected");
  REQUIRE(calls.size() > 300);
  const std::size_t step = std::max<std::size_t>(1, calls.size() / static_cast<std::size_t>(rounds(12)));
  Losses losses;
  int kills = 0;
  for (std::size_t i = 0; i < calls.size(); i += step) {
    fs::remove_all(folder / "out");
    const std::string inject = " -e inject=" + calls[i].name + ":signal=KILL:when=" + std::to_string(calls[i].number);
    kills += run_program(batch("out"), kClock + " strace -o /dev/null" + inject).status != 3;
    losses.torn += torn_in(folder / "out");
    INFO(calls[i].name << " " << calls[i].number);
    CHECK(run_program(batch("out"), kClock).status == 3);
    count_losses(folder, "out", expected, losses, kFew);
  }
  WARN("kill -9 at " << kills << " of the " << calls.size() << " system calls of a run: " << losses.lost << " lost, "
                     << losses.twice << " twice, " << losses.torn << " torn");
  CHECK(kills > 0);
  CHECK(losses.lost + losses.twice + losses.torn == 0);
}

TEST_CASE("where a write fails, the exit status says so, and the next run has all") {
  const TemporaryFolder folder;
  fill(folder);
  REQUIRE(run_program(run_of(folder, "expected", false), kClock).status == 3);
  const auto expected = outputs(folder / "expected");
  const std::vector<int> errors = {ENOSPC, EIO, EDQUOT, EACCES};
  std::mt19937 random(11);
  Losses losses;
  int silent = 0, told = 0;
  const int injections = rounds(24);
  for (int i = 0; i < injections; ++i) {
    fs::remove_all(folder / "out");
    const int at = std::uniform_int_distribution<>(1, 230)(random);
    const std::string before = kClock + " LD_PRELOAD=" CHUSHEN_FAILING_CALLS " CHUSHEN_FAIL_AT=" + std::to_string(at) +
                               " CHUSHEN_FAIL_WITH=" + std::to_string(errors[static_cast<std::size_t>(i) % errors.size()]) +
                               (i % 5 == 4 ? " CHUSHEN_FAIL_FOR_GOOD=1" : "");
    const ProgramRun run = run_program(run_of(folder, "out", false), before);
    INFO("call " << at << ": " << run.errors);
    losses.torn += torn_in(folder / "out");
    const bool complete = fs::exists(folder / "out") && outputs(folder / "out") == expected;
    silent += run.status != 2 && run.status != 64 && !complete;
    told += run.status == 2 || run.status == 64;
    CHECK(run_program(run_of(folder, "out", false), kClock).status == 3);
    count_losses(folder, "out", expected, losses);
  }
  WARN("errno injection: " << injections << ", of which " << told << " told by the exit status, " << silent
                           << " silent while incomplete; after the next run " << losses.lost << " lost, " << losses.twice
                           << " twice, " << losses.torn << " torn");
  CHECK(told > 0);
  CHECK(silent + losses.lost + losses.twice + losses.torn == 0);
}

TEST_CASE("a full disk tears nothing, and the watch goes on by itself when there is room") {
  const int trials = std::max(1, rounds(0) / 20);
  const TemporaryFolder folder;
  fill(folder);
  fs::create_directories(folder / "disk");
  std::mt19937 random(13);
  int torn = 0, unfinished = 0, told = 0;
  double slowest = 0;
  for (int i = 0; i < trials; ++i) {
    const int kilobytes = i == 0 ? 300 : std::uniform_int_distribution<>(100, 500)(random);
    if (::mount("none", (folder / "disk").c_str(), "tmpfs", 0, ("size=" + std::to_string(kilobytes) + "k").c_str()) != 0) {
      WARN("no right to mount a small disk: not tested");
      return;
    }
    const std::string log = folder / ("log" + std::to_string(i));
    {
      RunningProgram program(run_of(folder, "disk/out", true), log);
      // Too small for the ledger, it ends at the start; else it says what is missing and goes on trying.
      told += wait_for(60, [&] { return bytes_of(log).find("磁盘空间") != std::string::npos; }) >= 0;
      torn += torn_in(folder / "disk/out");
      REQUIRE(::mount("none", (folder / "disk").c_str(), "tmpfs", MS_REMOUNT, "size=64m") == 0);
      const double begun = seconds_now();
      const int status = program.wait();  // --once: it ends when all is judged
      slowest = std::max(slowest, seconds_now() - begun);
      unfinished += status != 3 && (status != 64 || run_program(run_of(folder, "disk/out", true)).status != 3);
    }
    torn += torn_in(folder / "disk/out");
    for (int one = 0; one < kSubmissions; ++one)
      unfinished += !fs::exists(folder / ("disk/out/单位" + std::to_string(one) + "/report.json"));
    ::umount2((folder / "disk").c_str(), MNT_DETACH);
  }
  WARN("disk full: " << trials << " times, told " << told << ", " << torn << " torn, " << unfinished << " unfinished; all done at most "
                     << slowest << " s after there was room");
  CHECK(told == trials);
  CHECK(torn + unfinished == 0);
}

TEST_CASE("twenty thousand files at once are all found within a minute and an idle watch costs next to nothing") {
  constexpr int kFiles = 20'000;
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox");
  RunningProgram program({"watch", folder / "inbox", "--out", folder / "out", "--notice", kNotice, "--quiet", "3600"}, folder / "log");
  REQUIRE(wait_for(60, [&] { return fs::exists(folder / "out/index.html"); }) >= 0);
  for (int i = 0; i < kFiles; ++i) folder.put("inbox/单位" + std::to_string(i / 2) + "/" + std::to_string(i % 2) + ".txt", "甲");
  const std::string all = "收到 " + std::to_string(kFiles / 2) + " = 已核对 0 + 等待 " + std::to_string(kFiles / 2);
  const double found = wait_for(60, [&] {
    ::usleep(500'000);
    return run_program({"status", "--out", folder / "out"}).out.starts_with(all);
  });
  CHECK(found >= 0);
  const auto processor_seconds = [&] {
    std::istringstream stat(bytes_of("/proc/" + std::to_string(program.id()) + "/stat"));
    std::string word;
    for (int i = 0; i < 13; ++i) stat >> word;
    double user = 0, system = 0;
    stat >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
  };
  ::sleep(10);  // what there was to write is written
  const double begun = processor_seconds(), from = seconds_now();
  ::sleep(static_cast<unsigned>(rounds(0) ? 600 : 25));
  const double share = 100 * (processor_seconds() - begun) / (seconds_now() - from);
  std::istringstream memory(bytes_of("/proc/" + std::to_string(program.id()) + "/statm"));
  long size = 0, resident = 0;
  memory >> size >> resident;
  const long megabytes = resident * ::sysconf(_SC_PAGESIZE) >> 20;
  WARN(kFiles << " files in " << kFiles / 2 << " folders: all found " << found << " s after the last; idle " << share
              << " % of a processor, " << megabytes << " MB");
  CHECK(megabytes <= 100);
  CHECK(share <= 2);  // of a busy machine; 0.5 is what a quiet one shows
}

TEST_CASE("half-written files by the thousand: none is read early") {
  const int files = rounds(0) ? 3000 : 200;  // short here, by the thousand in the soak
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox");
  const std::string whole = bytes_of(kFixtures + "/bad/no-form.docx");
  RunningProgram program({"watch", folder / "inbox", "--out", folder / "out", "--notice", kNotice, "--quiet", "0.5"}, folder / "log");
  std::mt19937 random(3);
  const auto name = [&](int i) { return "单位" + std::to_string(i); };
  for (int i = 0; i < files; ++i) {
    // Its last 22 bytes are the end of a ZIP's directory and end in zeros: one cut there and filled up would be whole.
    const std::size_t cut = std::uniform_int_distribution<std::size_t>(1, whole.size() - 22)(random);
    std::string first = whole.substr(0, cut);
    if (i % 3 == 1) first.resize(whole.size());  // made at its full length
    folder.put("inbox/" + name(i) + (i % 3 == 2 ? "/a.docx.part" : "/a.docx"), first);
  }
  ::sleep(3);
  int early = 0;
  for (int i = 0; i < files; ++i) early += fs::exists(folder / ("out/" + name(i)));
  for (int i = 0; i < files; ++i) {
    if (i % 3 != 2) folder.put("inbox/" + name(i) + "/a.docx", whole);
    else fs::rename(folder.put("inbox/" + name(i) + "/a.docx.part", whole), folder / ("inbox/" + name(i) + "/a.docx"));
  }
  const auto judged = [&](int i) { return fs::exists(folder / ("out/" + name(i) + "/report.json")); };
  int next = 0;
  CHECK(wait_for(rounds(0) ? 1500 : 180, [&] {
          while (next < files && judged(next)) ++next;
          return next == files;
        }) >= 0);
  for (int i = 0; i < files; ++i) early += fs::exists(folder / ("out/" + name(i) + "/previous.json"));
  CHECK(program.end(SIGTERM) == 128 + SIGTERM);
  WARN(files << " files cut off, made at full length or renamed into place: " << early << " read early");
  CHECK(early == 0);
}

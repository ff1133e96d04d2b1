#include <catch2/catch.hpp>

#include <filesystem>

#include "tests/app/running_program.h"

namespace fs = std::filesystem;

// Whole runs on what looks like a folder of another machine, by the type that statfs gives (other_folders.c).

namespace {

std::string on_share(const std::string& name, const std::string& type) {
  return "LD_PRELOAD=" CHUSHEN_OTHER_FOLDERS " CHUSHEN_NETWORK=/" + name + " CHUSHEN_NETWORK_TYPE=" + type;
}

std::vector<std::string> run_of(const TemporaryFolder& folder, const std::string& verb) {
  return {verb, folder / "inbox", "--out", folder / "out", "--notice", kNotice};
}

}  // namespace

TEST_CASE("reports on a share: watch refuses, batch says so and does without a ledger") {
  for (const char* type : {"0x6969", "0xff534d42", "0xfe534d42", "0x65735546"}) {
    const TemporaryFolder folder;
    folder.put("inbox/甲/说明.txt", "说明");
    const ProgramRun watched = run_program(run_of(folder, "watch"), on_share("out", type));
    INFO(type << watched.errors);
    CHECK(watched.status == 64);
    CHECK(watched.errors.find("在网络共享上，登记簿不能放在那里") != std::string::npos);
    const ProgramRun judged = run_program(run_of(folder, "batch"), on_share("out", type));
    CHECK(judged.status == 3);
    CHECK(judged.errors.find("在网络共享上，登记簿不能放在那里") != std::string::npos);
    CHECK(fs::exists(folder / "out/甲/report.json"));
    CHECK_FALSE(fs::exists(folder / "out/.ledger/ledger.sqlite"));
  }
}

TEST_CASE("an inbox on a share is looked at regularly, which is said, and its files are read twice before they are judged") {
  const TemporaryFolder folder;
  folder.put("inbox/甲/说明.txt", "说明");
  auto watch = run_of(folder, "watch");
  watch.insert(watch.end(), {"--quiet", "0.5", "--once"});
  const double begun = seconds_now();
  const ProgramRun run = run_program(watch, on_share("inbox", "0xff534d42"));
  const double seconds = seconds_now() - begun;
  INFO(run.errors);
  CHECK(run.status == 3);
  CHECK(run.errors.find("系统不通知变化，定时查看") != std::string::npos);
  CHECK(seconds >= 15);  // still for ten seconds, and two readings five seconds apart
  CHECK(fs::exists(folder / "out/甲/report.json"));
  const ProgramRun local = run_program({"watch", folder / "inbox", "--out", folder / "other", "--notice", kNotice, "--quiet", "0.5", "--once"});
  CHECK(local.errors.find("系统通知变化") != std::string::npos);
}

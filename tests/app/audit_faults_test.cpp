#include <catch2/catch.hpp>

#include <cerrno>
#include <filesystem>

#include "app/audit/audit_log.h"
#include "tests/app/program.h"

namespace fs = std::filesystem;
using namespace chushen;

TEST_CASE("where any call of the disk fails, a decision is written or refused, and the log is whole") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kFixtures + "/bad/no-form.docx", folder / "inbox/甲/申报书.docx");
  const std::string out = folder / "out";
  run_program({"batch", folder / "inbox", "--out", out, "--notice", kNotice});
  const auto decide = [&](const std::string& reason, const std::string& before) {
    return run_program({"decide", "甲", "stamped-copy", "--outcome", "符合", "--reason", reason, "--no-update", "--out", out}, before);
  };
  int refused = 0, done = 0, silent = 0, spoiled = 0;
  std::size_t entries = 0;
  for (int at = 1; at <= 20; ++at)
    for (const int error : {ENOSPC, EIO}) {
      const std::string reason = "第" + std::to_string(at) + "次" + std::to_string(error);
      const ProgramRun run = decide(reason, "LD_PRELOAD=" CHUSHEN_FAILING_CALLS " CHUSHEN_FAIL_AT=" + std::to_string(at) +
                                                " CHUSHEN_FAIL_WITH=" + std::to_string(error));
      const AuditCheck check = read_audit(out);
      spoiled += check.fault.has_value();
      const bool written = !check.entries.empty() && check.entries.back().details["reason"] == reason;
      silent += run.status == 0 && !written;
      (run.status == 0 ? done : refused) += 1;
      CHECK(check.entries.size() >= entries);
      entries = check.entries.size();
    }
  CHECK(silent == 0);
  CHECK(spoiled == 0);
  CHECK(refused > 0);
  CHECK(decide("最后", "").status == 0);
  CHECK(run_program({"audit", "verify", "--out", out}).status == 0);
  WARN("disk errors while deciding: " << refused << " refused, " << done << " done, " << silent << " lost in silence, " << spoiled
                                      << " logs spoiled");
}

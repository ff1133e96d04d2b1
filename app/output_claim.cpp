#include "app/output_claim.h"

#include <cerrno>
#include <cstdio>
#include <utility>

#include "app/files.h"
#include "app/printable.h"

namespace chushen {

tl::expected<OutputLock, ExitStatus> lock_output(const std::string& out, const std::vector<std::string>& inputs,
                                                 Console& console) {
  for (const std::string& input : inputs) {
    if (!one_holds_the_other(input, out)) continue;
    console.warn("报告文件夹 " + printable(out) + " 与材料 " + printable(input) + " 互相包含；请把报告放到材料以外的文件夹。");
    return tl::make_unexpected(ExitStatus::kUsage);
  }
  auto lock = OutputLock::take(out);
  if (lock) return std::move(*lock);
  const bool busy = lock.error().code == EWOULDBLOCK;
  console.warn(busy ? "另一个初审程序正在写 " + printable(out) + "；请等它结束，或换一个报告文件夹。"
                    : message_for(lock.error()));
  return tl::make_unexpected(busy ? ExitStatus::kUsage : ExitStatus::kUnreadable);
}

tl::expected<Ledger, ExitStatus> ledger_for_batch(const std::string& out, Console& console) {
  auto ledger = Ledger::open(out);
  if (!ledger && ledger.error() == LedgerFault::kDamaged) {
    const std::string path = Ledger::path_in(out);
    console.warn("登记簿已损坏，改名为 " + printable(path) + ".damaged，另建新的；收件时间以本次为准，报告和材料不受影响。");
    std::rename(path.c_str(), (path + ".damaged").c_str());
    for (const char* part : {"-wal", "-shm"}) std::remove((path + part).c_str());
    ledger = Ledger::open(out);
  }
  if (ledger) return std::move(*ledger);
  console.warn(message_for(ledger.error(), out));
  if (ledger.error() == LedgerFault::kNewer) return tl::make_unexpected(ExitStatus::kUsage);
  return Ledger::in_memory();
}

}  // namespace chushen

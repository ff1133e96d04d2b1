#include "app/status.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>

#include "app/file_hash.h"
#include "app/files.h"
#include "app/ledger.h"
#include "app/output_lock.h"
#include "app/printable.h"
#include "app/report_lookup.h"
#include "report/changes.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

std::optional<Ledger> ledger_at(const std::string& out, Console& console) {
  auto ledger = Ledger::open_to_read(out);
  if (ledger) return std::move(*ledger);
  console.warn(message_for(ledger.error(), out));
  return std::nullopt;
}

int count_of(const std::map<ArrivalState, int>& counts, ArrivalState state) {
  const auto found = counts.find(state);
  return found == counts.end() ? 0 : found->second;
}

// The letter may be edited; the rest is as it was written.
std::string fault_of(const std::string& out, const std::string& id, const ReportRecord& record) {
  for (const WrittenFile& file : record.files) {
    if (file.name.ends_with(".docx")) continue;
    const auto hash = hash_file(out + '/' + record.folder + '/' + file.name);
    if (!hash) return printable(id) + "：" + file.name + " 不在或不能读取；再次运行 batch 或 watch 会重新写出。";
    if (hash->sha256 != file.sha256) return printable(id) + "：" + file.name + " 与写出时不同；再次运行 batch 或 watch 会重新写出。";
  }
  return "";
}

}  // namespace

ExitStatus print_status(const std::string& out, Console& console) {
  const auto ledger = ledger_at(out, console);
  if (!ledger) return ExitStatus::kUsage;
  const auto counts = ledger->counts();
  const int judged = count_of(counts, ArrivalState::kJudged), waiting = count_of(counts, ArrivalState::kWaiting);
  const int aside = count_of(counts, ArrivalState::kQuarantined), ignored = count_of(counts, ArrivalState::kIgnored);
  std::cout << "收到 " << judged + waiting + aside + ignored << " = 已核对 " << judged << " + 等待 " << waiting << " + 隔离 "
            << aside << " + 忽略 " << ignored << "；另有已移出收件文件夹 " << count_of(counts, ArrivalState::kWithdrawn) << '\n';
  for (const auto& [id, arrival] : ledger->arrivals()) {
    if (arrival.state != ArrivalState::kWaiting && arrival.state != ArrivalState::kQuarantined) continue;
    std::cout << (arrival.state == ArrivalState::kWaiting ? "等待  " : "隔离  ") << printable(id) << "  " << arrival.reason << '\n';
  }
  std::cout.flush();
  return waiting + aside == 0 ? ExitStatus::kDone : ExitStatus::kFindings;
}

ExitStatus check_ledger(const std::string& out, Console& console) {
  const auto ledger = ledger_at(out, console);
  if (!ledger) return ExitStatus::kUsage;
  std::vector<std::string> faults;
  if (!ledger->is_sound()) faults.push_back(message_for(LedgerFault::kDamaged, out));
  int reports = 0;
  for (const auto& [id, arrival] : ledger->arrivals()) {
    const auto record = ledger->report_on(id);
    if (!record || arrival.state != ArrivalState::kJudged) continue;
    ++reports;
    if (const std::string fault = fault_of(out, id, *record); !fault.empty()) faults.push_back(fault);
  }
  for (const std::string& fault : faults) std::cout << fault << '\n';
  std::cout << "核对登记 " << reports << " 份，" << (faults.empty() ? "未见问题" : "问题 " + std::to_string(faults.size()) + " 处") << '\n';
  std::cout.flush();
  return faults.empty() ? ExitStatus::kDone : ExitStatus::kFindings;
}

ExitStatus rebuild_ledger(const std::string& out, Console& console) {
  std::error_code error;
  if (!fs::is_directory(out, error)) {
    console.warn(printable(out) + " 不是报告文件夹；请指定 --out。");
    return ExitStatus::kUsage;
  }
  const auto lock = OutputLock::take(out);
  if (!lock) {
    console.warn(lock.error().code == EWOULDBLOCK ? "另一个初审程序正在写 " + printable(out) + "；请等它结束。"
                                                  : message_for(lock.error()));
    return ExitStatus::kUsage;
  }
  const std::string path = Ledger::path_in(out);
  std::rename(path.c_str(), (path + ".old").c_str());
  for (const char* part : {"-wal", "-shm"}) std::remove((path + part).c_str());
  auto ledger = Ledger::open(out);
  if (!ledger) {
    console.warn(message_for(ledger.error(), out));
    return ExitStatus::kUsage;
  }
  int reports = 0;
  for (const std::string& folder : reports_below(out)) {
    const auto found = report_in(out, folder);
    if (!found) continue;
    const ReportDigest& digest = found->digest;
    Arrival arrival;
    arrival.id = digest.id;
    arrival.state = ArrivalState::kJudged;
    arrival.first_seen = digest.generated_at;
    arrival.version = 1;
    ledger->put(arrival);
    ReportRecord record{folder, "", 0, {}};  // without a key: the next run writes it again
    for (const char* name : {"report.html", "report.json", "previous.json"})
      if (const auto hash = hash_file(out + '/' + folder + '/' + name)) record.files.push_back({name, hash->facts, hash->sha256});
    ledger->put_report(arrival.id, record);
    ++reports;
  }
  ledger->settle();
  std::cout << "按现有报告重建登记簿：" << reports << " 份\n" << std::flush;
  return ledger->fault() ? ExitStatus::kUnreadable : ExitStatus::kDone;
}

}  // namespace chushen

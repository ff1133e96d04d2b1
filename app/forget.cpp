#include "app/forget.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <set>

#include <sys/stat.h>

#include "app/audit/audit_log.h"
#include "app/file_hash.h"
#include "app/files.h"
#include "app/output_claim.h"
#include "app/printable.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

// What speaks of everybody; written again by the next run.
constexpr const char* kForAll[] = {"index.html", "batch.json", "findings.csv", "复核意见.xlsx", "复核意见（新）.xlsx", "推荐汇总表.xlsx",
                                   "推荐汇总表（新）.xlsx", "推荐汇总表（县区格式）.xlsx", "推荐汇总表（县区格式）（新）.xlsx",
                                   "推荐汇总表（县区格式）.docx", "推荐汇总表（县区格式）（新）.docx", "推荐函.docx", "推荐函（新）.docx",
                                   "变化报告.html", "变化报告.json"};
constexpr std::uint64_t kLargestEntry = 256ull << 20;

/// Removes files and remembers those that stayed.
class Remover {
 public:
  void remove(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) left_.push_back(path.string());
  }
  // Folders above, as long as they are empty, up to the output folder.
  void remove_empty(fs::path folder, const fs::path& out) {
    std::error_code error;
    for (; folder != out && fs::is_empty(folder, error) && !error; folder = folder.parent_path()) fs::remove(folder, error);
  }
  std::vector<std::string> left() const { return left_; }

 private:
  std::vector<std::string> left_;
};

/// What the papers of an applicant are known by.
struct Marks {
  std::set<std::string> hashes, keys;
  std::vector<std::string> words;  // name and code
};

Marks marks_of(const std::vector<FoundReport>& reports, const ReadSettings& reading) {
  Marks marks;
  for (const FoundReport& report : reports) {
    for (const auto& document : report.digest.documents) {
      marks.hashes.insert(document.state);
      marks.keys.insert(document_key(document.state, document.key, reading));
    }
    for (const std::string& word : {report.digest.name, report.digest.uscc})
      if (!word.empty()) marks.words.push_back(word);
  }
  return marks;
}

bool speaks_of(const std::string& bytes, const Marks& marks) {
  const auto holds = [&](const std::string& text) { return bytes.find(text) != bytes.npos; };
  return std::any_of(marks.words.begin(), marks.words.end(), holds) || std::any_of(marks.hashes.begin(), marks.hashes.end(), holds);
}

bool holds_member(const fs::path& folder, const Marks& marks) {
  std::error_code error;
  for (const auto& member : fs::directory_iterator(folder, error))
    if (const auto hash = hash_file(member.path()); hash && marks.hashes.contains(hash->sha256)) return true;
  return false;
}

// Pieces of pages and converted files are known by hashes that lead nowhere: all go, and are made again where they are
// needed.
void remove_cached(const std::string& cache, const Marks& marks, Remover& remover) {
  std::error_code error;
  for (const char* part : {"documents", "applications"})
    for (const auto& entry : fs::directory_iterator(cache + '/' + part, error)) {
      const std::string key = entry.path().stem();
      if (marks.keys.contains(key) || speaks_of(read_whole(entry.path(), kLargestEntry).value_or(""), marks))
        remover.remove(entry.path());
    }
  for (const auto& entry : fs::directory_iterator(cache + "/unpacked", error)) {
    if (!entry.is_directory() || !holds_member(entry.path(), marks)) continue;
    remover.remove(entry.path().string() + ".list");
    remover.remove(entry.path());
  }
  for (const char* part : {"/crops", "/converted"}) remover.remove(cache + part);
}

void remove_reports(const std::string& out, const std::vector<FoundReport>& reports, Remover& remover) {
  for (const FoundReport& report : reports) {
    const fs::path folder = fs::path(out) / report.folder;
    for (const char* name : {"report.html", "report.json", "previous.json", "补正通知书.docx", "补正通知书（新）.docx"})
      remover.remove(folder / name);
    remover.remove_empty(folder, out);
    remover.remove(fs::path(out) / ".cache/outputs" / report.folder);
  }
  for (const char* name : kForAll) remover.remove(fs::path(out) / name);
}

// The entries of the audit log that speak of these submissions.
std::vector<std::uint64_t> entries_on(const AuditCheck& check, const std::vector<FoundReport>& reports) {
  std::vector<std::uint64_t> numbers;
  for (const AuditEntry& entry : check.entries)
    for (const FoundReport& report : reports)
      if (!entry.forgotten && entry.details["object"] == report.digest.id) numbers.push_back(entry.seq);
  return numbers;
}

// Others' reports that name it: rules across applicants.
std::vector<std::string> mentions(const std::string& out, const std::vector<FoundReport>& reports) {
  std::vector<std::string> ids;
  for (const std::string& folder : reports_below(out)) {
    const auto bytes = read_whole(out + '/' + folder + "/report.json", kLargestEntry).value_or("");
    for (const FoundReport& report : reports)
      if (folder != report.folder && bytes.find("\"submission\": \"" + report.digest.id + "\"") != bytes.npos) ids.push_back(folder);
  }
  return ids;
}

ExitStatus refuse(Console& console, const std::string& sentence) {
  console.warn(sentence);
  return ExitStatus::kUsage;
}

void tell(const ForgetOrder& order, const std::vector<FoundReport>& reports, const AuditCheck& check) {
  std::cout << (order.yes ? "删除：\n" : "将删除（加 --yes 才执行）：\n");
  for (const FoundReport& report : reports) std::cout << "  报告  " << printable(report.digest.id) << '\n';
  std::cout << "  已读内容的缓存、登记簿中的记录、审计登记中 " << entries_on(check, reports).size() << " 条的内容（只留校验码）\n"
            << "  目录、汇总表等列有全部单位的文件（再次运行 batch 或 watch 时重新生成）\n";
  for (const std::string& id : mentions(order.out, reports))
    std::cout << "  仍会提到：" << printable(id) << " 的报告（再次运行后更新）\n";
  std::cout << "收件文件夹不动：其中仍有的材料请自行移出，否则下次运行会重新核对。备份和已发出的文件不在此列。\n" << std::flush;
}

}  // namespace

std::vector<std::string> forget_reports(const std::string& out, const std::vector<FoundReport>& reports, const std::string& by,
                                        const std::string& reason, const ReadSettings& reading, Ledger& ledger) {
  // The log first: what it says is gone has to go, not the other way round. A second try finds nothing left to write.
  const std::vector<std::uint64_t> entries = entries_on(read_audit(out), reports);
  JsonRecord details;
  details.text("object", "（已删除）").text("after", "删除报告 " + std::to_string(reports.size()) + " 份").text("reason", reason);
  const auto written = append_audit(out, {{by.empty() ? person_here() : by, "forget", std::move(details), entries}});
  if (!written) return {message_for(written.error(), out)};
  Remover remover;
  const Marks marks = marks_of(reports, reading);
  remove_cached(out + "/.cache", marks, remover);
  for (const FoundReport& report : reports)
    ledger.forget(report.digest.id, {marks.hashes.begin(), marks.hashes.end()});
  ledger.settle();
  remove_reports(out, reports, remover);
  std::error_code error;
  for (const char* old : {".old", ".damaged"}) fs::remove(Ledger::path_in(out) + old, error);
  std::vector<std::string> left;
  for (const std::string& path : remover.left()) left.push_back("未能删除 " + printable(path) + "；请检查权限后再运行一次。");
  return left;
}

std::vector<FoundReport> expired_reports(const std::string& out, int days, const Ledger& ledger) {
  std::vector<FoundReport> reports;
  if (days <= 0) return reports;
  const std::time_t limit = std::time(nullptr) - static_cast<std::time_t>(days) * 24 * 3600;
  for (const auto& [id, arrival] : ledger.arrivals()) {
    const auto record = arrival.state == ArrivalState::kWithdrawn ? ledger.report_on(id) : std::nullopt;
    struct stat facts = {};
    if (!record || ::stat((out + '/' + record->folder + "/report.json").c_str(), &facts) != 0 || facts.st_mtime > limit) continue;
    if (auto found = report_in(out, record->folder); found && found->digest.id == id) reports.push_back(std::move(*found));
  }
  return reports;
}

ExitStatus forget(const ForgetOrder& order, Console& console) {
  const std::vector<FoundReport> reports = reports_on(order.out, order.applicant);
  if (reports.empty())
    return refuse(console, "报告文件夹中没有“" + printable(order.applicant) + "”；请用 index.html 中的材料编号，或统一社会信用代码。");
  const AuditCheck check = read_audit(order.out);
  if (check.fault) return refuse(console, message_for(AuditRefusal::kFaulty, order.out));
  if (!order.yes) {
    tell(order, reports, check);
    return ExitStatus::kDone;
  }
  const auto lock = lock_output(order.out, {}, console);
  if (!lock) return lock.error();
  auto ledger = ledger_for_batch(order.out, console);
  if (!ledger) return ledger.error();
  tell(order, reports, check);
  const auto left = forget_reports(order.out, reports, order.by, order.reason, order.reading, *ledger);
  for (const std::string& sentence : left) console.warn(sentence);
  return left.empty() ? ExitStatus::kDone : ExitStatus::kUnreadable;
}

}  // namespace chushen

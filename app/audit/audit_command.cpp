#include "app/audit/audit_command.h"

#include <filesystem>
#include <iostream>

#include "app/audit/audit_log.h"
#include "app/files.h"
#include "app/ledger.h"
#include "app/printable.h"
#include "app/wire.h"

namespace chushen {

namespace {

constexpr std::uint64_t kLargestIndex = 1ull << 30;

// What stands between two texts; empty where it does not.
std::string between(std::string_view text, std::string_view before, std::string_view behind) {
  const std::size_t start = text.find(before);
  if (start == text.npos) return "";
  text.remove_prefix(start + before.size());
  const std::size_t end = text.find(behind);
  return end == text.npos ? "" : std::string(text.substr(0, end));
}

void add(std::vector<HeldAnchor>& anchors, const char* place, const std::string& count, const std::string& root) {
  if (const auto number = unsigned_of(count); number && *number > 0) anchors.push_back({place, {*number, root}, false});
}

void add_written(std::vector<HeldAnchor>& anchors, const std::string& out) {
  const std::string batch = read_whole(out + "/batch.json", kLargestIndex).value_or("");
  const std::string head = "\"audit\": {\n  \"entries\": ", entries = between(batch, head, ",");
  add(anchors, "batch.json", entries, between(batch, head + entries + ",\n  \"sha256\": \"", "\""));
  const std::string index = read_whole(out + "/index.html", kLargestIndex).value_or("");
  add(anchors, "index.html", between(index, "<p class=\"soft\">审计登记 ", " 条"), between(index, "末条校验码 <span class=\"hash\">", "<"));
}

bool is_output_folder(const std::string& out, Console& console) {
  std::error_code error;
  if (std::filesystem::is_directory(out, error)) return true;
  console.warn(printable(out) + " 不是报告文件夹；请指定 --out。");
  return false;
}

std::string what(const AuditEntry& entry) {
  if (entry.forgotten) return "（内容已删除）";
  const JsonRecord& said = entry.details;
  std::string text = said["object"];
  for (const std::string& part : {said["title"], said["field"], said["year"]})
    if (!part.empty()) text += " " + part;
  if (!said["before"].empty() || !said["after"].empty()) text += "：" + said["before"] + " → " + said["after"];
  return text + (said["reason"].empty() ? "" : "（" + said["reason"] + "）");
}

}  // namespace

std::vector<HeldAnchor> outside_anchors(const std::string& out) {
  std::vector<HeldAnchor> anchors;
  if (const auto ledger = Ledger::open_to_read(out))
    if (const auto held = ledger->audit_anchor()) anchors.push_back({"登记簿", {held->first, held->second}, false});
  add_written(anchors, out);
  return anchors;
}

ExitStatus verify_audit(const std::string& out, Console& console) {
  if (!is_output_folder(out, console)) return ExitStatus::kUsage;
  const AuditCheck check = read_audit(out, outside_anchors(out));
  if (check.fault) {
    const AuditFault& fault = *check.fault;
    std::cout << fault.file << (fault.line > 0 ? " 第 " + std::to_string(fault.line) + " 行" : "") << "：" << fault.message
              << "；请从备份恢复 .audit，并查明原因。\n" << std::flush;
    return ExitStatus::kFindings;
  }
  std::cout << "审计登记 " << check.entries.size() << " 条，前后衔接，未见改动";
  if (!check.entries.empty()) std::cout << "；末条校验码 " << check.entries.back().sha256;
  std::cout << '\n' << std::flush;
  return ExitStatus::kDone;
}

ExitStatus list_audit(const std::string& out, Console& console) {
  if (!is_output_folder(out, console)) return ExitStatus::kUsage;
  const AuditCheck check = read_audit(out);
  for (const AuditEntry& entry : check.entries)
    std::cout << entry.seq << "  " << entry.time << "  " << printable(entry.who) << "@" << printable(entry.host) << "  "
              << entry.action << "  " << printable(what(entry)) << '\n';
  std::cout.flush();
  if (check.fault) console.warn("登记与写入时不同；请运行 chushen audit verify。");
  return check.fault ? ExitStatus::kFindings : ExitStatus::kDone;
}

}  // namespace chushen

#include "app/audit/audit_check.h"

#include <map>
#include <set>

#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr const char* kLog = "log.jsonl";
constexpr const char* kDetails = "details.jsonl";

// The lines of a file; what stands behind the last line break is a line of its own, and `torn` says so.
std::vector<std::string_view> lines_of(std::string_view text, bool& torn) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    torn = end == text.npos;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(torn ? text.size() : end + 1);
  }
  return lines;
}

class Check {
 public:
  AuditCheck run(std::string_view log, std::string_view details, const std::vector<HeldAnchor>& anchors) {
    bool torn = false;
    const auto lines = lines_of(log, torn);
    const std::uint64_t whole = lines.size() - (torn ? 1 : 0);
    for (const std::string_view line : lines) {
      if (result_.entries.size() == whole) fail(kLog, whole + 1, "这一行不完整");
      else take_line(line);
      if (result_.fault) break;
    }
    take_details(details);
    for (const HeldAnchor& held : anchors) compare(held);
    return std::move(result_);
  }

 private:
  void fail(const char* file, std::uint64_t line, std::string message) {
    if (!result_.fault) result_.fault = AuditFault{file, line, std::move(message)};
  }

  void take_line(std::string_view line) {
    const std::uint64_t number = result_.entries.size() + 1;
    auto entry = entry_of(line);
    if (!entry) return fail(kLog, number, "内容与写入时不同");
    if (entry->seq != number) return fail(kLog, number, "序号应为 " + std::to_string(number) + "，实为 " + std::to_string(entry->seq));
    const std::string before = number == 1 ? std::string(kNoEntry) : result_.entries.back().sha256;
    if (entry->prev != before) return fail(kLog, number, "与上一行不衔接");
    result_.entries.push_back(std::move(*entry));
  }

  // Details stand in the order of their entries; one may be missing only where a later entry says that it was forgotten.
  void take_details(std::string_view details) {
    bool torn = false;
    const auto lines = lines_of(details, torn);
    std::uint64_t line = 0, last = 0;
    for (const std::string_view text : lines) {
      if (++line == lines.size() && torn) return fail(kDetails, line, "这一行不完整");
      const auto record = JsonRecord::parse(text);
      const std::uint64_t seq = record ? record->number_at("seq") : 0;
      if (seq <= last) return fail(kDetails, line, "内容与写入时不同");
      if (seq > result_.entries.size()) {
        if (!result_.fault) fail(kDetails, line, "登记中没有这一条");
        break;
      }
      AuditEntry& entry = result_.entries[seq - 1];
      if (sha256_hex(text) != entry.details_hash) return fail(kDetails, line, "内容与写入时不同");
      entry.details = *record;
      last = seq;
    }
    look_for_missing();
  }

  void look_for_missing() {
    std::set<std::uint64_t> forgotten;
    for (const AuditEntry& entry : result_.entries)
      for (const std::uint64_t seq : forgotten_by(entry)) forgotten.insert(seq);
    for (AuditEntry& entry : result_.entries) {
      const bool there = entry.details.has("seq");
      entry.forgotten = forgotten.contains(entry.seq);
      if (there && entry.forgotten) fail(kDetails, 0, "第 " + std::to_string(entry.seq) + " 号的内容应已删除，但仍在");
      if (!there && !entry.forgotten) fail(kDetails, 0, "缺少第 " + std::to_string(entry.seq) + " 号的内容");
    }
  }

  void compare(const HeldAnchor& held) {
    const std::uint64_t count = result_.entries.size();
    const auto place = [&](const std::string& message) {
      if (!result_.fault) result_.fault = AuditFault{held.place, 0, message};
    };
    if (held.anchor.count > count)
      return place("应有 " + std::to_string(held.anchor.count) + " 条，实有 " + std::to_string(count) + " 条，末尾被截去");
    if (held.exact && held.anchor.count < count)
      return place("应有 " + std::to_string(held.anchor.count) + " 条，实有 " + std::to_string(count) + " 条，末尾有另加的内容");
    const std::string root = held.anchor.count == 0 ? std::string(kNoEntry) : result_.entries[held.anchor.count - 1].sha256;
    if (root != held.anchor.root) place("第 " + std::to_string(held.anchor.count) + " 条与此处所记不同");
  }

  AuditCheck result_;
};

}  // namespace

AuditAnchor AuditCheck::anchor() const {
  return entries.empty() ? AuditAnchor{} : AuditAnchor{entries.size(), entries.back().sha256};
}

AuditCheck check_audit(std::string_view log, std::string_view details, const std::vector<HeldAnchor>& anchors) {
  return Check().run(log, details, anchors);
}

}  // namespace chushen

#include "app/audit/audit_run.h"

#include <utility>

#include "app/audit/audit_log.h"
#include "app/audit/reviews.h"
#include "app/files.h"
#include "app/printable.h"

namespace chushen {

namespace {

// "jiangmen-2023-22 1a2b3c4d5e6f；失信和处罚名单 0f1e2d3c4b5a": what it was, by the beginnings of the hashes.
std::string words_for(const Office& office) {
  constexpr std::size_t kShort = 12;
  std::string words = office.notice.id + ' ' + office.notice.sha256.substr(0, kShort);
  for (const OfficeList& list : office.county.lists)
    if (list.loaded) words += "；" + list.name + ' ' + list.sha256.substr(0, kShort);
  return words + "；科室资料 " + office.key.substr(0, kShort);
}

constexpr std::uint64_t kLargestNote = 1u << 20;

std::string office_file(const std::string& out) { return audit_folder(out) + "/office"; }

}  // namespace

AuditRun::AuditRun(std::string out) : out_(std::move(out)) {
  const AuditCheck check = read_audit(out_);
  if (check.fault)
    fault_ = "审计登记与写入时不同（" + check.fault->file + (check.fault->line > 0 ? " 第 " + std::to_string(check.fault->line) + " 行" : "") +
             "）；其后的复核决定未采用，请运行 chushen audit verify 查看，并从备份恢复 .audit。";
  reviews_ = reviews_of(check.entries);
  anchor_ = check.anchor();
  for (const AuditEntry& entry : check.entries)
    if (entry.action == "run") logged_ = entry.details["after"];
    else people_ = {entry.seq, entry.sha256};
  office_ = read_whole(office_file(out_), kLargestNote).value_or(logged_);
}

Review AuditRun::review_of(const std::string& submission) const {
  const auto found = reviews_.find(submission);
  return found == reviews_.end() ? Review() : found->second;
}

std::optional<std::string> AuditRun::note_office(const Office& office) {
  const std::string now = words_for(office);
  if (now == office_ || !fault_.empty()) return std::nullopt;
  if (!office_.empty() && now != logged_)
    if (auto failure = log_change(now)) return failure;
  if (const auto kept = write_whole(office_file(out_), now); !kept) return message_for(kept.error());
  office_ = now;
  return std::nullopt;
}

std::optional<std::string> AuditRun::log_change(const std::string& now) {
  JsonRecord details;
  details.text("object", "规则包和名单").text("before", office_).text("after", now);
  const auto written = append_audit(out_, {{person_here(), "run", std::move(details)}});
  if (!written) return message_for(written.error(), out_);
  logged_ = now;
  anchor_ = {written->back().seq, written->back().sha256};
  return std::nullopt;
}

}  // namespace chushen

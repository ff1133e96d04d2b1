#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/audit/audit_check.h"
#include "app/files.h"

namespace chushen {

/// The audit log of an output folder, DIR/.audit: the source of truth for what people have decided. It is not part of the
/// ledger, so that `rebuild` needs nothing else, and not locked with the folder: people decide while `watch` runs.
///
/// An append that is killed at any moment is either done or not: what is to be written is first laid down whole in
/// DIR/.audit/pending (fsync, rename), then appended to both files (fsync), then anchored, then taken away. Whoever opens the
/// log next finishes what lies there. So a torn line is never the fault of a kill, and is always told.
///
/// Anchors: DIR/.audit/anchor, exact; the ledger, batch.json and the foot of index.html, as of the last run. Who can
/// write all of these and the log can rewrite history; a printed index.html then still tells.

/// What is to be written: the rest is set here.
struct AuditDraft {
  std::string who, action;
  JsonRecord details;
  std::vector<std::uint64_t> forgets = {};  ///< entries whose details are taken away; stands in the details too
};

/// Reads and checks, after finishing what was interrupted. An output folder without a log has none: no entries, no fault.
/// \param more  anchors that stand elsewhere
AuditCheck read_audit(const std::string& out, const std::vector<HeldAnchor>& more = {});

enum class AuditRefusal {
  kFaulty,  ///< the log is not as it was written: `chushen audit verify` names the place
  kDisk,
};
/// One Chinese sentence.
std::string message_for(AuditRefusal refusal, const std::string& out);

/// Appends one after the other under the lock of the log; all are on the disk when it returns.
tl::expected<std::vector<AuditEntry>, AuditRefusal> append_audit(const std::string& out, const std::vector<AuditDraft>& drafts);

/// Changes whenever something was appended; costs one stat. Empty where there is no log.
std::string audit_mark(const std::string& out);
/// Where the files lie: to be woken by.
std::string audit_folder(const std::string& out);

/// Who runs the program: SUDO_USER, else the name of the user, else its number.
std::string person_here();

}  // namespace chushen

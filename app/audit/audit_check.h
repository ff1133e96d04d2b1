#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/audit/audit_entry.h"

namespace chushen {

/// The first thing in an audit log that is not as it was written.
struct AuditFault {
  std::string file;  ///< "log.jsonl", "details.jsonl", or the place of an anchor
  std::uint64_t line = 0;  ///< from 1; 0 where it is the whole file
  std::string message;     ///< Chinese
};

/// What the log holds up to its first fault.
struct AuditCheck {
  std::vector<AuditEntry> entries;
  std::optional<AuditFault> fault;
  AuditAnchor anchor() const;
};

/// An anchor as it was written elsewhere. `exact`: the log ends there; else it may have grown since.
struct HeldAnchor {
  std::string place;  ///< Chinese: where it stands
  AuditAnchor anchor;
  bool exact = false;
};

/// Holds the bytes of the two files against themselves and against the anchors. Every byte counts: a changed, missing,
/// doubled, exchanged or added one is a fault, also behind the last line; who rewrites lines with fresh hashes, or cuts
/// whole ones off the end, is found by the anchors.
AuditCheck check_audit(std::string_view log, std::string_view details, const std::vector<HeldAnchor>& anchors);

}  // namespace chushen

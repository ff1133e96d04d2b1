#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/audit/audit_check.h"
#include "app/office.h"
#include "validate/review.h"

namespace chushen {

/// The audit log as one run sees it: what people decided so far, and the place where the run writes down that it judges
/// by other rules or lists than the one before.
class AuditRun {
 public:
  explicit AuditRun(std::string out);

  /// Chinese; empty where the log is as it was written. What stands before the fault still counts.
  const std::string& fault() const { return fault_; }

  Review review_of(const std::string& submission) const;
  const AuditAnchor& anchor() const { return anchor_; }
  /// Of the last entry that a person made, for what is written of a run: judging by other rules and back again gives the
  /// same bytes.
  const AuditAnchor& people_anchor() const { return people_; }

  /// An entry where pack or county folder differ from those of the run before, which are kept in .audit/office: a first
  /// run changes nothing and is none, so that two of them over the same files give the same bytes. The error is a sentence.
  std::optional<std::string> note_office(const Office& office);

 private:
  std::optional<std::string> log_change(const std::string& now);

  std::string out_, fault_;
  std::string office_, logged_;  // what was judged by last, and what the log has of it
  std::map<std::string, Review> reviews_;
  AuditAnchor anchor_, people_;
};

}  // namespace chushen

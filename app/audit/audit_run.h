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

  /// Written only where pack or county folder differ from those of the last such entry. The error is a sentence.
  std::optional<std::string> note_office(const Office& office);

 private:
  std::string out_, fault_, office_;  // what was judged by last
  std::map<std::string, Review> reviews_;
  AuditAnchor anchor_;
};

}  // namespace chushen

#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/audit/audit_entry.h"
#include "validate/review.h"

namespace chushen {

/// What the audit log says of decisions and corrections, by submission id: of each rule and field the last that was
/// said, in the order of the rules' and fields' first mention; what was withdrawn or forgotten is not there.
///
///     decide   details: object rule title outcome machine evidence before after reason
///     correct  details: object field year half written readings before after reason
///
/// `outcome` and `written` are empty where the former decision is taken back.
std::map<std::string, Review> reviews_of(const std::vector<AuditEntry>& entries);

/// The details as they are written.
JsonRecord details_of(const std::string& submission, const Override& decision, bool withdrawn, const std::string& before);
JsonRecord details_of(const std::string& submission, const Correction& correction, const std::string& before);

/// All that a review says, for the key of a report.
std::string bytes_of(const Review& review);

}  // namespace chushen

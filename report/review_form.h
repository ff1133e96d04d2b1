#pragma once

#include <string>

#include <tl/expected.hpp>

#include "report/report.h"

namespace chushen {

/// 复核意见.xlsx: a row for everything that waits for a person, to be filled in and given to `chushen decide --from`. The
/// same columns may stand in a CSV of somebody else.
namespace review_form {
inline constexpr const char* kSubmission = "材料编号";
inline constexpr const char* kRule = "规则";
inline constexpr const char* kOutcome = "复核决定";
inline constexpr const char* kReason = "复核理由";
inline constexpr const char* kPerson = "复核人";
inline constexpr const char* kEvidence = "依据编号";  ///< evidence_key() of what the row was made from; may be missing
/// Where more wait than a person can look through, findings.csv is there to filter.
inline constexpr std::size_t kMostRows = 20'000;
}  // namespace review_form

/// The bytes; the column of decisions offers its five words. The error is a reason.
tl::expected<std::string, std::string> review_form_table(const BatchInput& input);

}  // namespace chushen

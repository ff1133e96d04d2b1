#pragma once

#include <string_view>

namespace chushen {

/// What a check found, as the key of the rule's answers. Every rule answers the first three; a check may report others
/// of its own (validate/checks.h lists them), which the rule has to answer too.

inline constexpr std::string_view kHolds = "holds";        ///< "holds when" of the table
inline constexpr std::string_view kContrary = "contrary";  ///< "when the contrary is stated", by sure facts
inline constexpr std::string_view kMissing = "missing";    ///< "when it is uncertain or missing"

/// These follow from contract section 5 for every rule alike (validate/answer.h); a rule may give its own words.
inline constexpr std::string_view kUnreadable = "unreadable";
inline constexpr std::string_view kConflicting = "conflicting";
inline constexpr std::string_view kOtherRule = "other-rule";  ///< the input is another rule's fact
inline constexpr std::string_view kNotApplicable = "not-applicable";
inline constexpr std::string_view kNotJudged = "not-judged";
inline constexpr std::string_view kOutsideBatch = "outside-batch";
inline constexpr std::string_view kListNotLoaded = "list-not-loaded";
inline constexpr std::string_view kSingleFile = "single-file";  ///< the submission is one loose document

}  // namespace chushen

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "normalize/application.h"

namespace chushen {

/// One condition, one outcome. The names in JSON stand in contract section 3.

enum class Basis { kNotice, kForm, kConsistency, kPractice };

enum class Outcome { kSatisfied, kViolated, kUndetermined, kNotApplicable, kPreferred };

/// Who has to do something; a later one is heavier.
enum class Action {
  kNone,
  kRemark,
  kCheck,    ///< the office: look at the crop, load a list, visit
  kCorrect,  ///< goes back to the applicant: 补正
  kReject,   ///< cannot be recommended as it stands
};

enum class Reason {
  kNone,
  kContrary,
  kMissing,
  kUnreadable,
  kConflicting,
  kListNotLoaded,
  kInPrinciple,
  kOutsideBatch,
  kNotJudged,
};

std::string_view name_of(Basis basis);
std::string_view name_of(Outcome outcome);
std::string_view name_of(Action action);
std::string_view name_of(Reason reason);
/// The Chinese word of a report: 符合 不符合 待核实 不适用 优先.
std::string_view word_for(Outcome outcome);

/// Where a finding was seen: a place in a document, a row of a list, or another submission.
struct Evidence {
  std::string document;  ///< Document::id, empty where it is none
  Place place;
  std::string raw;
  float confidence = 1;
  std::optional<std::string> submission;  ///< id of another submission
  std::optional<std::string> list;        ///< name of an office list
  std::optional<int> row;                 ///< its row, from 1, the header not counted
  bool operator==(const Evidence&) const = default;
};

struct Finding {
  std::string rule, title;
  Basis basis = Basis::kNotice;
  std::string clause, quote;  ///< empty unless kNotice
  Outcome outcome = Outcome::kUndetermined;
  Action action = Action::kNone;
  Reason reason = Reason::kNotJudged;
  std::string message;              ///< Chinese: what was found, with the values
  std::string remedy;               ///< Chinese 补正意见, ready to send; empty where nobody has to mend anything
  std::vector<std::string> fields;  ///< names of the fields it read
  std::vector<Evidence> evidence;
  bool operator==(const Finding&) const = default;
};

/// All findings on one submission, in the pack's order, and what follows from them.
struct Judgement {
  Outcome verdict = Outcome::kUndetermined;  ///< kSatisfied, kViolated or kUndetermined
  Action action = Action::kNone;             ///< the heaviest of the findings
  std::vector<Finding> findings;
  bool operator==(const Judgement&) const = default;
};

/// The verdict and the action that follow from findings, by contract section 3.
void conclude(Judgement& judgement);

}  // namespace chushen

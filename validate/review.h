#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/application.h"
#include "normalize/form_schema.h"
#include "validate/finding.h"

namespace chushen {

/// What people have decided about one submission, beside what the rules have found. The machine's outcome and the
/// readings stay as they are; a decision stands beside the finding, a correction beside the field.

/// Who decided, when, why, and where that is written down.
struct SignedBy {
  std::string by, at;      ///< name; RFC 3339
  std::string reason;      ///< in the person's words
  std::uint64_t entry = 0; ///< number in the audit log
  std::string proof;       ///< SHA-256 of that entry
  bool operator==(const SignedBy&) const = default;
};

struct Override {
  std::string rule, title;
  Outcome outcome = Outcome::kUndetermined;
  Outcome machine = Outcome::kUndetermined;  ///< what the rule had found then
  std::string evidence;  ///< evidence_key() of what it rested on
  SignedBy signature;
  bool stale = false;    ///< what it rested on has changed, or the rule is gone: to be confirmed again
  bool operator==(const Override&) const = default;
};

struct Correction {
  std::string field;
  std::optional<int> year, half;
  std::string written;            ///< the value as the person wrote it
  std::string readings;           ///< readings_key() of the field then
  SignedBy signature;
  bool stale = false;
  FieldState former_state = FieldState::kNotFound;  ///< what the readings alone come to
  std::string former_value;       ///< with its unit; empty where there is none
  bool operator==(const Correction&) const = default;
};

struct Review {
  std::vector<Override> decisions;
  std::vector<Correction> corrections;
  bool empty() const { return decisions.empty() && corrections.empty(); }
  bool operator==(const Review&) const = default;
};

/// What a finding rests on, as 32 hex digits: the values of the fields it read and the content of the places it was seen
/// in, by the hash of their document. Not its words, nor the numbers of documents, nor where exactly a box was drawn: those
/// change without anybody having handed in anything. A finding that rests on nothing to be seen (a paper is missing) is
/// known by its outcome and reason.
std::string evidence_key(const Finding& finding, const Application& application);

/// The same for the readings of a field.
std::string readings_key(const Field& field, const Application& application);

/// Whether a correction is of this field, of this year and half.
bool is_of(const Correction& correction, const Field& field);

/// The decision that holds for a rule, or nothing; one that is stale does not hold.
const Override* override_on(const Review& review, std::string_view rule);

/// Puts corrected values in the place of what was read, with state present and full confidence; readings stay. A
/// correction whose readings have changed, or whose value is none of the field any longer, becomes stale and sets nothing.
void apply_corrections(Review& review, Application& application, const FormSchema& form);

/// Marks the decisions whose findings rest on something else now.
void mark_stale(Review& review, const Judgement& judgement, const Application& application);

std::size_t stale_in(const Review& review);
bool has_valid(const Review& review);

/// The finding as the person decided it: nobody has to act on what holds; what does not hold is for the applicant to mend
/// where it was before, else it stands against a recommendation; what is open is for the office to look into.
Finding decided(const Finding& finding, const Review& review);
/// All of them, with the verdict and action that follow.
Judgement decided(const Judgement& judgement, const Review& review);

/// An outcome by its Chinese or English word, as people write it: 符合, satisfied.
std::optional<Outcome> outcome_called(std::string_view word);

}  // namespace chushen

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validate/checks.h"

namespace chushen {

/// The one place that knows what contract section 5 says of inputs that are not there or not sure. Checks ask for their
/// operands here and leave to these functions every case in which they cannot compare.

/// From here on a reading by OCR is a sure fact. A property of the readers, the same for every notice.
inline constexpr float kSureFrom = 0.9F;

bool is_electronic(TextSource source);

/// Read electronically or with confidence ≥ 0.9: only this may speak against an applicant.
bool is_sure(const Reading& reading);

/// Why an operand can be used or not.
enum class OperandState {
  kThere,       ///< present
  kAbsent,      ///< blank, malformed or not found, and no other rule's fact
  kOtherRule,   ///< the same, but another rule speaks of it
  kUnreadable,  ///< ink, or a blank, that no reader is sure of
  kConflicting,
};

struct Operand {
  const Field* field = nullptr;  ///< nothing where the field is none of this direction
  OperandState state = OperandState::kAbsent;
  bool sure = false;  ///< of what its state says: the value, the blank, the malformed text
};

Operand operand(const CheckInput& input, std::string_view name, std::optional<int> year = {},
                std::optional<int> half = {});
Operand operand(const CheckInput& input, const Field& field);
/// The last of a field's full years; half years are left out.
Operand latest_full_year(const CheckInput& input, const std::string& name);

/// The value as text; empty where there is none to be used.
std::string present_text(const Operand& operand);
/// The number in the unit of its field; a foreign currency takes part in nothing.
std::optional<Decimal> number_in_unit(const CheckInput& input, const Operand& operand);

/// The situation in which a check ends before it compares, by the order of contract section 5: (2) another rule's fact,
/// (3) absent under basis consistency, (4) conflicting or unreadable, (5) missing. Nothing: all operands are there.
std::optional<std::string_view> obstacle(const CheckInput& input, std::span<const Operand> operands);

/// What holds where the operands say the contrary: that, if all are sure, else "unreadable". OCR doubt never accuses.
std::string_view against(std::span<const Operand> operands, std::string_view situation);

/// Whether a document was read whole.
bool was_read(const DocumentFacts& document);

/// Whether any application form was read whole. Where none was, a label that was not found may stand there all the
/// same, and the missing or unreadable form is the fact of other rules.
bool form_was_read(const Application& application);

/// Whether a field has to be filled in: in the direction given, or where that is not known, in every direction.
bool is_required(const Notice& notice, std::string_view direction, std::string_view field);

/// The rule whose fact it is that this field is blank or malformed; empty where no rule's.
std::string owner_of(const Notice& notice, std::string_view direction, const Field& field);

/// A check of many items of one kind (each required field, each pair) reports the gravest situation that occurs.
class Tally {
 public:
  void add(std::string_view situation, std::string item);

  /// contrary, conflicting, unreadable, holds, other-rule, missing, not-applicable: the first that was added; of an
  /// empty tally `otherwise`.
  std::string_view gravest(std::string_view otherwise) const;
  const std::vector<std::string>& items(std::string_view situation) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> items_;
};

}  // namespace chushen

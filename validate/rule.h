#pragma once

#include <map>
#include <string>
#include <vector>

#include "normalize/application.h"
#include "validate/example.h"
#include "validate/finding.h"

namespace chushen {

/// "One fact, one rule": in these states the field is this rule's to speak of; every other rule that needs it stays
/// quiet about it (undetermined, none). A blank or malformed required field that no rule owns is required-fields'.
struct OwnedFact {
  std::string field;
  std::vector<FieldState> states;  ///< of kBlank, kMalformed
};

/// What a rule answers in one situation: outcome, action and the words for it.
struct Answer {
  Outcome outcome = Outcome::kUndetermined;
  Action action = Action::kNone;
  Reason reason = Reason::kNone;
  std::string say;     ///< Chinese sentence with {placeholders} of the check's trace
  std::string remedy;  ///< 补正意见 with the same placeholders; empty where none
};

/// One rule of a pack, as data. `check` names a function of validate/checks.h; `parameters` are its own to read.
/// How each situation of a check is called, and which are answered without the pack's help: validate/situation.h.
struct Rule {
  std::string id, title;
  Basis basis = Basis::kNotice;
  std::string clause, quote, judgement;
  std::vector<std::string> directions;  ///< applies to these only; empty: to all
  std::string check;
  std::map<std::string, std::vector<std::string>> parameters;  ///< scalar = one element
  std::map<std::string, Answer> answers;                       ///< by the situation the check reports
  std::vector<OwnedFact> owns;
  std::vector<Example> examples;  ///< run by `chushen lint` (validate/examples.h)
};

}  // namespace chushen

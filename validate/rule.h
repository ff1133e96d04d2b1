#pragma once

#include <map>
#include <string>
#include <vector>

#include "validate/finding.h"

namespace chushen {

/// What a rule answers in one situation: outcome, action and the words for it.
struct Answer {
  Outcome outcome = Outcome::kUndetermined;
  Action action = Action::kNone;
  Reason reason = Reason::kNone;
  std::string say;     ///< Chinese sentence with {placeholders} of the check's trace
  std::string remedy;  ///< 补正意见 with the same placeholders; empty where none
};

/// One rule of a pack, as data. `check` names a function of validate/checks.h; `parameters` are its own to read.
struct Rule {
  std::string id, title;
  Basis basis = Basis::kNotice;
  std::string clause, quote, judgement;
  std::vector<std::string> directions;  ///< applies to these only; empty: to all
  std::string check;
  std::map<std::string, std::vector<std::string>> parameters;  ///< scalar = one element
  std::map<std::string, Answer> answers;                       ///< by the situation the check reports
};

}  // namespace chushen

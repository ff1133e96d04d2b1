#pragma once

#include <string_view>

#include "validate/checks.h"

namespace chushen {

/// The rule's answer to a situation: what the pack says, and for the situations that contract section 5 settles for all
/// rules alike (unreadable, conflicting, other-rule, not-applicable, not-judged, outside-batch) what follows from it.
///
///   unreadable, conflicting   undetermined; action none where the rule's "missing" says none or not-applicable, else
///   check other-rule                undetermined, none, missing
///
/// Words that the pack gives for such a situation are taken; outcome, action and reason are the contract's.
Answer answer_to(const Rule& rule, std::string_view situation);

/// The finding that a check's result is under its rule.
Finding finding_from(const Rule& rule, const CheckResult& result);

/// Whether a situation is answered for every rule alike.
bool is_common(std::string_view situation);

}  // namespace chushen

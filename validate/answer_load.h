#pragma once

#include "validate/checks.h"
#include "validate/pack_reader.h"

namespace chushen {

/// The `answers` of a rule: one for each situation its check can report, none for any other, and no {placeholder} that
/// the check does not fill. For the situations that contract section 5 settles itself only `say` and `remedy` may
/// stand.
void load_answers(const YamlNode& rule_node, const CheckSpec& check, PackReader& reader, Rule& rule);

}  // namespace chushen

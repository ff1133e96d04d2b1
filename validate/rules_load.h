#pragma once

#include "validate/notice.h"
#include "validate/pack_reader.h"

namespace chushen {

/// rules.yaml: the rules of a notice whose text, form and lists are loaded already. Refused, each with its place: an
/// unknown check, parameter, situation or {placeholder}; a parameter that is missing or not of its kind; a field, list
/// or direction that the notice does not know; an answer that the check can need and the rule does not give; a quote
/// that does not stand in the notice.
void load_rules(const YamlNode& root, PackReader& reader, Notice& notice);

}  // namespace chushen

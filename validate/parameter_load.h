#pragma once

#include "validate/checks.h"
#include "validate/pack_reader.h"

namespace chushen {

/// The `parameters` of a rule, as its check declares them: each of its kind, no other, none missing that has to be
/// there.
void load_parameters(const YamlNode& rule_node, const CheckSpec& check, PackReader& reader, const Notice& notice,
                     Rule& rule);

}  // namespace chushen

#pragma once

#include <vector>

#include "normalize/compound.h"

namespace chushen {

/// Takes "52.36分 / 二级 / 2023年8月10日" apart: each field takes the part that its grammar reads as a value, those with the
/// strictest grammar first; texts take what is left.
std::vector<CompoundPart> parts_by_type(const std::vector<const FieldSpec*>& fields, const TracedText& value);

/// Without slashes, commas, colons, white space and unpaired brackets at both ends.
TracedText without_separators(const TracedText& text);

}  // namespace chushen

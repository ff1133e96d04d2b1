#pragma once

#include <optional>

#include "normalize/form_schema.h"
#include "normalize/traced_text.h"

namespace chushen {

/// A bracket at the end of a value, and what stands before it: "江门市金荷路1号（邮编：529085）".
struct Bracketed {
  TracedText before, inner;
};

/// Nothing where the value does not end with a bracket, or one of the two parts is blank.
std::optional<Bracketed> bracket_at_end(const TracedText& value);

/// Of an amount or a number the figure alone, where a bracket says how much more it is than the year before:
/// "13,159.59（+8.5%）" -> "13,159.59".
TracedText without_growth(const FieldSpec& field, const TracedText& value);

}  // namespace chushen

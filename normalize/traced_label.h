#pragma once

#include "normalize/label_index.h"
#include "normalize/traced_text.h"

namespace chushen {

/// Longer texts are no labels, in characters.
inline constexpr std::size_t kLongestLabelText = 80;

/// Whether the text was read from a picture: then its characters may be others than what is written.
bool is_recognized(const TracedText& text);

/// What the text is as a label; near labels are accepted where it was read from a picture.
LabelMatch match_traced(const TracedText& text, const LabelIndex& index);

}  // namespace chushen

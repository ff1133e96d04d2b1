#pragma once

#include <string_view>

namespace chushen {

/// Whether the words stand in the text, white space ignored on both sides: a notice's text layer breaks its lines where
/// the page ends, in the middle of words and figures.
bool is_quoted_from(std::string_view words, std::string_view text);

}  // namespace chushen

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chushen {

/// A text from outside for a terminal or a log: control, bidi and zero-width characters made visible, line breaks too,
/// personal numbers and phones masked (contract section 3). Whatever bytes come in, one line of valid UTF-8 goes out.
///
///     printable("甲\n乙 13800001234") == "甲⟪U+000A⟫乙 138****1234"
std::string printable(std::string_view text);

/// How many columns a terminal gives a printable text: Han and full-width characters take two.
///
///     columns_of("江门 A1") == 7
std::size_t columns_of(std::string_view text);

}  // namespace chushen

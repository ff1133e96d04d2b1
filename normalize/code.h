#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chushen {

/// Reads a code (统一社会信用代码, 邮政编码) into the contract's form: full width as ASCII, upper case, no white space,
/// also none of a line break inside. Whether length and check digits hold, rules judge. Nothing where the text is no
/// code at all: it holds Han characters (待办, 详见附件) or no letter or digit.
///
///     read_code("9144 0703 maxx xx02 3d") -> "91440703MAXXXX023D"
std::optional<std::string> read_code(std::string_view text);

}  // namespace chushen

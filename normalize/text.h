#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// The contract's text form: NFKC and EquivalentUnifiedIdeograph (Kangxi and supplement radicals), no white space beside
/// Han characters, other runs of white space one space, trimmed; no control, bidi or zero-width characters.
///
///     clean_text("江 门 市　（测试）有限公司 ") == "江门市(测试)有限公司"
std::string clean_text(std::string_view text);

/// For comparing and searching only, never for showing: clean_text without any white space and punctuation, lower case.
std::string search_key(std::string_view text);

/// The code points of valid UTF-8 as one string each; an invalid byte becomes U+FFFD.
std::vector<std::string> code_points(std::string_view text);

/// A Han character, also of the extensions.
bool is_han(std::string_view code_point);

}  // namespace chushen

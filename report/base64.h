#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// RFC 4648 section 4, with padding: of pictures and hashes inside a page.
std::string base64(std::string_view bytes);

/// "af01" -> its two bytes. Requires an even number of lower-case hex digits.
std::string bytes_of_hex(std::string_view hex);

}  // namespace chushen

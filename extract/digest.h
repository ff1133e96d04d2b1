#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chushen {

/// The digest of some bytes, as raw bytes; nothing where the method is none of these. By the names that OFD uses
/// (GB/T 33190-2016, 18.2.2: MD5, SHA1, and the OID of SM3) and those of GB/T 33560 and RFC 5754.
///
///     digest_of("abc", "1.2.156.10197.1.401")   SM3 (GB/T 32905): 66c7f0f4 62eeedd9 …
std::optional<std::string> digest_of(std::string_view bytes, std::string_view method);

/// Base64 (RFC 4648, 4) with white space in it; nothing where it is none.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace chushen

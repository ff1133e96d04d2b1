#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chushen {

/// The text of a plain file as UTF-8 without byte order mark: UTF-8, UTF-16 with a byte order mark ("Unicode" of
/// Windows' editor), else GB18030. Nothing where the bytes are none of these, or where the text holds control
/// characters that no text has: then it is not a text at all.
///
///     decode_text("\xC9\xEA\xB1\xA8") == "申报"
std::optional<std::string> decode_text(std::string_view bytes);

/// GB18030 (and so GBK) as UTF-8; nothing where a byte sequence is none of it.
std::optional<std::string> decode_gb18030(std::string_view bytes);

}  // namespace chushen

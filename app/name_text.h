#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chushen {

/// File names are bytes; ids are texts. This is the way from one to the other (contract section 1).

/// How many bytes the well-formed UTF-8 sequence at the start of `text` takes (Unicode 15.0, table 3-7); 0 where there
/// is none.
std::size_t well_formed_length(std::string_view text);

/// `bytes` with every byte that belongs to no well-formed sequence as `\xHH`, upper-case hex.
///
///     with_visible_bytes("\xC4.pdf") == "\\xC4.pdf"
std::string with_visible_bytes(std::string_view bytes);

/// One component of a path as it stands in an id: with_visible_bytes, then NFC, so that a name typed on macOS equals
/// the same name typed on Windows.
std::string name_text(std::string_view bytes);

}  // namespace chushen

#pragma once

#include <optional>
#include <string_view>

namespace chushen {

/// What a recognizer may read where a check box or a tick stands.

/// Characters that are a mark wherever they stand in a form: true for √ ✓ ✔ ☑ ☒ ■, false for □ ☐.
std::optional<bool> mark_of(std::string_view character);

/// Whether the character may be a misread box, empty or with a tick or cross in it: □ ☑ √, but also 口 回 区 O V.
bool may_be_box(std::string_view character);

/// Those of them that are Han characters with a frame: 口 回 囚 …
bool is_han_square(std::string_view character);

/// 口 and 囗, which people type for □.
bool is_mouth(std::string_view character);

}  // namespace chushen

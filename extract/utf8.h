#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chushen {

/// UTF-8 to code points and back, as Unicode 15.0 section 3.9 has it. A byte that starts no well-formed sequence
/// gives one U+FFFD and reading goes on behind it, so that nothing here fails.
///
///     decode_utf8("√是") == U"√是"
std::u32string decode_utf8(std::string_view text);

/// The code point that starts at `position`, which moves behind it. Requires position < text.size().
char32_t next_code_point(std::string_view text, std::size_t& position);

/// Surrogates and values above U+10FFFF are written as U+FFFD.
void append_utf8(std::string& text, char32_t code_point);
std::string encode_utf8(std::u32string_view code_points);

/// How many code points `text` has: the size of Run::edges and Run::certainties where they are given.
std::size_t count_code_points(std::string_view text);

/// Whether every byte belongs to a well-formed sequence.
bool is_valid_utf8(std::string_view text);

}  // namespace chushen

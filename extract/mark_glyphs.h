#pragma once

#include <optional>
#include <string_view>

#include "extract/document.h"

namespace chushen {

/// Check boxes and ticks that are typed as characters: □ ☑ ■ √ ○ ● and the symbol fonts of word processors.

/// Whether the character is drawn as a check box or a tick, and whether that is a ticked one.
///
///     glyph_ticked(U'□') == false,  glyph_ticked(U'√') == true,  glyph_ticked(U'口') -> nothing
std::optional<bool> glyph_ticked(char32_t character);

/// Gives every check box of a line a run of its own with a Mark; texts stay as written, edges and certainties are
/// divided with them. Not a check box is a character that
/// - stands beside its own kind: "邮政编码：□□□□□□" are boxes for digits, "○○公司" leaves a name out;
/// - is a circle within Chinese numerals: "二○二三年".
/// Runs that have a mark already stay as they are.
void split_marks(Line& line);

/// What a character of a symbol font shows, as a Unicode character: "☑", "☒", "✔" or "☐" for check boxes and ticks.
/// Word writes them as w:sym (F000 added or not) or as a letter in that font.
///
/// Source: the code charts of Wingdings and Wingdings 2 as Microsoft publishes them; Symbol after Adobe's encoding.
/// \param font  "Wingdings", "Wingdings 2", "Symbol"; others hold ordinary characters.
/// \return nothing where the font is none of these; U+FFFD where it is but the character has no counterpart here.
///
///     symbol_character("Wingdings 2", 0xF052) == U'☑'
///     symbol_character("Wingdings 2", U'R')   == U'☑'
std::optional<char32_t> symbol_character(std::string_view font, char32_t code);

}  // namespace chushen

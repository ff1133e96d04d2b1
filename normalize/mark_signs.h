#pragma once

#include <optional>
#include <string_view>

#include "normalize/traced_text.h"

namespace chushen {

/// Signs for an answer that stand in a text as characters (a scan's check boxes are Marks of their runs): the one list
/// of normalize/, over extract/mark_glyphs.h, which says what is drawn as a check box at all. How far a sign may be
/// trusted to be one depends on what stands around it:

/// In a row of options whatever can be drawn before one: also ☆ ◇ ★ ◆ ▣ ◉, and ロ and 囗 as which readers take □.
/// True where the sign says yes.
///
///     choice_sign("☆") == false,  choice_sign("√") == true,  choice_sign("口") -> nothing: often a word's own
std::optional<bool> choice_sign(std::string_view character);

/// Where an option is asked for: boxes, ticks and rings. In other text a ring leaves a name out ("○○公司") or is a bullet.
///
///     is_option_sign("●"),  !is_option_sign("★")
bool is_option_sign(std::string_view character);

/// Anywhere in a text: boxes and ticks.
///
///     is_box_sign("☑"),  is_box_sign("√"),  !is_box_sign("○")
bool is_box_sign(std::string_view character);

/// The same of a text with its source: a check box that was drawn, too.
bool is_box(const Glyph& glyph);

/// A tick that needs no box: √ ✓ ✔ ✅.
bool is_tick_sign(std::string_view character);

}  // namespace chushen

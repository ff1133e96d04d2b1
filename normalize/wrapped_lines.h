#pragma once

#include <vector>

#include "normalize/traced_text.h"

namespace chushen {

/// The lines of a text that its writer made: a line that only ended because the next character or word found no room in
/// its cell goes on in the one behind it. A paragraph of a page ends its lines where the longest of them does: those that
/// their writer ended before are paragraphs of their own. A file without pages has its writer's lines.
///
/// \param text  a paragraph or cell, lines separated by '\n'
/// \param cell  the cell it stands in, in points; empty for a paragraph outside of tables
/// \return lines; one that was put together keeps the '\n' within it
///
///     "统一社会信用代码：91440783MAXX00504 / 5Y" in a cell that has no room for the 5  ->  one line
std::vector<TracedText> written_lines(const TracedText& text, const Rect& cell);

}  // namespace chushen

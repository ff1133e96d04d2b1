#pragma once

#include <vector>

#include "normalize/traced_text.h"

namespace chushen {

/// The lines of a text that its writer made: a line that only ended because the next character or word found no room in
/// its cell goes on in the one behind it. What has no cell with a place keeps its lines: a file without pages has the
/// writer's, and on a page nothing says how far a line might have run.
///
/// \param text  a paragraph or cell, lines separated by '\n'
/// \param cell  the cell it stands in, in points
/// \return lines; one that was put together keeps the '\n' within it
///
///     "统一社会信用代码：91440783MAXX00504 / 5Y" in a cell that has no room for the 5  ->  one line
std::vector<TracedText> written_lines(const TracedText& text, const Rect& cell);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/grid.h"
#include "extract/pdf_page.h"

namespace chushen {

/// Which glyphs of a page are crossed out: a level line runs through the middle of them, from the first to the last. Word
/// processors draw `w:strike` as such a line. A line that goes on beyond the letters is a table's.
///
/// \return for each glyph whether it is struck; white space never is.
///
///     "500万元 7800万元" with a line through "500万元": the first five of ten are struck
std::vector<bool> struck_glyphs(const std::vector<PdfGlyph>& glyphs, const std::vector<Ruling>& rulings);

}  // namespace chushen

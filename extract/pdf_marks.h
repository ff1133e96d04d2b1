#pragma once

#include <vector>

#include "extract/pdf_page.h"

namespace chushen {

/// Check boxes of a page, however they were drawn, as glyphs ☐ and ☑.

/// A tick that was set over a box glyph makes it ☑ and goes.
void join_ticks(std::vector<PdfGlyph>& glyphs);

/// Small drawn squares that stand beside text: ☑ where something was drawn into them, else ☐. Squares that touch each
/// other are boxes for digits, and squares with text in them are cells: neither is a check box.
std::vector<PdfGlyph> drawn_boxes(const PdfPage& page, std::vector<PdfGlyph>& glyphs);

}  // namespace chushen

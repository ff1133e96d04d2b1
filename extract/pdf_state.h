#pragma once

#include <string>

#include "extract/pdf_page.h"
#include "extract/pdf_paths.h"

class GfxState;  // of the library: only the files in tests/architecture_test.cpp know them
class GooString;

namespace chushen {

/// What the library's graphics state (ISO 32000-1, 8.4) says about the thing being drawn, in points of the page.

/// Black where the paint is a pattern.
Rgb fill_color(GfxState* state);
Rgb stroke_color(GfxState* state);

Rect clip_box(GfxState* state);

PdfPath path_of(GfxState* state);

/// The em. Type 3 fonts (9.6.5) have a glyph space of their own; theirs follows from the font's box.
double font_size(GfxState* state);

/// Sets the box and the direction of a glyph whose size is known: where it is set, and how far the next one is.
/// \param code  of the character: spaces are set wider.
void place(GfxState* state, double x, double y, double dx, double dy, unsigned code, PdfGlyph& glyph);

/// A text string (7.9.2.2) in UTF-8; empty for null.
std::string utf8_of(const GooString* text);

}  // namespace chushen

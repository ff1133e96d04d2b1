#pragma once

#include <vector>

#include "extract/document.h"

namespace chushen {

/// Text without tables: pieces to lines, lines to paragraphs. Works the same within a cell and on the open page.

/// Groups pieces that stand on one baseline, top to bottom, each line from left to right. Pieces of different height
/// (a superscript, a dash) belong to a line when at least half of the smaller one lies within it.
std::vector<Line> lines_of(std::vector<Run> pieces);

/// Puts columns of text one after the other. A column gap is a strip that stays free over six lines or more, with
/// running text on both sides: labels with values beside them, and lists set with tabs, are read across.
std::vector<std::vector<Line>> columns_of(std::vector<Line> lines);

/// Groups lines, top to bottom, into paragraphs. A paragraph ends where
/// - the distance to the next line is clearly larger than between the others, or the letters change size,
/// - the next line is indented, or
/// - the next line's first word would still have had room: the break was meant.
/// Single characters below each other (vertical labels) stay together.
///
/// \param left, right  the edges between which the text was set: of the cell, or of the text on the page.
std::vector<Paragraph> paragraphs_of(std::vector<Line> lines, double left, double right);

}  // namespace chushen

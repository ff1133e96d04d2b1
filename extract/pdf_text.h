#pragma once

#include <vector>

#include "extract/pdf_page.h"

namespace chushen {

/// The text layer of a page as a reader of the paper sees it.
struct PdfText {
  std::vector<Run> runs;  ///< pieces of lines, split where a gap is wider than 0.4 em; with edges
  int seen = 0;           ///< characters that are visible, white space not counted
  int unmapped = 0;       ///< of these, how many the font gives no meaning to
  int hidden = 0;         ///< characters that are there but cannot be seen: not in `runs`
  int struck = 0;         ///< characters that a line crosses out: not in `runs`
  std::vector<Run> unseen;  ///< these, and each /ActualText that differs from its glyphs (Page::unseen)
};

/// Glyphs to runs. Left out are glyphs that are drawn invisibly, off the page, smaller than 2 points, in the colour of
/// what lies below them, or under an area or picture drawn later: a form says what its print shows. Left out as well are
/// those set askew: a watermark across the page is no part of the lines that it crosses.
///
/// Check boxes of symbol fonts become ☑ ☐, a tick drawn over a box becomes one ☑, small drawn squares beside text
/// become ☐ or, with something drawn into them, ☑.
PdfText text_of(const PdfPage& page);

/// Sets Run::underlined where a run stands on a line that is no side of a table's cell.
void find_underlined(const std::vector<Ruling>& rulings, const std::vector<Table>& grids, std::vector<Run>& runs);

}  // namespace chushen

#pragma once

#include <string>

#include "extract/document.h"
#include "extract/xlsx_book.h"

namespace chushen {

/// What was met over all sheets of a file.
struct XlsxTally {
  int hidden = 0;          ///< places that hold something nobody sees
  int without_result = 0;  ///< formulas whose result was not saved
  std::size_t cells = 0;
  bool too_large = false, faulty = false, doctype = false;
};

/// One sheet as a Table (see xlsx_document.h), its path left empty. Counts go into `tally`; at its limit the rest of the
/// sheet is left out and `too_large` set.
Table read_xlsx_sheet(XlsxBook& book, const std::string& part, XlsxTally& tally);

/// A text of several lines as a paragraph, check boxes apart; blank lines are left out.
Paragraph xlsx_paragraph(const std::string& text, Zone zone);

}  // namespace chushen

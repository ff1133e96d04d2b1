#pragma once

#include <vector>

#include "extract/pdf_page.h"
#include "extract/pdf_text.h"

namespace chushen {

/// How a page of a PDF is to be read.
enum class PdfPageUse {
  kBlank,      ///< nothing is drawn on it
  kText,       ///< its text layer says what it shows
  kPicture,    ///< one picture is the page: its pixels are taken as they are
  kRendering,  ///< pictures, drawings or unreadable letters: drawn, then read as a picture
};

struct PdfPageChoice {
  PdfPageUse use = PdfPageUse::kBlank;
  int picture = -1;  ///< for kPicture: index into PdfPage::pictures
  PageReason reason = PageReason::kNothingDrawn;
  std::vector<int> beside;  ///< for kText: pictures that stand beside the text and may hold text of their own
};

/// Decides by what can be seen. Invisible text, as below a scan, counts for nothing; a text layer whose characters the
/// fonts do not map is read by its shapes; a scan with a few typed words on it is read as it looks.
PdfPageChoice choose_use(const PdfPage& page, const PdfText& text);

}  // namespace chushen

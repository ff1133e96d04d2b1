#pragma once

#include <optional>
#include <vector>

#include "extract/pdf_page.h"
#include "extract/pdf_text.h"
#include "extract/scan/page_image.h"
#include "extract/scan/scan_reader.h"

namespace chushen {

/// From what a page draws to the blocks of a Page: the same for PDF and OFD, whose pages have one form (pdf_page.h).

/// Sets the page's blocks from its text layer: lines, cells by ruling lines, check boxes, values of form fields.
void read_drawn_text(const PdfPage& drawn, const PdfText& text, Page& page);

/// Reads a picture that stands beside the text of a page: that nothing is written in it is worth no warning.
/// \param image  the page with that picture alone.
Page read_beside(ScanReader& scanner, const PageImage& image, int number, std::vector<Warning>& warnings);

/// Adds what was read from a picture on the page below what its text layer says. A picture that lies sideways is left
/// out: its places are not those of the page.
void add_scanned(Page scanned, Page& page);

/// Puts pictures of parts of one page together; where they lie over each other the darker pixel shows.
/// Nothing where there is none.
std::optional<PageImage> composed(std::vector<PageImage> pictures);

}  // namespace chushen

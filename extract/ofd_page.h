#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/ofd_structure.h"
#include "extract/pdf_page.h"

namespace chushen {

/// What a page of an OFD draws, in the same form as a page of a PDF, so that one reading serves both.
struct OfdDrawnPage {
  PdfPage page;
  std::vector<std::string> picture_parts;   ///< of page.pictures, in their order; "" where one is not in the file
  std::map<std::string, int> annotations;   ///< how many of each type: Link, Path, Highlight, Stamp, Watermark
};

/// Draws page `index` of a body: templates below, the page's layers, templates above, annotations that print.
/// Texts (11), paths (9), images (10), blocks and composite objects (13 of GB/T 33190-2016). Not drawn: clip areas,
/// shadings and patterns, fonts. A page that cannot be read has a fault.
OfdDrawnPage draw_ofd_page(OfdPackage& package, const OfdBody& body, std::size_t index);

/// The colours that a PNG leaves transparent make it no cover for what lies below. \param head  its first bytes.
bool may_be_transparent(const std::string& head);

}  // namespace chushen

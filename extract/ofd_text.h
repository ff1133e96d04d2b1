#pragma once

#include <vector>

#include "extract/ofd_values.h"
#include "extract/pdf_page.h"
#include "extract/xml_stream.h"

namespace chushen {

/// The characters of a TextObject with their places (GB/T 33190-2016, 11). TextCode gives the origin of the first
/// character on its base line; DeltaX and DeltaY the way from each to the next. Colour, order and whether the ink is
/// seen are the caller's.
/// \param matrix  from the object's own space, in millimetres, to points of the page.
std::vector<PdfGlyph> ofd_glyphs(const XmlNode& text_object, const OfdMatrix& matrix);

}  // namespace chushen

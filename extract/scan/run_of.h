#pragma once

#include "extract/document.h"
#include "extract/scan/page_geometry.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// A reading of the picture at `box` as a Run: text, place, confidence of the whole and of each code point, edges; the
/// second reader's reading ("tesseract") where it differs, and one with the first reader's next best characters
/// ("ppocr-second") where a character may well be another one. Empty text where nothing was read.
///
/// What the recognizer is known to take for another with high probability counts less: the separators of figures
/// (',' and '.'), and figures and letters of one shape (0 O, 1 l I), where both come near.
Run run_of(const LineReading& reading, const PixelBox& box, const PageGeometry& geometry);

}  // namespace chushen

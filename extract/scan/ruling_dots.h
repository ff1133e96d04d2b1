#pragma once

#include <vector>

#include "extract/scan/rulings.h"

namespace chushen {

/// Finds dotted rulings and hairlines by what is left of them, where so much is lost that no average over a stretch shows
/// a line: a black and white scan of a fine line keeps groups of two or three dots with up to 40 mm of paper between
/// (6 mm in a column: the next cell above may reach over it).
///
/// How: small pieces around which all ink lies on one line follow each other on one row (or column) over 7 mm and more,
/// at least six of them and far more than noise would put there, given how many such pieces the page has elsewhere.
///
/// \return all are doubtful: they count where they cross other lines (find_rulings).
/// Source: the beat between the pitch of the dots and that of the scanner's lines, seen at 200 dpi and below.
std::vector<PixelRuling> find_dotted_rulings(const Raster& grey, double dpi, int threshold);

}  // namespace chushen

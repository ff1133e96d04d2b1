#pragma once

#include <vector>

#include "extract/scan/raster.h"
#include "extract/scan/rulings.h"

namespace chushen {

/// The horizontal lines of a picture, each in one piece, from 4 mm on. The first half of find_rulings, which calls it
/// for the picture and for its transposed copy.
///
/// How: darkness is averaged over 1 mm along the row, which bridges noise and dots and grey lines outlast; where that
/// exceeds the darkness 1 mm above and below, runs of 4 mm and more are pieces of lines; pieces on one height are joined.
std::vector<PixelRuling> find_level_lines(const Raster& flattened, double dpi, int threshold);

}  // namespace chushen

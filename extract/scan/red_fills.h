#pragma once

#include <vector>

#include "extract/scan/seals.h"

namespace chushen {

/// Cells of a table with a red fill: rectangles full of red that no seal touches. In the picture without red ink they would
/// be as white as the print on them.
///
/// \param red  how red each pixel is, as InkLayers has it
std::vector<PixelBox> red_fills(const Raster& red, const std::vector<SealShapeFound>& seals, double dpi);

}  // namespace chushen

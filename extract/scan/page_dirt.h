#pragma once

#include "extract/scan/raster.h"

namespace chushen {

/// What scanners and copiers add to a page.

/// Paints the dark borders of a copy white: solid ink that hangs together with the edge of the picture, from 0.7 mm on.
/// Thin lines that reach the edge stay, and so does what reaches it with its narrow end: a ring that the edge cuts off.
void clear_borders(Raster& grey, double dpi, int threshold);

/// Paints specks white that are smaller than any point of print, where there are many of them (salt noise).
void clear_specks(Raster& grey, double dpi, int threshold);

/// How often ink begins, per millimetre along the rows: 0.4 in the densest print; noise and rasters have several.
double ink_starts(const Raster& grey, double dpi, int threshold);

/// Mean of each pixel and its eight neighbours: a raster of dots becomes the grey that it stands for.
Raster smoothed(const Raster& grey);

}  // namespace chushen

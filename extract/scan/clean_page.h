#pragma once

#include <vector>

#include "extract/scan/page_image.h"
#include "extract/scan/raster.h"
#include "extract/scan/seals.h"

namespace chushen {

/// A page image made ready for layout, still lying as it was scanned: coloured seals lifted off, paper white, no finer
/// than reading needs (300 dpi).
struct CleanPage {
  Raster grey, red, blue;  ///< red and blue are empty where the page has no such ink
  int threshold = 128;   ///< darker grey is ink
  double dpi = 0;
  double page_width = 0, page_height = 0;  ///< points
  std::vector<SealShapeFound> seals;       ///< in the coloured layers
  bool is_blank = false;                   ///< so little ink that nothing can stand there
  bool is_noise = false;                   ///< ink begins and ends more often than any print does: nothing to read
};

CleanPage clean(const PageImage& image);

/// The same page after clockwise quarter turns; its seals are found again at their new places.
CleanPage turned(const CleanPage& page, int quarter_turns);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/check_boxes.h"
#include "extract/scan/clean_page.h"
#include "extract/scan/components.h"
#include "extract/scan/page_geometry.h"
#include "extract/scan/text_lines.h"

namespace chushen {

/// What stands where on a straightened page, before anything is read.
struct FoundLayout {
  Raster drawn;                ///< lines level, nothing erased
  Raster grey;                 ///< lines level, rulings of tables erased
  Raster bare;                 ///< lines under blanks erased as well
  Components components;
  TextLines lines;
  std::vector<CheckBox> boxes;
  std::vector<Table> grids;    ///< points of the straightened page
  PageGeometry geometry;
  double skew = 0;             ///< radians that made the page's lines level
  std::vector<SealShapeFound> black_seals;  ///< pixels of the straightened page
  Raster with_seals;           ///< where there are such: `bare` with them
};

/// \param skew  radians that make the page's lines level (find_lie).
FoundLayout find_layout(const CleanPage& page, double skew);

}  // namespace chushen

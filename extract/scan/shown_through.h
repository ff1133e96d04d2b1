#pragma once

#include <vector>

#include "extract/scan/rulings.h"

namespace chushen {

/// Takes out the lines of a table on the back of the paper: they are far lighter than the page's own and lie among these,
/// where they would cut cells and values in two. A blur spreads what shows through but keeps its weight, so a hair line of
/// the page is not taken for one. Forms that draw most of their lines lightly keep them all.
void refuse_rulings_that_show_through(std::vector<PixelRuling>& rulings, double dpi);

}  // namespace chushen

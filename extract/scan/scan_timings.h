#pragma once

namespace chushen {

/// Where the time of reading scans went, in seconds of the wall, summed over the pages of a ScanReader.
struct ScanTimings {
  double clean_up = 0;     ///< colours, paper, orientation, skew
  double layout = 0;       ///< rulings, cells, lines, check boxes, seals
  double recognition = 0;
  int pages = 0, lines = 0;
};

}  // namespace chushen

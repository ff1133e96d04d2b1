#pragma once

namespace chushen {

/// Where the time of reading scans went, in seconds of the processor, summed over the pages of a ScanReader.
struct ScanTimings {
  double clean_up = 0;     ///< colours, paper, orientation, skew
  double layout = 0;       ///< rulings, cells, lines, check boxes, seals
  double recognition = 0;  ///< of every line, by the first reader
  double second = 0;       ///< of what is read twice, by the second reader
  int pages = 0, lines = 0;
  int lines_twice = 0;     ///< of which something was read twice
  int disagreements = 0;   ///< lines in which the two readers differ
};

}  // namespace chushen

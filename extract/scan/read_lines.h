#pragma once

#include <vector>

#include "extract/scan/found_layout.h"
#include "extract/scan/recognizer.h"
#include "extract/scan/second_reader.h"

namespace chushen {

/// What was read of the lines of a page.
struct ReadLines {
  std::vector<Run> runs;  ///< points of the straightened page
  int count = 0;          ///< lines looked at
  int struck = 0;         ///< characters under a stroke that crosses them out: not in `runs`
  bool left_out = false;  ///< too dense or too noisy a page: of the rest only samples were read, or nothing
};

/// Reads the lines of a page one by one. Readings that are dust, or the letters of a black seal, are left out; what is
/// cut at the page's edge, drawn over, under a black seal or very small is doubted.
///
/// \param second  reads again what decides something; null: nobody does.
/// \param threshold  grey level below which there is ink.
ReadLines read_lines(Recognizer& reader, SecondReader* second, const FoundLayout& layout, int threshold);

/// Whether any two neighbouring characters were surely read, or some in not too many lines likely. In noise there are
/// shapes like one character, but not like two in a row.
bool is_text(const std::vector<Run>& runs);

}  // namespace chushen

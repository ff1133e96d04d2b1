#pragma once

#include <vector>

#include "extract/scan/raster.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// A place for a tick between brackets: 大型（　） 中型（√）.
struct BracketMark {
  std::size_t open = 0, close = 0;  ///< the brackets, by their place in the reading; what stands between is the mark
  bool ticked = false;
  float confidence = 0;             ///< that `ticked` is right
};

/// Brackets of a line that hold nothing, or a tick and nothing else. Only where the line has two or more of them, or is
/// one of options set below each other, with one pair at its end, or has it between two options that are alike (一级（　）二级,
/// the brackets of the second stand in the next line): a pair within a sentence is a blank to fill in.
///
/// Nothing is where no ink is, whatever the recognizer passed over; ink in which it read no character, or a letter that
/// a tick by hand looks like (V J /), is a tick, with half the confidence.
///
/// \param picture  what was read.  \param threshold  grey level below which there is ink.
std::vector<BracketMark> bracket_marks(const LineReading& reading, const Raster& picture, int threshold);

}  // namespace chushen

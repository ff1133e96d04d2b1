#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/scan/recognizer.h"

namespace chushen {

/// The best path through the output of a CTC network (Graves et al. 2006): in each column the likeliest class, equal
/// neighbours are one, class 0 is the blank between characters.
///
/// Places are in columns. A character's confidence is the probability of its class in its best column; its second is
/// the next class there. `omission` is the highest probability, over columns won by the blank, of a class that
/// neither neighbour has: a rare character that was dropped shows there.
///
/// \param probabilities  columns x classes.size(), each column sums to 1.
LineReading decode_ctc(std::span<const float> probabilities, int columns, const std::vector<std::string>& classes);

}  // namespace chushen

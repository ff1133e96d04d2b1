#pragma once

#include <vector>

#include "extract/scan/recognizer.h"

namespace chushen {

/// One text out of several readings of the same line in differently made pictures: readings are laid beside the one
/// that is surest as a whole (Levenshtein), and each place goes to the character with most confidence over all of them
/// (ROVER, Fiscus 1997). A character's confidence becomes its mean over all readings, those without it included.
LineReading voted(const std::vector<LineReading>& readings);

}  // namespace chushen

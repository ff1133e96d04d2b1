#pragma once

#include <vector>

#include "extract/scan/check_boxes.h"
#include "extract/scan/components.h"

namespace chushen {

/// Rings and discs that stand alone in their cell or line, as forms have them for options: ○ | 大型 | ● | 中型. Beside words
/// the recognizer reads them as the signs they are; alone it takes a ring for a letter and passes over a disc.
///
/// A mark is as high as a character and round within a tenth, its outline a circle, its inside white or full, and nothing
/// stands beside it within a character's width: a zero is narrower.
///
/// \param em  height of the usual line, pixels
/// \return `is_round` set; ticked where it is full
std::vector<CheckBox> find_round_marks(const Components& components, int em);

}  // namespace chushen

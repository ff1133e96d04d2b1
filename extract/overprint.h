#pragma once

#include <vector>

#include "extract/document.h"

namespace chushen {

/// Of runs that are printed over each other, as a running head over a cell or a correction over what it corrects, neither
/// is surely what the place says: their confidence becomes kOverprinted. The same text once more is a shadow; signs alone
/// (fill-in lines, dots, boxes) are no text.
///
/// \param runs  as drawn, before those of one line are joined
void doubt_overprinted(std::vector<Run>& runs);

constexpr float kOverprinted = 0.5f;

}  // namespace chushen

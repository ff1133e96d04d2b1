#pragma once

#include <vector>

#include "extract/scan/components.h"

namespace chushen {

/// Holes punched for filing that were copied black: round blots of 2 to 9 mm, full of ink, with nothing beside them as
/// near as they are wide. Squares of any size fit into their ink, and readers take them for characters.
std::vector<PixelBox> punched_holes(const Components& components, double dpi);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/scan/components.h"

namespace chushen {

/// Holes punched for filing that were copied black: round blots of 2 to 9 mm, full of ink, with nothing beside them as
/// near as they are wide. Squares of any size fit into their ink, and readers take them for characters. One smaller than
/// holes are punched, and away from the edge at which they are, is a mark that somebody chose: ●.
///
/// \param page  the picture that the components were found in
std::vector<PixelBox> punched_holes(const Components& components, const PixelBox& page, double dpi);

}  // namespace chushen

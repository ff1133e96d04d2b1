#pragma once

#include <vector>

#include "extract/scan/seals.h"

namespace chushen {

/// The layer in which a seal is read, without what disturbs it there: the rings of other seals that cross it, and under
/// a copied seal print that is clearly darker than its ring (a copier makes red ink grey and leaves black print black).
/// Strokes of the seal are drawn through below thin print, and stay below another seal's ring where two layers of ink are
/// darker than one (crossing_ring.h).
///
/// \param ink    of the seal's colour, 0 none … 255
/// \param index  of the seal in `seals`, which lie in the same layer
/// \return the layer as it is where nothing disturbs
Raster undisturbed_ink(const Raster& ink, const std::vector<SealShapeFound>& seals, std::size_t index);

/// From which level print is told from the ink of a copied seal; 256 where their levels do not differ.
int print_level(const Raster& ink, const SealShapeFound& seal);

/// Paints the copied seal's own ink white in a picture dark on white, where its level tells it from print.
void lift_copy(Raster& grey, const Raster& ink, const SealShapeFound& seal);

}  // namespace chushen

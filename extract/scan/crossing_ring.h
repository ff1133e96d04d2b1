#pragma once

#include "extract/scan/raster.h"
#include "extract/scan/seals.h"

namespace chushen {

/// Takes the ring of another seal that crosses this one out of the layer, and leaves what is stamped through it: two layers
/// of ink are darker than one. How dark both are together is seen where the two rings cross, how dark the one alone is
/// outside this seal. Where they do not differ (a copy in black and white) all of the ring becomes paper, and with it what
/// it covers.
///
/// \param ink    0 none … 255, in which both lie
/// \param clear  the same, of a copied seal without the print over it: what is painted
void take_off_ring(const Raster& ink, const SealShapeFound& other, const SealShapeFound& seal, Raster& clear);

/// The level that two layers of seals' ink do not reach, where their rings cross and this can be seen; 0 where it cannot.
int above_both(const Raster& ink, const SealShapeFound& other, const SealShapeFound& seal);

}  // namespace chushen

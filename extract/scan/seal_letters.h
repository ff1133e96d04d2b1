#pragma once

#include <cstddef>
#include <vector>

#include "extract/scan/components.h"
#include "extract/scan/seals.h"

namespace chushen {

/// Takes a copied (black) seal's own letters, star and code out of the picture in which lines of text are found and read,
/// and leaves the print below them: by level where the copier left the seal greyer than print; else piece by piece.
///
/// A piece is the seal's own where it lies wholly between the ring and the inner end of the letters, and no row of print
/// goes through there: rows are known by what stands beside the seal and within its letters. The star is a full piece
/// in the middle. The letters of a square seal stand as print does and are left where their level does not tell them.
///
/// \param ink    the page before anything was taken out, 0 none … 255
/// \param grey   painted white there; \param bare  too
/// \param pieces of `ink` without the rings
void lift_letters(Raster& grey, Raster& bare, const Raster& ink, const Components& pieces, const SealShapeFound& seal, double dpi);

/// The pieces that are the seal's own, as said above; of a strip (kOther) all within its circle but rows of print that run
/// into it: what follows a piece beside the strip, or one that follows it, closer than an em and a half.
/// \param inner  of the letters, in shorter radii from the inside of the seal, as SealRound::Band has it
std::vector<std::size_t> own_pieces(const Components& pieces, const SealShapeFound& seal, double inner, double dpi);

}  // namespace chushen

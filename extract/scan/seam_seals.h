#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/raster.h"
#include "extract/scan/recognizer.h"
#include "extract/scan/seals.h"

namespace chushen {

/// One page's part of a seal that was stamped across the edges of several (骑缝章).
struct SeamSlice {
  int page = 0;        ///< its number
  Rect box;            ///< as Page::seals has it
  SealColor color = SealColor::kRed;
  bool at_right = true;  ///< at the right edge of its page, not at the left
  double dpi = 0;
  Raster ink;          ///< 0 none … 255, upright, cut to the ink: its sides are the edges of the paper or of the seal
};

/// Whether a found seal may be such a part: cut off by, or close to, the left or right edge of a page `width` pixels wide.
bool is_slice(const SealShapeFound& seal, int width, double dpi);

/// Takes the part out of its layer. \param skew  radians that make the page level (find_lie).
/// Its `ink` is empty where too little of it is there.
SeamSlice slice_of(const SealShapeFound& seal, const Raster& layer, double skew, double dpi);

/// The same of a part in black print: only what lies within the seal's circle is taken out of the level page.
/// \param grey  with nothing erased
SeamSlice black_slice_of(const SealShapeFound& strip, const Raster& grey, double dpi);

/// Puts the parts of consecutive pages together to whole seals, reads each once, and writes what it says and its diameter
/// to its part on every page: those stay kOther and partial, with a text. Fanned sheets show the seal from left to right at their right
/// edges, and from right to left at their left ones. Neighbours are laid beside each other so that the middles of the
/// chord that the seal has at their common edge meet: of a circle they do, wherever it is cut. Where no outline goes
/// through the parts together, nothing is written.
///
/// \param recognizer  may be null: then only the diameter is written.
/// Source of the practice: a seal on the fanned edges shows that no sheet was exchanged.
void join_seam_seals(const std::vector<SeamSlice>& slices, Recognizer* recognizer, std::vector<Page>& pages);

}  // namespace chushen

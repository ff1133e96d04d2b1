#pragma once

#include <vector>

#include "extract/scan/check_boxes.h"
#include "extract/scan/components.h"
#include "extract/scan/raster.h"

namespace chushen {

/// A pen's ring around the words of an option.
struct OptionRing {
  double centre_x = 0, centre_y = 0, radius_x = 0, radius_y = 0;  ///< pixels
  double cover = 0;  ///< part of its outline that is inked
  bool before_erasing = false;  ///< found on the page as it was before rulings were erased (page_rings.h)
};

/// Finds components that run along an ellipse of one to two lines' height, with something inside that is as high as a
/// character and nothing in the corners: no □ 国 0 ①. A ring may touch the words in it and those beside it.
///
/// \param em  height of the usual line, pixels.
std::vector<OptionRing> find_option_rings(const Raster& mask, const Components& components, int em);

/// Whether the ring is so flat that it runs through its words.
inline bool is_flat(const OptionRing& ring) { return ring.radius_x > 2 * ring.radius_y; }

/// Paints the outline white, so that the words in it can be read; not that of a flat ring: its words are read better with
/// it than without what it touches.
void erase_rings(Raster& picture, const std::vector<OptionRing>& rings, int em);

/// A ticked mark at the ring's left end: read_line puts it before the words.
CheckBox mark_of_ring(const OptionRing& ring);

}  // namespace chushen

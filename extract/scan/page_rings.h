#pragma once

#include <vector>

#include "extract/scan/check_boxes.h"
#include "extract/scan/option_rings.h"
#include "extract/scan/raster.h"
#include "extract/scan/rulings.h"
#include "extract/scan/text_lines.h"

namespace chushen {

/// The rings of a page, found before and after its rulings were erased: a wide ring is flat enough above and below to be
/// taken for rulings, one that is drawn over a line of the table hangs together with it until that is erased.
///
/// \param drawn  the page as it was before.  \param mask, components  ink after it.  \param threshold  of ink in `drawn`.
std::vector<OptionRing> find_page_rings(const Raster& drawn, const Raster& mask, const Components& components,
                                        const std::vector<PixelRuling>& rulings, int em, double dpi, int threshold);

/// Puts back what the erasing of rulings took of the rings and of the words in them.
void restore_rings(Raster& picture, const Raster& drawn, const std::vector<OptionRing>& rings);

/// Lines that begin within a ring begin where it does: erased, it left them without the place of its mark. Flat
/// rings are not erased, and stand in their lines.
void reach_to_rings(const std::vector<OptionRing>& rings, TextLines& lines);

/// Adds a mark for each ring, but where nothing but a box lies in it: that ring only points to the box, which says itself
/// whether it is ticked.
void add_rings(const std::vector<OptionRing>& rings, const Raster& mask, std::vector<CheckBox>& boxes);

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/found_layout.h"

namespace chushen {

/// Where a form asks for a signature or a date by hand (签字：____, 日期：____), and whether something was written there.
///
/// A label ends in 签字, 签名 or 签章 (with or without 或盖章 and brackets) or 日期 and a colon, or ends its cell. Its place is
/// the blank right of it, as far as the next label, the cell or the sheet; where it fills its cell, the cell to the right,
/// else the rest of its own cell below it. Ink there is what is neither ruling nor seal: writing by hand is blue, or higher
/// and wider than print, or cannot be read; a name that is printed there is no signature. Under a copied seal nobody can
/// tell.
///
/// \param runs  as read, points of the straightened page
/// \param blue  the blue layer, empty where there is none
/// \param lying  the way from the straightened page to the one in which `blue` lies
/// \return places in points of the straightened page
std::vector<InkPlace> find_ink_places(const std::vector<Run>& runs, const FoundLayout& layout, const Raster& blue, const PageGeometry& lying);

}  // namespace chushen

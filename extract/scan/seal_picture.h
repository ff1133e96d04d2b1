#pragma once

#include <vector>

#include "extract/scan/page_image.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// The seals on a picture of a stamp, as word processors and PDF programs place it on a page: coloured ones, and black
/// ones where it has no colour. A picture that ends at the ring gets paper around it.
///
/// \param recognizer  null: found, not read.
/// \return with places in points of the picture (PageImage::page_width); none where the picture shows something else.
std::vector<Seal> seals_in_picture(const PageImage& picture, Recognizer* recognizer);

/// The part of a page image in `box` (points of the page), with what lies around it up to `margin` points.
PageImage part_of(const PageImage& page, const Rect& box, double margin);

}  // namespace chushen

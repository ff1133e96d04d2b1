#pragma once

#include "extract/scan/page_image.h"

namespace chushen {

/// The part of a page around a place, ready to be shown beside a value: with a margin, the place framed in red, at most
/// `max_width` pixels wide, and with few colours so that the PNG stays small. Empty (no pixels) where the place lies
/// off the page.
///
/// \param place  points of the page; \param page  its width and height in points must be set.
PageImage crop_around(const PageImage& page, const Rect& place, int max_width);

}  // namespace chushen

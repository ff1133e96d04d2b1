#pragma once

#include "extract/scan/page_image.h"

namespace chushen {

/// Whether a page is a negative: light letters on dark paper nearly everywhere, as from a film, or from a fax file whose
/// two levels are named the wrong way round. The page in small squares: in each in which something is written the
/// paper is what most of its pixels are. A photograph taken in the dark, or a sheet on a dark desk, has darker letters
/// than paper; bands and columns of white print leave the rest of their page as it is.
bool is_negative(const PageImage& image);

/// The same with every level turned round.
PageImage positive_of(PageImage image);

}  // namespace chushen

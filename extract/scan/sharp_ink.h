#pragma once

#include <vector>

#include "extract/scan/page_image.h"
#include "extract/scan/raster.h"
#include "extract/scan/seals.h"

namespace chushen {

/// Redraws the ink of coloured seals by how dark the picture is there. Colour alone is coarse: JPEG keeps it at half the
/// resolution, and on dim photographs it is mostly noise, while brightness is kept to the pixel. Colour, averaged over a few
/// pixels, only says where the ink is the seal's and where it is print's. Print that lies over it is taken out, and the
/// strokes that it crosses are drawn through below.
///
/// \param layer  levels of colour as separate_inks() gives them; within the boxes of `seals` they become darkness where
///               there is colour, 0 elsewhere.
/// \param image  the coloured picture of the same size; of one channel nothing happens.
/// \param grey   the picture without the ink of seals, its paper white: what is dark there is print.
void sharpen_ink(Raster& layer, const PageImage& image, const Raster& grey, const std::vector<SealShapeFound>& seals);

}  // namespace chushen

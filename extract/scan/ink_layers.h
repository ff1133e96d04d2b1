#pragma once

#include "extract/scan/raster.h"
#include "extract/scan/seals.h"

namespace chushen {

/// A page image taken apart by the colour of its ink.
///
/// Red ink is bright in the red channel and black and blue ink are dark there, so the red channel shows the text under
/// a seal as if the seal were not there. It is lifted off, never destroyed: `red` holds it. Blue ink stays, because most
/// of it is handwriting; where a blue seal is found it is lifted off by lift_blue.
struct InkLayers {
  Raster grey;  ///< without red ink; paper may be uneven
  Raster red;   ///< how red each pixel is: 0 none … 255; empty for a grey image
  Raster blue;  ///< how blue; empty for a grey image
  bool has_red = false, has_blue = false;
};

InkLayers separate_inks(const PageImage& image);

/// Takes the blue ink of a seal out of the grey picture: in the blue channel it is nearly as bright as the paper, by how
/// much less this seal's own ink tells, and black print under it is dark.
void lift_blue(Raster& grey, const PageImage& image, const Raster& blue, const SealShapeFound& seal);

/// Puts the red ink inside `box` back into the grey picture, as dark as it is red: red print that is no seal is text.
void restore_red(Raster& grey, const Raster& red, const PixelBox& box);

/// Makes the paper white everywhere: each place is divided by the brightness of the paper around it, so that shadows,
/// yellowed paper and grey cell fills vanish. Large dark places are left as they are.
void flatten_background(Raster& grey, double dpi);

/// The grey level between ink and paper of a flattened picture (Otsu 1979), kept within what print can be.
int ink_threshold(const Raster& flattened);

}  // namespace chushen

#pragma once

#include "extract/scan/raster.h"

namespace chushen {

/// A page image taken apart by the colour of its ink.
///
/// Red ink is bright in the red channel and black and blue ink are dark there, so the red channel shows the text under
/// a seal as if the seal were not there. It is lifted off, never destroyed: `red` holds it.
struct InkLayers {
  Raster grey;  ///< without red ink; paper may be uneven
  Raster red;   ///< how red each pixel is: 0 none … 255; empty for a grey image
  bool has_red = false;
};

InkLayers separate_inks(const PageImage& image);

/// Puts the red ink inside `box` back into the grey picture, as dark as it is red: red print that is no seal is text.
void restore_red(Raster& grey, const Raster& red, const PixelBox& box);

/// Makes the paper white everywhere: each place is divided by the brightness of the paper around it, so that shadows,
/// yellowed paper and grey cell fills vanish. Large dark places are left as they are.
void flatten_background(Raster& grey, double dpi);

/// The grey level between ink and paper of a flattened picture (Otsu 1979), kept within what print can be.
int ink_threshold(const Raster& flattened);

}  // namespace chushen

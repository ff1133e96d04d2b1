#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// A stretch of ink in one row.
struct InkRun {
  int y = 0, left = 0, right = 0;  ///< right: first pixel outside
};

/// Ink that hangs together (8-connected).
struct Component {
  PixelBox box;
  int area = 0;  ///< pixels
  int first_run = 0, run_count = 0;  ///< in Components::runs
};

/// The connected components of a mask, from the top; runs are ordered by component.
struct Components {
  std::vector<Component> all;
  std::vector<InkRun> runs;
};

/// \param least_area  smaller ones are specks and left out.
Components find_components(const Raster& mask, int least_area);

/// Ink without specks, for a page of `dpi`; where there is far too much of it (a photograph, noise), only the larger pieces.
Components find_pieces(const Raster& mask, double dpi);

/// Sets the pixels of a component to `value`.
void paint(Raster& raster, const Components& components, const Component& component, std::uint8_t value);

}  // namespace chushen

#pragma once

#include <cstdint>

#include "extract/scan/page_image.h"

class GfxImageColorMap;  // of the library: only the files in tests/architecture_test.cpp know them
class Stream;

namespace chushen {

/// A picture's data while the library draws it.
struct DrawnPicture {
  Stream* data = nullptr;
  int width = 0, height = 0;
  GfxImageColorMap* colors = nullptr;  ///< none for a stencil
  bool inverted = false;               ///< of a stencil: 1 is painted
  Stream* mask = nullptr;
  int mask_width = 0, mask_height = 0;
  GfxImageColorMap* mask_colors = nullptr;  ///< none for a mask of one bit
  bool mask_inverted = false;
};

/// Its pixels, transparent parts white; what cannot be decoded is white, too. `page_width` and `page_height` are not set.
/// \param most_pixels  a larger mask is left out.
PageImage decoded(const DrawnPicture& drawn, std::uint64_t most_pixels);

/// Whether a JPEG or JPEG 2000 picture holds what the page says: rows of that width, not many more of them, in no more
/// scans than a picture needs. Else the library would take the memory and the time of what it holds, and lay its rows
/// out at the width that was declared, askew. Other codings state no size of their own.
bool is_as_declared(const DrawnPicture& drawn);

/// Whether a JPEG's data breaks off: the library fills up the rest and says nothing.
bool lacks_end(const DrawnPicture& drawn);

}  // namespace chushen

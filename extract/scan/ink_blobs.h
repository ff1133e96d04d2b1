#pragma once

#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// Columns with ink that follow each other, and the rows they reach over.
struct InkBlob {
  int left = 0, right = 0, top = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

/// What of a line's picture is parted by white columns, from left to right: a letter, a part of one (川), or letters that touch.
/// \param threshold  grey level below which there is ink.
std::vector<InkBlob> ink_blobs(const Raster& line, int threshold);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// How many directories a TIFF chains, each of them an image or a page, those that cannot be decoded included: a reader
/// that goes on until one fails leaves out in silence what stands behind it, and looks for each from the beginning.
/// Stops where the chain returns to a directory or leaves the file, and at `most`.
/// Source: TIFF 6.0, section 2; BigTIFF (version 43, 8-byte offsets) as libtiff reads it.
///
/// \return 1 where there is no chain
int count_tiff_directories(std::string_view tiff, int most);

/// The same file with the directory at `index` (from 0) as its first; empty where it has none.
std::string tiff_beginning_at(std::string_view tiff, int index);

}  // namespace chushen

#pragma once

#include <optional>
#include <string_view>

namespace chushen {

struct PngSize {
  int width = 0, height = 0;  ///< pixels
};

/// What the head of a PNG says (ISO/IEC 15948, clauses 5.2 and 11.2.2), where the file is one of 8 bits a sample, its
/// sides are at most 20 000 pixels and it ends with an IEND chunk. Nothing is decoded.
std::optional<PngSize> png_size(std::string_view untrusted_png);

}  // namespace chushen

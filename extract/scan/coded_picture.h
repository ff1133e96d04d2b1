#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace chushen {

/// What coded pictures say of themselves, read without decoding them: so that nobody who says less of them elsewhere is
/// believed, and no decoder is set to work that takes minutes.

/// A picture of so many scans is made to keep a decoder busy: each goes over all its blocks. Encoders make ten or so.
inline constexpr int kMostScans = 200;

/// Source: ITU-T T.81, B.1 and B.2.
struct JpegFacts {
  int width = 0, height = 0;  ///< pixels; 0 where no frame is found
  int scans = 0;              ///< counted up to kMostScans + 1
  std::size_t end = 0;        ///< behind the data of the last of kMostScans scans, or of all
};
JpegFacts jpeg_facts(std::string_view jpeg);

struct PictureSize {
  std::uint32_t width = 0, height = 0;
};

/// The size of the image in a JPEG 2000 file or codestream; nothing where it has none.
/// Source: ITU-T T.800, A.5.1: the SIZ marker segment stands behind SOC.
std::optional<PictureSize> jpeg2000_size(std::string_view bytes);

}  // namespace chushen

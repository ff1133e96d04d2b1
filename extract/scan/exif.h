#pragma once

#include <string_view>

namespace chushen {

/// The Orientation tag (0x0112) of a JPEG's EXIF segment, 1 to 8; 1 where there is none or it does not hold together.
/// Source: CIPA DC-008 (Exif 2.3) 4.5.4 and 4.6.4: APP1 "Exif\0\0", then a TIFF header and its 0th IFD.
///
///     exif_orientation(jpeg) == 6   // the stored rows run down the right side: turn clockwise to look at it
int exif_orientation(std::string_view jpeg);

/// Whether a JPEG comes to its end marker (EOI); one that was cut off does not.
bool has_end_of_image(std::string_view jpeg);

}  // namespace chushen

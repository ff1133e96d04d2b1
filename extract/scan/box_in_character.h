#pragma once

#include "extract/scan/check_boxes.h"
#include "extract/scan/line_crop.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// Whether a square is part of a character (日 in 淏, 口 in 塱): smaller than most boxes, right behind a Han character surely
/// read, and with strokes beside it. Of rare characters the recognizer may see nothing, and a box would cut a name in two.
///
/// \param place  of the square, in columns and rows of the line's picture.  \param em  width of a Han character there.
bool is_part_of_character(const CheckBox& square, const PixelBox& place, const LineReading& reading, const LineCrop& crop,
                          float em, int threshold);

/// Whether a square is the lower ring of a sign surely read, % or ‰: the network sees the sign's middle, a whole letter before.
bool is_ring_of_sign(const PixelBox& place, const LineReading& reading, float em);

/// Of a square between two Chinese figures, 二□二三年: it is their 〇. No box stands within a number.
/// \return whether it is; the reading then says so, in doubt.
bool read_as_zero(const PixelBox& place, LineReading& reading, float em);

}  // namespace chushen

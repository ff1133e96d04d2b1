#pragma once

#include <span>
#include <vector>

#include "extract/scan/check_boxes.h"
#include "extract/scan/components.h"
#include "extract/scan/line_crop.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// Which of the squares within a line are check boxes, given what was read there: a square in which a character is
/// surely read that is no square (日 国 田) is that character, and so is a sure 口, but for one without feet that begins a
/// text. A box found by its likeness to others has to leave the characters beside it as they are.
///
/// \param whole  the reading of the line, boxes and all; places are columns of its picture.
/// \param recognizer  asked for what is left of a character where it may be part of a box found by likeness.
/// \return left to right.
std::vector<CheckBox> boxes_of_line(Recognizer& recognizer, const LineCrop& crop, const LineReading& whole, std::span<const CheckBox> boxes, int threshold);

/// The line with its boxes and their ticks painted white.
LineCrop without_boxes(const LineCrop& crop, const std::vector<CheckBox>& boxes, const Components& components);

/// A place of the page in pixels of the line's picture.
PixelBox within(const PixelBox& page_box, const LineCrop& crop);

}  // namespace chushen

#pragma once

#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/scan/check_boxes.h"
#include "extract/scan/line_crop.h"
#include "extract/scan/page_geometry.h"
#include "extract/scan/recognizer.h"
#include "extract/scan/second_reader.h"

namespace chushen {

/// Reads the picture of one line into runs: text, and a run of its own for each check box.
///
/// The line is read whole first. A square in which the recognizer surely sees a character that is no square (日 国 田)
/// is one; what remains are boxes: the line is cut there and the parts are read again, because a box disturbs its
/// neighbours. A sure 口 is a character, but for one without feet that begins a text. Ticks and boxes that the recognizer itself read
/// (√ ☑ □) become marks with a lower confidence.
///
/// \param boxes  those on the page; only those within the crop are looked at.
/// \param components  of the page: a tick that sticks out of its box is not read with the text.
/// \param second  reads again what decides something; null: nobody does.
/// \return runs in points of the straightened page, left to right, none of them empty.
std::vector<Run> read_line(Recognizer& recognizer, const LineCrop& crop, std::span<const CheckBox> boxes, const Components& components,
                           const PageGeometry& geometry, int threshold, SecondReader* second = nullptr);

}  // namespace chushen

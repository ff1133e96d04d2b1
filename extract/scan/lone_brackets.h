#pragma once

#include <optional>

#include "extract/scan/raster.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// A pair of brackets with a mark in it that is alone on its line: （√） below 方向二：示范车间, where no room was left. The
/// recognizer takes the whole for one character (曰), so it is told by its shape: two arcs that open to each other, apart,
/// as high as each other, with ink of a tick between them or with none.
///
/// \param picture  of the line.  \param threshold  grey level below which there is ink.
/// \return the reading （√） or （□） with the places of the three; nothing where the picture is anything else.
std::optional<LineReading> read_lone_brackets(const Raster& picture, int threshold);

}  // namespace chushen

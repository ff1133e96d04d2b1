#pragma once

#include "extract/scan/recognizer.h"

namespace chushen {

/// Looks at the pixels again where a recognizer is known to be wrong and sure of it, and lowers its confidence where
/// they contradict. Nothing is corrected: what it may be instead stands in `second`.
///
/// - A point between figures whose dot hangs below the figures' feet is a comma, a comma that stands on them a point,
///   and a dot at half height a minus sign. ("41,188" read as "41.188" is a plausible, wrong amount.)
/// - A figure does not begin with a separator: something was misread there.
/// - Ink where no character was read: one was left out, as rare characters in names are.
///
/// \param picture  what was read: dark on light, places in `reading` are its pixels.
void doubt_by_pixels(LineReading& reading, const Raster& picture, int threshold);

}  // namespace chushen

#pragma once

#include "extract/scan/recognizer.h"

namespace chushen {

/// A page's number between two dashes is a line of its own, and what stands beside it can only be dashes: the recognizer
/// takes one for 一, ー or _ where nothing beside it shows how long a dash is there.
///
///     一2一 -> -2-,  -1ー -> -1-,  一2 -> 一2
void read_page_number_dashes(LineReading& reading);

}  // namespace chushen

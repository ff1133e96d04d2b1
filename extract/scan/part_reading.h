#pragma once

#include <optional>

#include "extract/scan/recognizer.h"

namespace chushen {

/// What the reading of a line has between two columns, if it leaves nothing to doubt there: then the part, which a check
/// box cuts off, need not be read again. A box disturbs its neighbours, but not those that were surely read beside it.
///
/// Every character of the part is sure, none may be a box itself, nothing was left out in the line, and what stands before
/// and behind the part is a box or white paper.
///
/// \param left, right  columns of the line's picture.
/// \return places are those of the part; nothing where it has to be read by itself.
///
///     surely_read("是□否□", the columns of 否) -> "否"
std::optional<LineReading> surely_read(const LineReading& line, float left, float right);

}  // namespace chushen

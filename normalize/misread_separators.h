#pragma once

#include "normalize/traced_text.h"

namespace chushen {

/// A figure of a scan with what can only be a misread comma or point set right: ";" and ":" between digits. A ":" is the
/// point before one or two last digits, else the comma before three. Whoever takes it may not be sure of it.
///
///     with_separators("4;500万元") -> "4,500万元"    with_separators("5,840:45") -> "5,840.45"
TracedText with_separators(const TracedText& figure);

/// A date of a scan that is broken behind its month and lost the separator there: "2023.05 / 03" -> "2023.05.03". Whoever
/// takes it may not be sure of it.
TracedText with_day_parted(const TracedText& date);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// A number as a list of a word processor shows it.
///
/// Source: ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat), as far as Chinese forms use it; other formats are shown in
/// Arabic figures, "none" as nothing.
///
///     list_number(12, "chineseCounting") == "十二",  list_number(3, "decimalEnclosedCircle") == "③"
std::string list_number(int number, std::string_view format);

}  // namespace chushen

#pragma once

#include <string_view>

#include "normalize/scanner.h"

namespace chushen {

/// The words around a date, and those in its place. All texts are figure_texts.

/// "20年月日", "202年月", "年月至年月" (white space removed): at most the century is printed on the form, nothing is
/// filled in.
bool is_unfilled_date(std::string_view spaceless);

/// 至今, 长期, 2021年3月至今 (white space removed).
bool is_open_end(std::string_view spaceless);

/// Moves over what may stand before a date without changing it: 截至 于 自 约 and a colon.
void take_date_lead(Scanner& scanner);

/// Behind here stands nothing that changes a whole date: a stop, a weekday, a time, remarks in brackets, 起, 成立.
/// 前 and 预计 do change it.
bool only_date_remarks(Scanner scanner);

}  // namespace chushen

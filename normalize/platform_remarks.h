#pragma once

#include "normalize/traced_text.h"

namespace chushen {

/// The value without what a filing platform prints behind it: how many characters of how many were typed, and a short remark.
/// The count is known by being right: "江门市甲有限公司 8/50", where the name has eight characters. "3/5号" counts nothing.
///
///     "13582978735 11/11" -> "13582978735",  "75.52 满分100" -> "75.52",  "82.2 % 系统自动计算" -> "82.2 %"
TracedText without_platform_remarks(const TracedText& value);

/// Whether the text ends like such a count, right or not: "…小家电13/10". In a recognized text it is one misread.
bool ends_like_counter(const TracedText& value);

}  // namespace chushen

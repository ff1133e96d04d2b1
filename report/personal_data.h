#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// Hides ID numbers (GB 11643) and bank card or account numbers as 3+2, wherever they stand in a text; contract
/// section 3 demands it of everything that is written. An 18-digit 统一社会信用代码 is no ID number: it has no birth
/// date in places 7 to 14.
///
///     mask_personal_numbers("身份证11010519491231002X") == "身份证110*************2X"
std::string mask_personal_numbers(std::string_view text);

/// A phone as index.html, batch.json and logs show it: 3+4.  mask_phone("13800001234") == "138****1234"
std::string mask_phone(std::string_view text);

/// The same for every phone that stands in a longer text: mobiles, with +86 or without, and landlines with an area code.
///
///     mask_phones("手机13800001234不是") == "手机138****1234不是"
std::string mask_phones(std::string_view text);

/// What a report may show of a text from a file: personal numbers masked, control, bidi and zero-width characters made
/// visible as "⟪U+202E⟫" so that nothing on the page can pose as something else. Line breaks stay.
std::string shown(std::string_view text);

}  // namespace chushen

#pragma once

#include <string_view>

namespace chushen {

/// Whether two characters are of those that readers of pictures, and people, take for each other: 未 末, 己 已 巳,
/// 码 玛, 额 颜. A list from experience with printed forms, not complete; a pair that is missing only costs a look.
///
/// \param a, b  one code point each
bool look_alike(std::string_view a, std::string_view b);

}  // namespace chushen

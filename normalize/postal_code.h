#pragma once

#include <string_view>

namespace chushen {

/// 邮政编码: six digits. Which of them a city has is the notice pack's business.
///
///     is_postal_code("529000") && !is_postal_code("52900")
bool is_postal_code(std::string_view code);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// How many of a label's characters stand before its translation, as forms for foreign-invested firms have one; all of
/// them where none stands there: no Latin words at the end, a figure or an @ among them, or what may be an abbreviation.
///
///     "企业名称 Company Name" -> 4 and what closes them; "工业软件 MES" -> all
std::size_t end_before_translation(const std::vector<std::string>& characters);

/// The text without its translation: "四、数字化服务商 Service Provider" -> "四、数字化服务商 ".
std::string without_translation(std::string_view text);

}  // namespace chushen

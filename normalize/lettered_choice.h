#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "normalize/choice.h"

namespace chushen {

/// The answer to a choice whose options carry letters or figures, and that is given by one of these: in brackets before or
/// behind the options, or alone. Nothing where fewer than two options carry one.
///
///     read_lettered("（ B ）A.大型 B.中型 C.小型 D.微型", sizes)   -> 中型
///     read_lettered("①是 ②否（①）", yes_no)                        -> 是
///     read_lettered("1.是 2.否（2）", yes_no)                      -> 否
///     read_lettered("（　）A.是 B.否", yes_no)                     -> nothing chosen
///     read_lettered("（AB）A.是 B.否", yes_no)                     -> unclear
std::optional<ChoiceReading> read_lettered(std::string_view text, std::span<const Option> options);

}  // namespace chushen

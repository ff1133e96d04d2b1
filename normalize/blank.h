#pragma once

#include <string_view>

namespace chushen {

/// Nothing is written: white space and the form's own fill-in lines only ("", "＿＿＿＿", "　").
bool is_empty_place(std::string_view text);

/// One of the ways to write that there is nothing: 无 暂无 没有 空 不适用 － — / \ N/A. "0" is none of them.
/// Whether that answers a field (已获资质荣誉: 无) or leaves it blank, the field says (FieldSpec::answer_none).
///
///     says_none("　无。") && says_none("/") && says_none("——") && !says_none("无锡市")
bool says_none(std::string_view text);

}  // namespace chushen

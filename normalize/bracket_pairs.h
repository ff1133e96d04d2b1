#pragma once

#include <vector>

#include "normalize/pair_split.h"

namespace chushen {

/// Takes a line apart in which brackets are the places to fill in, all of it: "评测得分（ 69.6 ）分　评测等级（ 二级 ）".
/// Nothing where anything else stands in the line, or a bracket says a unit, a hint or a part of the label's name:
/// "企业名称（盖章）", "法定代表人（负责人）". A text in a bracket without white space around it may be a hint that nobody
/// has listed: its part has a confidence of kPerhapsHint.
std::vector<LabelledPart> pairs_in_brackets(const TracedText& line, const LabelIndex& index);

constexpr float kPerhapsHint = 0.75f;

}  // namespace chushen

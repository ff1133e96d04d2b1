#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// Puts words in the place of {placeholders}; one without a word becomes nothing. Words are taken as they are: braces
/// in what an applicant wrote are never placeholders.
///
///     fill("评测等级为“{value}”", {{"value", "一级"}}) == "评测等级为“一级”"
std::string fill(std::string_view pattern, const std::map<std::string, std::string>& words);

/// The placeholders of a pattern, in order.
std::vector<std::string> placeholders(std::string_view pattern);

}  // namespace chushen

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/label.h"

namespace chushen {

/// Reads a text that is a year and nothing else, as heads of columns and rows are: "2020年" "2021年度" "2022"
/// "2023年上半年" "2023年1-6月" "2023H1" "2022年末" "2022年（万元）" "截至2022年底" "2022年实际".
/// Nothing for any other text: "2023年8月", "2020年营业收入".
std::optional<YearHead> year_head(std::string_view text);

/// The year that stands before or behind a label, and the label without it: "2022年度营业收入" -> 2022, "营业收入".
/// 近三年 is taken off, too: the columns say which.
struct YearInLabel {
  std::optional<YearHead> year;
  std::string rest;
};
YearInLabel year_in_label(const std::string& label);

/// Reads the heads of one row or column, in order. A head that has lost digits ("020年", "22年") is completed where a
/// whole one beside it leaves one possibility. An element is empty where the head is no year.
///
///     year_heads({"项目", "020年", "2021年"})[1] -> 2020
std::vector<std::optional<YearHead>> year_heads(const std::vector<std::string>& heads);

}  // namespace chushen

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "normalize/date.h"

namespace chushen {

/// Reads one date as applicants write it, as far as it is written.
///
/// Forms: GB/T 7408 (2023-08-07, 20230807, with a time behind it), GB/T 15835-2011 (2023年8月7日, 二〇二三年八月七日,
/// years never shortened), and what else stands on forms: 2023.8.7, 2023/8/7, 2023年8月, 2023.08, 2023年, 2023年上半年,
/// 2023年1-6月, 2023H1. Full width, spaces inside and 〇 ○ 零 O are read alike. A blank day of the form's own line
/// (2023年8月　日) leaves the month; a line with nothing filled in (20　年　月　日) is kEmpty. 初 中旬 底 say no more
/// than the month or year before them. Words before (于, 截至) and remarks behind (星期一, 起, 成立, "（系统导出）")
/// are passed over; 预计 before and 前 behind are not, because then the date is a plan or a bound.
///
///     read_date("２０２３年 8 月 7 日")  -> {2023, 8, 7}
///     read_date("2023年1-6月")          -> {2023, 0, 0, 1}
///     read_date("23年8月7日")           -> kShortYear
///     read_date("至今")                 -> kOpenEnd
tl::expected<Date, DateError> read_date(std::string_view text);

/// One Chinese clause for a form's reader: "年份只有两位".
std::string_view explain(DateError error);

/// The two ends of a period, each to be read by read_date; an open end is "至今".
struct DateRangeText {
  std::string begin, end;
  bool operator==(const DateRangeText&) const = default;
};

/// Takes a period apart: 2021年3月至2023年6月, 2021.03-2023.06, 2021-03-01—2023-06-30, 2021/3~2023/6, 自…起至…止,
/// "开始：… 结束：…", two dates one below the other. A year written once counts for both ends: 2021年3月-12月,
/// 2023年1-6月. Nothing where the text is not two dates (one date is not a period).
///
///     split_date_range("2021年3-12月") -> {"2021年3月", "2021年12月"}
std::optional<DateRangeText> split_date_range(std::string_view text);

}  // namespace chushen

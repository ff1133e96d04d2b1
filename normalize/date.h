#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace chushen {

/// A calendar date as far as it is written; what is not written is 0.
/// {2023, 8, 7} {2023, 8} {2023} and the first half of a year {2023, 0, 0, 1}.
struct Date {
  int year = 0, month = 0, day = 0;
  int half = 0;  ///< 1 or 2, only without a month
  bool operator==(const Date&) const = default;
};

/// The contract's form: "2023-08-07", "2023-08", "2023", "2023-H1".
std::string to_string(const Date& date);

/// Written parts fit the calendar: no month 13, no 30 February, no half year beside a month.
bool is_calendar_date(const Date& date);

/// The first and the last day that a partial date can mean, both whole. {2023, 8} -> 2023-08-01 … 2023-08-31
Date first_day(const Date& date);
Date last_day(const Date& date);

/// Order of two whole dates.
std::strong_ordering compare_days(const Date& a, const Date& b);

/// Three answers: a deadline is kept if the whole interval is in time, missed if the whole is late, else cannot tell.
enum class InTime { kKept, kMissed, kCannotTell };
InTime against_deadline(const Date& date, const Date& last_day_allowed);

/// Why a text is not a date (date_text.h).
enum class DateError {
  kEmpty,
  kNotADate,   ///< 待定, 详见附件
  kOpenEnd,    ///< 至今
  kShortYear,  ///< "23年8月7日": which century is not for us to say
  kNoSuchDay,  ///< 2023年2月30日
  kRange,      ///< "2021年3月至2023年6月" where one date is asked for
};

}  // namespace chushen

#include "normalize/date_text.h"

#include <array>

#include "normalize/blank.h"
#include "normalize/chinese_numeral.h"
#include "normalize/date_words.h"
#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Result = tl::expected<Date, DateError>;
using Failure = tl::unexpected<DateError>;

// A number of a date as written: its value and how many signs it took, which tells 23 from 2023 and 2023.8 from
// 2023.80.
struct Part {
  int number = 0;
  std::size_t signs = 0;
  bool written() const { return signs > 0; }
};

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (Scanner scanner(text); !scanner.done(); scanner.take_code_point()) ++count;
  return count;
}

Part take_part(Scanner& scanner) {
  const std::string_view before = scanner.rest();
  if (scanner.at_digit()) {
    const std::string_view digits = scanner.take_digits(9);
    return {std::stoi(std::string(digits)), digits.size()};
  }
  const auto number = take_chinese_number(scanner);
  if (!number || *number > 99999999) return {};
  return {static_cast<int>(*number), count_code_points(before) - count_code_points(scanner.rest())};
}

Result checked(const Date& date) {
  if (!is_calendar_date(date)) return Failure(DateError::kNoSuchDay);
  return date;
}

Result finish(const Scanner& scanner, const Date& date) {
  if (!only_date_remarks(scanner)) return Failure(DateError::kNotADate);
  return checked(date);
}

bool take_half(Scanner& scanner, Date& date) {
  if (!scanner.take_any({"上半年", "H1", "h1"}).empty())
    date.half = 1;
  else if (!scanner.take_any({"下半年", "H2", "h2"}).empty())
    date.half = 2;
  return date.half != 0;
}

// "1-6月", "1月至6月": a half year or the whole one, by its months.
Result read_months(Scanner scanner, Date date, int first) {
  const Part last = take_part(scanner);
  if (!last.written() || !scanner.take("月")) return Failure(DateError::kNotADate);
  if (first == 1 && last.number == 6)
    date.half = 1;
  else if (first == 7 && last.number == 12)
    date.half = 2;
  else if (first != 1 || last.number != 12)
    return Failure(DateError::kRange);
  return finish(scanner, date);
}

// Behind 年: 8月7日, 8月, 上半年, 1-6月, 月日 with blanks, nothing.
Result read_after_year(Scanner scanner, Date date) {
  scanner.take("度");
  if (take_half(scanner, date)) return finish(scanner, date);
  if (!scanner.take_any({"年初", "年底", "年末", "初", "底", "末"}).empty()) return finish(scanner, date);
  const Part month = take_part(scanner);
  if (!month.written()) {
    scanner.take("月");
    scanner.take("日");
    return finish(scanner, date);
  }
  if (month.signs > 3) return Failure(DateError::kNotADate);
  const bool named = !scanner.take_any({"月份", "月"}).empty();
  if (!scanner.take_any({"-", "~", "至", "到"}).empty()) return read_months(scanner, date, month.number);
  if (!named) return Failure(DateError::kNotADate);
  date.month = month.number;
  if (date.month == 0) return Failure(DateError::kNoSuchDay);
  if (!scanner.take_any({"上旬", "中旬", "下旬", "初", "中", "底", "末"}).empty()) return finish(scanner, date);
  const Part day = take_part(scanner);
  const bool day_named = !scanner.take_any({"日", "号"}).empty();
  if (!day.written()) return finish(scanner, date);
  if (day.number == 0 || day.signs > 3) return Failure(DateError::kNoSuchDay);
  if (!day_named && !only_date_remarks(scanner)) return Failure(DateError::kNotADate);
  date.day = day.number;
  return finish(scanner, date);
}

Result read_named_form(std::string_view spaceless) {
  Scanner scanner(spaceless);
  take_date_lead(scanner);
  const Part year = take_part(scanner);
  if (!year.written() || !scanner.take("年")) return Failure(DateError::kNotADate);
  if (year.signs == 2) return Failure(DateError::kShortYear);
  if (year.signs != 4 || year.number < 1000) return Failure(DateError::kNotADate);
  return read_after_year(scanner, Date{year.number, 0, 0, 0});
}

bool is_plausible_year(int year) {
  return year >= 1900 && year < 2100;
}

// 20230807, 202308, 2023: digits without any sign between them say a date only where the year is one of our time.
Result read_digits(std::string_view digits, const Scanner& behind) {
  const auto number = [&](std::size_t at, std::size_t count) {
    return std::stoi(std::string(digits.substr(at, count)));
  };
  if (digits.size() != 8 && digits.size() != 6 && digits.size() != 4) return Failure(DateError::kNotADate);
  Date date{number(0, 4), 0, 0, 0};
  if (!is_plausible_year(date.year)) return Failure(DateError::kNotADate);
  if (digits.size() == 4) return finish(behind, date);
  date.month = number(4, 2);
  if (digits.size() == 8) {
    date.day = number(6, 2);
    if (date.month == 0 || date.day == 0) return Failure(DateError::kNoSuchDay);
    return finish(behind, date);
  }
  // Six digits may also be a shortened year with month and day (201105): then nobody can tell.
  const bool may_be_short_year = number(2, 2) >= 1 && number(2, 2) <= 12 && number(4, 2) >= 1 && number(4, 2) <= 31;
  if (may_be_short_year || date.month == 0 || date.month > 12) return Failure(DateError::kNotADate);
  return finish(behind, date);
}

std::string_view take_separator(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.skip_spaces();
  const std::string_view separator = ahead.take_any({".", "/", "-", "、", "·"});
  if (separator.empty()) return {};
  ahead.skip_spaces();
  if (!ahead.at_digit()) return {};
  scanner = ahead;
  return separator;
}

// 2023.8.7  2023-08-07  2023/8  2023H1
Result read_separated_form(std::string_view text) {
  Scanner scanner(text);
  take_date_lead(scanner);
  scanner.skip_spaces();
  const std::string_view first = scanner.take_digits();
  if (first.empty()) return Failure(DateError::kNotADate);
  Scanner half = scanner;
  half.skip_spaces();
  half.take("-");
  Date date;
  if (first.size() == 4) date.year = std::stoi(std::string(first));
  if (date.year != 0 && is_plausible_year(date.year) && take_half(half, date)) return finish(half, date);
  const std::string_view separator = take_separator(scanner);
  if (separator.empty()) return read_digits(first, scanner);
  const Part month = take_part(scanner);
  const bool has_day = take_separator(scanner) == separator;
  const Part day = has_day ? take_part(scanner) : Part{};
  scanner.take_any({has_day ? "日" : "月", has_day ? "号" : "月份"});
  if (month.signs > 2 || day.signs > 2) return Failure(DateError::kNotADate);
  if (first.size() == 2 && month.number >= 1 && month.number <= 12) return Failure(DateError::kShortYear);
  if (first.size() != 4 || date.year < 1000) return Failure(DateError::kNotADate);
  date.month = month.number;
  date.day = day.number;
  if (date.month == 0 || (has_day && date.day == 0)) return Failure(DateError::kNoSuchDay);
  return finish(scanner, date);
}

}  // namespace

tl::expected<Date, DateError> read_date(std::string_view text) {
  const std::string figures = figure_text(text);
  const std::string spaceless = without_spaces(figures);
  if (spaceless.empty() || says_none(figures) || is_unfilled_date(spaceless)) return Failure(DateError::kEmpty);
  if (is_open_end(spaceless)) return Failure(DateError::kOpenEnd);
  const Result named = read_named_form(spaceless);
  if (named || named.error() != DateError::kNotADate) return named;
  return read_separated_form(figures);
}

std::string_view explain(DateError error) {
  switch (error) {
    case DateError::kEmpty:
      return "未填写日期";
    case DateError::kOpenEnd:
      return "没有写明终止日期";
    case DateError::kShortYear:
      return "年份只有两位";
    case DateError::kNoSuchDay:
      return "日历上没有这一天";
    case DateError::kRange:
      return "写的是一段时间，不是一个日期";
    case DateError::kNotADate:
      break;
  }
  return "不是日期";
}

}  // namespace chushen

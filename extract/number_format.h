#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// What a spreadsheet shows of a stored number: its print and its reader know nothing else. 0.453 under "0.0%" is 45.3%,
/// 411886.2 under "0\.0," is 411.9 (thousands), 41188.619999999995 is 41188.62.
///
/// Source: ISO/IEC 29500-1, 18.8.30 and 18.8.31. Sections by sign, digits, thousands, per cent, literals, scaling by
/// commas. Not followed are conditions, fractions, exponents and Chinese numerals ([DBNum1]): the number is then shown
/// as it is, to 15 digits, which is what a double holds.

/// The code behind a built-in number of a format, the Chinese dates among them; "" where it is no built-in one.
///
///     built_in_format(10) == "0.00%"
std::string_view built_in_format(int id);

/// Which parts of a date a format shows; none: it shows no date.
struct DateParts {
  bool year = false, month = false, day = false;
  bool any() const { return year || day; }
};
DateParts date_parts(std::string_view code);

/// A serial day (18.17.4) with the parts that are shown: "2023-08-07", "2023-08", "8月7日". "" where it is none.
/// Day 60 of the 1900 system, 29 February 1900, never was: days before it are none here.
std::string shown_date(double serial, bool from_1904, DateParts parts);

/// "" where the format shows nothing at all (";;;").
///
///     shown_number(-1234.5, "#,##0.00") == "-1,234.50"
std::string shown_number(double value, std::string_view code);

/// Whether texts under the format are not shown: its fourth section is empty.
bool hides_text(std::string_view code);

}  // namespace chushen

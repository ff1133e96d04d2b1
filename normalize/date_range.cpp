#include <array>
#include <vector>

#include "normalize/chinese_numeral.h"
#include "normalize/date_text.h"
#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Range = std::optional<DateRangeText>;

// The longest period in words and numerals stays far below; a paragraph is not taken apart at each of its commas.
constexpr std::size_t kMostBytes = 300;

bool fails_with(std::string_view text, DateError error) {
  const auto date = read_date(text);
  return !date && date.error() == error;
}

// A date, or what was surely meant for one and is said to be wrong when the end is read.
bool is_date(std::string_view text) {
  if (fails_with(text, DateError::kShortYear)) return text.find("年") != std::string_view::npos;
  return read_date(text).has_value() || fails_with(text, DateError::kNoSuchDay);
}

// "22.03" and "23.06"; beside a whole year such figures are month and day of it (2023-08-07).
bool are_short_years(std::string_view begin, std::string_view end) {
  return fails_with(begin, DateError::kShortYear) && fails_with(end, DateError::kShortYear);
}

// The words around the ends of a period, which say nothing that their order does not.
std::string trimmed(std::string_view text) {
  static constexpr std::array<std::string_view, 21> kWords = {
      "开始时间", "开始日期", "起始时间", "起始日期", "结束时间", "结束日期", "完成时间",
      "终止时间", "竣工时间", "开工时间", "开始",     "起始",     "结束",     "完成",
      "竣工",     "建成",     "投产",     "起",       "止",       "自",       "从"};
  std::string_view rest = text;
  const auto strip = [&](std::string_view word) {
    const std::size_t before = rest.size();
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
    if (rest.ends_with(word)) rest.remove_suffix(word.size());
    return rest.size() != before;
  };
  for (bool again = true; again && !rest.empty();) {
    again = false;
    for (const std::string_view mark : {" ", ":", ";", ",", "。", "、", "(", ")"}) again = strip(mark) || again;
    for (const std::string_view word : kWords) again = strip(word) || again;
  }
  return std::string(rest);
}

std::string without_remarks(std::string_view text) {
  std::string kept;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) kept += c;
    if (c == ')' && depth > 0) --depth;
  }
  return kept;
}

// "2021年" of "2021年3月", to be put before an end that has none.
std::string year_of(std::string_view begin) {
  const std::size_t at = begin.find("年");
  return at == std::string_view::npos ? std::string() : std::string(begin.substr(0, at)) + "年";
}

// An end that leaves the year, and perhaps the month's name at the begin, to the other: 2021年3月-12月, 2021年3-12月.
Range with_year_once(std::string begin, const std::string& end) {
  const std::string year = year_of(begin);
  if (year.empty() || end.find("月") == std::string::npos || end.find("年") != std::string::npos) return std::nullopt;
  if (begin.find("月") == std::string::npos) begin += "月";
  const std::string whole_end = year + end;
  if (begin == year + "月" || !is_date(begin) || !is_date(whole_end)) return std::nullopt;
  return DateRangeText{begin, whole_end};
}

Range as_range(std::string_view left, std::string_view right) {
  const std::string begin = trimmed(left), end = trimmed(right);
  if (begin.empty() || end.empty()) return std::nullopt;
  if (is_date(begin)) {
    if (fails_with(end, DateError::kOpenEnd)) return DateRangeText{begin, "至今"};
    if (is_date(end)) return DateRangeText{begin, end};
  }
  if (are_short_years(begin, end)) return DateRangeText{begin, end};
  return with_year_once(begin, end);
}

// Every place where `separator` stands, from the left. '-' also stands inside dates, so each place is tried.
Range split_at(std::string_view text, std::string_view separator) {
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, at + 1)) {
    std::size_t after = at + separator.size();
    while (text.substr(after).starts_with(separator)) after += separator.size();
    if (const Range range = as_range(text.substr(0, at), text.substr(after))) return range;
    at = after - 1;
  }
  return std::nullopt;
}

// The numeral that readers of pictures make of a dash: "2021年6月一2023年4月". Between figures it is no month's.
Range split_at_misread_dash(std::string_view text) {
  static constexpr std::string_view kDash = "一";
  for (std::size_t at = text.find(kDash); at != std::string_view::npos; at = text.find(kDash, at + 1)) {
    const std::string_view after = text.substr(at + kDash.size());
    if (after.empty() || after[0] < '0' || after[0] > '9') continue;
    if (const Range range = as_range(text.substr(0, at), after)) return range;
  }
  return std::nullopt;
}

}  // namespace

std::optional<DateRangeText> split_date_range(std::string_view text) {
  const std::string figures = without_remarks(figure_text(text));
  if (figures.size() > kMostBytes) return std::nullopt;
  for (const std::string_view separator : {"--", "至", "到", "~", "-", ";", ",", "、", "/", " "}) {
    if (const Range range = split_at(figures, separator)) return range;
  }
  return split_at_misread_dash(figures);
}

}  // namespace chushen

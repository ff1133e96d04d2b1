#include "normalize/year_head.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "normalize/chinese_numeral.h"
#include "normalize/label.h"
#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

/// Years that figures of a living firm are given for.
constexpr int kFirstYear = 1980, kLastYear = 2099;
/// A head that lost digits is completed from one at most so many years away.
constexpr int kFarthest = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2022年" and what follows it; `digits` may be cut: "020".
struct Leading {
  std::string digits, rest;
  bool has_sign = false;  ///< 年 follows
};

/// "二〇二二年…" with its year in digits: as heads, not as numerals, are four characters and the sign behind them meant.
std::string with_digits(const std::string& text) {
  std::string digits;
  Scanner scanner(text);
  while (!scanner.done() && digits.size() < 4) {
    const std::string_view point = scanner.take_code_point();
    const int digit = point == "o" ? 0 : chinese_digit(point);
    if (digit < 0) return text;
    digits += static_cast<char>('0' + digit);
  }
  return digits.size() == 4 && scanner.at("年") ? digits + std::string(scanner.rest()) : text;
}

Leading leading_year(std::string text) {
  for (const std::string_view word : {"截至", "截止", "至", "第"})
    if (text.starts_with(word)) text = text.substr(word.size());
  text = with_digits(text);
  Leading leading;
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  leading.digits = text.substr(0, end);
  leading.rest = text.substr(end);
  static constexpr std::string_view kYear = "年";
  for (const std::string_view speck : {".", ",", "·", "•", "'"})  // what readers of pictures make of dust: "2020.年"
    if (leading.rest.starts_with(speck) && std::string_view(leading.rest).substr(speck.size()).starts_with(kYear)) leading.rest.erase(0, speck.size());
  leading.has_sign = leading.rest.starts_with(kYear);
  if (leading.has_sign) leading.rest = leading.rest.substr(kYear.size());
  return leading;
}

struct Tail {
  std::string_view text;
  std::optional<int> half;
};

/// What may stand behind the year and means the year, or a half of it. Longest first.
constexpr std::array<Tail, 31> kTails = {
    Tail{"1月至6月", 1}, Tail{"1月-6月", 1},  Tail{"1月~6月", 1},  Tail{"01-06月", 1},   Tail{"1至6月", 1},
    Tail{"1-6月份", 1},  Tail{"1-6月", 1},    Tail{"1~6月", 1},    Tail{"1—6月", 1},     Tail{"1–6月", 1},
    Tail{"一至六月", 1}, Tail{"上半年度", 1}, Tail{"上半年", 1},   Tail{"半年度", 1},    Tail{"6月末", 1},
    Tail{"6月底", 1},    Tail{"h1", 1},       Tail{"下半年", 2},   Tail{"7-12月", 2},    Tail{"h2", 2},
    Tail{"1-12月", {}},  Tail{"度", {}},      Tail{"全年", {}},    Tail{"年末", {}},     Tail{"年底", {}},
    Tail{"末", {}},      Tail{"底", {}},      Tail{"12月31日", {}}, Tail{"12月末", {}},  Tail{"12月底", {}},
    Tail{"数", {}}};

/// Words that may stand behind all that.
bool is_remark(std::string text) {
  if (text.empty() || !unit_named(text).empty()) return true;
  for (const std::string_view word : {"实际", "决算", "数据", "预计", "完成", "值", "情况", "数"})
    if (text == word) return true;
  return false;
}

/// Cuts the first tail that stands at the start of `rest`.
std::optional<int> take_tail(std::string& rest) {
  for (const Tail& tail : kTails) {
    if (!rest.starts_with(tail.text)) continue;
    rest = rest.substr(tail.text.size());
    return tail.half;
  }
  return std::nullopt;
}

/// Without colons and what readers of pictures make of specks, at both ends.
std::string without_specks(std::string text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view speck : {":", ".", ",", ";", "'", "`", "\"", "|", "·", "•", "。", "、"}) {
      if (text.ends_with(speck)) more = true, text.resize(text.size() - speck.size());
      if (text.starts_with(speck)) more = true, text.erase(0, speck.size());
    }
  }
  return text;
}

std::string plain(std::string_view text) {
  std::string cleaned = ascii_lower(figure_text(text));
  std::erase(cleaned, ' ');
  return without_specks(cleaned);
}

/// "2022年（同比）": what is said beside each figure of the column. Without the bracket the column holds nothing else.
bool is_said_beside(const std::string& text) {
  for (const std::string_view word : {"同比", "含同比", "及同比", "同比增长", "增幅", "增长率", "同比增幅", "环比"})
    if (text == word) return true;
  return false;
}

/// Takes "(万元)" off the end.
std::string without_bracket(std::string text) {
  const std::size_t open = text.find_first_of("([");
  if (open == std::string::npos) return text;
  const std::string inner = text.substr(open + 1, text.size() - open - 2);
  const bool remark = !unit_named(text.substr(open)).empty() || is_remark(inner) || is_said_beside(inner);
  return remark ? text.substr(0, open) : text;
}

struct Head {
  std::string digits;
  std::optional<int> half;
};

/// The head's digits, whole or cut.
std::optional<Head> parsed(std::string_view text) {
  Leading leading = leading_year(without_bracket(plain(text)));
  if (leading.digits.empty() || leading.digits.size() > 4) return std::nullopt;
  Head head{leading.digits, take_tail(leading.rest)};
  if (!is_remark(leading.rest)) return std::nullopt;
  // Without 年, four digits alone are a year; "320" and "2022人" are numbers.
  if (!leading.has_sign && !head.half && (leading.digits.size() < 4 || !leading.rest.empty())) return std::nullopt;
  return head;
}

bool believable(int year) { return year >= kFirstYear && year <= kLastYear; }

std::optional<YearHead> whole(const std::optional<Head>& head) {
  if (!head || head->digits.size() != 4) return std::nullopt;
  const int year = std::atoi(head->digits.c_str());
  if (!believable(year)) return std::nullopt;
  return YearHead{year, head->half};
}

/// The one year near `neighbour` that ends with the digits left.
std::optional<int> completed(const std::string& digits, int neighbour, int distance) {
  std::optional<int> found;
  for (int year = neighbour - kFarthest; year <= neighbour + kFarthest; ++year) {
    if (!std::to_string(year).ends_with(digits)) continue;
    if (found && std::abs(*found - (neighbour + distance)) <= std::abs(year - (neighbour + distance))) continue;
    found = year;
  }
  return found;
}

std::string compact(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

std::optional<YearHead> year_head(std::string_view text) { return whole(parsed(text)); }

std::vector<std::optional<YearHead>> year_heads(const std::vector<std::string>& heads) {
  std::vector<std::optional<Head>> read;
  std::vector<std::optional<YearHead>> years;
  for (const std::string& head : heads) {
    read.push_back(parsed(head));
    years.push_back(whole(read.back()));
  }
  const std::vector<std::optional<YearHead>> surely = years;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (!read[i] || years[i]) continue;
    for (std::size_t away = 1; away < read.size() && !years[i]; ++away)
      for (const int step : {-1, 1}) {
        const std::size_t other = i + static_cast<std::size_t>(step) * away;
        if (other >= read.size() || !surely[other] || years[i]) continue;
        const int distance = -step * static_cast<int>(away);
        if (const auto year = completed(read[i]->digits, surely[other]->year, distance))
          years[i] = YearHead{*year, read[i]->half};
      }
  }
  return years;
}

YearInLabel year_in_label(const std::string& label) {
  for (const std::string_view word : {"近三年", "近3年", "近两年", "近二年", "最近三年", "近三年来", "三年来"})
    if (label.starts_with(word) && label.size() > word.size())
      return {std::nullopt, label.substr(word.size())};
  Leading leading = leading_year(compact(label));
  if (leading.digits.size() != 4 || !leading.has_sign) return {std::nullopt, label};
  std::optional<int> half = take_tail(leading.rest);
  if (!half) half = take_tail(leading.rest);
  const int year = std::atoi(leading.digits.c_str());
  if (!believable(year) || leading.rest.empty()) return {std::nullopt, label};
  return {YearHead{year, half}, leading.rest};
}

}  // namespace chushen

#include "normalize/numeral.h"

#include <algorithm>
#include <optional>

#include "normalize/chinese_numeral.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Failure = tl::unexpected<FigureError>;

// Digits with separators as they stand: "41,188.62". A separator belongs to the number only before another digit.
std::string take_figures(Scanner& scanner) {
  std::string figures(scanner.take_digits());
  for (;;) {
    Scanner ahead = scanner;
    // A break in the cell's line beside a separator. No number ends in a point, so it goes on, unless the point is that
    // of a list's number ("1. 320"); behind a comma another number may begin ("320, 150").
    ahead.take(" ");
    const std::string_view separator = ahead.take_any({",", "."});
    if (separator.empty()) break;
    if (separator == "." && figures.size() > 2) ahead.take(" ");
    if (!ahead.at_digit()) break;
    figures += separator;
    figures += ahead.take_digits();
    scanner = ahead;
  }
  return figures;
}

// Groups of three, the first of one to three and not a lone 0; no separators at all are as good.
bool groups_are_sound(std::string_view whole) {
  std::size_t comma = whole.find(',');
  if (comma == std::string_view::npos) return true;
  if (comma == 0 || comma > 3 || whole.front() == '0') return false;
  while (comma != std::string_view::npos) {
    const std::size_t next = whole.find(',', comma + 1);
    const std::size_t end = next == std::string_view::npos ? whole.size() : next;
    if (end - comma - 1 != 3) return false;
    comma = next;
  }
  return true;
}

tl::expected<Decimal, FigureError> number_of(std::string_view figures) {
  const std::size_t point = figures.find('.');
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : figures.substr(point + 1);
  if (fraction.find_first_of(".,") != std::string_view::npos) return Failure(FigureError::kGrouping);
  if (!groups_are_sound(figures.substr(0, point))) return Failure(FigureError::kGrouping);
  std::string plain(figures);
  std::erase(plain, ',');
  const auto number = Decimal::parse(plain);
  if (!number) return Failure(FigureError::kTooLong);
  return *number;
}

// "41 188": digits, white space, digits.
bool goes_on_after_space(Scanner scanner) {
  if (!scanner.take(" ")) return false;
  return scanner.at_digit();
}

bool take_about(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.skip_spaces();
  if (ahead.take_any({"余", "多", "来"}).empty()) return false;
  scanner = ahead;
  return true;
}

// 十 … 亿 behind figures, added up: 百万 is 6, 万亿 is 12. 0 where none stands.
struct Scale {
  int power = 0;
  bool large = false;
};

Scale take_scale(Scanner& scanner) {
  Scale scale;
  Scanner ahead = scanner;
  ahead.skip_spaces();
  for (;;) {
    Scanner next = ahead;
    const int power = chinese_power(next.take_code_point());
    if (power == 0) return scale;
    scale.power += power;
    scale.large = scale.large || power >= 4;
    scanner = ahead = next;
  }
}

// "3亿", and behind it "2000万" while the parts fall in size.
tl::expected<Numeral, FigureError> take_figure_parts(Scanner& scanner) {
  Numeral sum;
  int last_power = 99;
  while (scanner.at_digit()) {
    Scanner ahead = scanner;
    const auto number = number_of(take_figures(ahead));
    if (!number) return Failure(number.error());
    if (goes_on_after_space(ahead)) return Failure(FigureError::kSpaces);
    bool about = take_about(ahead);
    const Scale scale = take_scale(ahead);
    about = take_about(ahead) || about;
    const auto ceiling = Decimal(1).shifted(std::min(last_power, 18));
    if (last_power != 99 && (scale.power >= last_power || *number >= *ceiling)) return Failure(FigureError::kGrouping);
    const auto part = number->shifted(scale.power);
    const auto total = part ? Decimal::sum(sum.number, *part) : std::nullopt;
    if (!total) return Failure(FigureError::kTooLong);
    // "1万2": twelve thousand in everyday speech, 10002 by the rules.
    if (last_power != 99 && last_power > 1 && scale.power == 0 && *number < Decimal(10)) {
      return Failure(FigureError::kColloquial);
    }
    sum.number = *total;
    sum.approximate = sum.approximate || about;
    sum.scaled = sum.scaled || scale.large;
    sum.thousands = !sum.scaled && scale.power > 0;
    last_power = scale.power;
    scanner = ahead;
    if (scale.power == 0 || about) break;
  }
  return sum;
}

tl::expected<Numeral, FigureError> take_chinese(Scanner& scanner) {
  const std::string_view before = scanner.rest();
  const auto number = take_chinese_number(scanner);
  if (!number) {
    switch (number.error()) {
      case ChineseNumeralError::kNone:
        return Failure(FigureError::kNoNumber);
      case ChineseNumeralError::kColloquial:
        return Failure(FigureError::kColloquial);
      case ChineseNumeralError::kTooLarge:
        return Failure(FigureError::kTooLong);
      case ChineseNumeralError::kMalformed:
        return Failure(FigureError::kGrouping);
    }
  }
  const std::string_view written = before.substr(0, before.size() - scanner.rest().size());
  Numeral numeral{Decimal(*number), false, false, false};
  for (const std::string_view large : {"万", "萬", "亿", "億"}) {
    numeral.scaled = numeral.scaled || written.find(large) != std::string_view::npos;
  }
  numeral.approximate = take_about(scanner);
  if (numeral.approximate) {
    const Scale scale = take_scale(scanner);
    numeral.scaled = numeral.scaled || scale.large;
    const auto scaled = numeral.number.shifted(scale.power);
    if (!scaled) return Failure(FigureError::kTooLong);
    numeral.number = *scaled;
  }
  return numeral;
}

}  // namespace

tl::expected<Numeral, FigureError> take_numeral(Scanner& scanner) {
  if (scanner.at_digit()) return take_figure_parts(scanner);
  if (scanner.at("几") || scanner.at("数") || scanner.at("若干")) return Failure(FigureError::kVague);
  return take_chinese(scanner);
}

std::string_view explain(FigureError error) {
  switch (error) {
    case FigureError::kGrouping:
      return "数字的分隔或写法不规范";
    case FigureError::kSpaces:
      return "数字中间有空格，无法确定是一个数还是两个数";
    case FigureError::kColloquial:
      return "口语写法，无法确定数值";
    case FigureError::kVague:
      return "没有写明具体数值";
    case FigureError::kTooLong:
      return "数字过长";
    case FigureError::kRange:
      return "写的是一个范围";
    case FigureError::kTwoNumbers:
      return "一处写有两个数";
    case FigureError::kOtherUnit:
      return "单位与本栏不符";
    case FigureError::kNoUnit:
      return "没有写明单位";
    case FigureError::kOtherWords:
      return "数字之外还有其他文字";
    case FigureError::kSign:
      return "正负号的写法无法确定";
    case FigureError::kDiffer:
      return "大写与小写金额不一致";
    case FigureError::kContrary:
      return "增减方向与本栏相反";
    case FigureError::kLevel:
      return "写的是达到的水平，不是变化的幅度";
    case FigureError::kChange:
      return "写的是变化的幅度，不是达到的水平";
    case FigureError::kNoNumber:
      break;
  }
  return "不是数字";
}

std::string likely_figures(std::string_view text) {
  std::string figures = figure_text(text);
  const std::size_t first = figures.find_first_of("0123456789");
  if (first == std::string::npos) return {};
  figures = figures.substr(first, figures.find_last_of("0123456789") - first + 1);
  if (figures.find_first_not_of("0123456789., ") != std::string::npos) return {};
  // Only one or two digits behind the last point make a fraction; three make another group of thousands.
  const std::size_t last = figures.find_last_of(".,");
  const bool fraction = last != std::string::npos && figures.size() - last <= 3;
  if (fraction && figures.find_first_of("., ") == last) return {};  // "1,20": one separator tells nothing
  std::string whole = figures.substr(0, fraction ? last : figures.size());
  for (char& c : whole) {
    if (!Scanner::is_digit(c)) c = ',';
  }
  if (!groups_are_sound(whole)) return {};
  std::erase(whole, ',');
  const auto number = Decimal::parse(fraction ? whole + "." + figures.substr(last + 1) : whole);
  return number ? number->text() : std::string();
}

}  // namespace chushen

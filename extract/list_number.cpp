#include "extract/list_number.h"

#include <array>

#include "extract/utf8.h"

namespace chushen {
namespace {

/// One of a row of characters that starts at `first`, else Arabic figures.
std::string one_of_row(int number, char32_t first, int count) {
  if (number < 1 || number > count) return std::to_string(number);
  return encode_utf8(std::u32string(1, first + static_cast<char32_t>(number - 1)));
}

std::string one_of(int number, std::u32string_view row) {
  if (number < 1 || number > static_cast<int>(row.size())) return std::to_string(number);
  return encode_utf8(row.substr(number - 1, 1));
}

/// 十, 十二, 二十, 一百零五 with the digits and units given; a leading 一 before 十 is dropped where `short_ten`.
std::string chinese(int number, std::u32string_view digits, std::u32string_view units, bool short_ten) {
  if (number < 0 || number > 9999) return std::to_string(number);
  if (number == 0) return encode_utf8(digits.substr(0, 1));
  std::u32string text;
  bool zero = false;
  for (int power = 1000, unit = 3; power > 0; power /= 10, --unit) {
    const int digit = number / power % 10;
    if (digit == 0) zero = !text.empty();
    if (digit == 0) continue;
    if (zero) text += digits[0];
    zero = false;
    if (!(short_ten && unit == 1 && digit == 1 && text.empty())) text += digits[digit];
    if (unit > 0) text += units[unit - 1];
  }
  return encode_utf8(text);
}

std::string digit_by_digit(int number, std::u32string_view digits) {
  std::u32string text;
  for (const char c : std::to_string(number))
    if (c >= '0' && c <= '9') text += digits[c - '0'];
  return encode_utf8(text);
}

std::string roman(int number) {
  static constexpr std::array<std::pair<int, std::string_view>, 13> kSteps = {
      {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
       {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  if (number < 1 || number > 3999) return std::to_string(number);
  std::string text;
  for (const auto& [value, letters] : kSteps)
    for (; number >= value; number -= value) text += letters;
  return text;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// A … Z, AA, BB … as word processors go on after Z.
std::string letter(int number) {
  if (number < 1 || number > 26 * 9) return std::to_string(number);
  return std::string((number - 1) / 26 + 1, static_cast<char>('A' + (number - 1) % 26));
}

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九", kZeroDigits = U"零一二三四五六七八九";
constexpr std::u32string_view kCapitals = U"零壹贰叁肆伍陆柒捌玖", kTraditional = U"零壹貳參肆伍陸柒捌玖";
constexpr std::u32string_view kUnits = U"十百千", kCapitalUnits = U"拾佰仟";

}  // namespace

std::string list_number(int number, std::string_view format) {
  if (format == "none") return "";
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "taiwaneseCountingThousand" ||
      format == "taiwaneseCounting" || format == "japaneseCounting" || format == "ideographEnclosedCircle")
    return chinese(number, kZeroDigits, kUnits, true);
  if (format == "ideographDigital" || format == "taiwaneseDigital" || format == "japaneseDigitalTenThousand")
    return digit_by_digit(number, kDigits);
  if (format == "chineseLegalSimplified") return chinese(number, kCapitals, kCapitalUnits, false);
  if (format == "ideographLegalTraditional") return chinese(number, kTraditional, kCapitalUnits, false);
  if (format == "ideographTraditional") return one_of(number, U"甲乙丙丁戊己庚辛壬癸");
  if (format == "ideographZodiac") return one_of(number, U"子丑寅卯辰巳午未申酉戌亥");
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese")
    return one_of_row(number, U'①', 20);
  if (format == "decimalEnclosedParen") return one_of_row(number, U'⑴', 20);
  if (format == "decimalEnclosedFullstop") return one_of_row(number, U'⒈', 20);
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return digit_by_digit(number, U"０１２３４５６７８９");
  if (format == "decimalZero") return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
  if (format == "upperRoman") return roman(number);
  if (format == "lowerRoman") return lower(roman(number));
  if (format == "upperLetter") return letter(number);
  if (format == "lowerLetter") return lower(letter(number));
  return std::to_string(number);
}

}  // namespace chushen

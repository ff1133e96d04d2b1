#pragma once

#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

#include "normalize/scanner.h"

namespace chushen {

/// Chinese numerals: everyday 一二三 十百千万亿, capitals 壹贰叁 拾佰仟萬億, zero as 〇 ○ 零 and as the letter O beside
/// other numerals (二O二三, typed so on keyboards).
///
/// Sources: GB/T 15835-2011 《出版物上数字用法》 (〇 and 零, years digit by digit); capitals:
/// 《正确填写票据和结算凭证的基本规定》 一 (银发〔1997〕393号附件一), with the forms 貳 陸 億 萬 that it admits.

/// 0 … 9 of one code point, or -1. 两 is 2; a Latin O is not asked here.
int chinese_digit(std::string_view code_point);

/// 1 十, 2 百, 3 千, 4 万, 8 亿 of one code point, or 0.
int chinese_power(std::string_view code_point);

enum class ChineseNumeralError {
  kNone,        ///< no Chinese numeral stands here
  kMalformed,   ///< 二三百, 百百, a unit below nothing
  kColloquial,  ///< "一千二": 1002 by the rules and 1200 in everyday speech; which, is not for us to say
  kTooLarge,    ///< does not fit 64 bits
};

/// Reads the numeral that stands here and moves over it; digit by digit (二〇二三) or with units (二千零二十三).
///
///     一千四百零九 -> 1409    壹仟贰佰万 -> 12000000    二〇二三 -> 2023    十二 -> 12    一千二 -> kColloquial
tl::expected<std::int64_t, ChineseNumeralError> take_chinese_number(Scanner& scanner);

}  // namespace chushen

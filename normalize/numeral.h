#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "normalize/decimal.h"
#include "normalize/scanner.h"

namespace chushen {

/// Why a text is not one number: shared by amount.h, number.h and what they are made of.
enum class FigureError {
  kNoNumber,    ///< none stands here
  kGrouping,    ///< "1,20": the separators do not part thousands; a lost point or digit is likely
  kSpaces,      ///< "41 188": one number or two
  kColloquial,  ///< 一千二: 1002 or 1200
  kVague,       ///< 几百, 数十
  kTooLong,     ///< more than 18 digits
  kRange,       ///< 30%-40%
  kTwoNumbers,  ///< "320 (350)", "由60%提升至95%"
  kOtherUnit,   ///< 万元 in a count of people
  kNoUnit,      ///< "5千" in money: 5千元 or 5千万元
  kOtherWords,  ///< words stand with the number that belong to no way of writing it
  kSign,        ///< 亏损-12, or brackets where nothing can be negative
  kDiffer,      ///< figures and capitals say different amounts
  kContrary,    ///< 下降5% in a field that asks for an increase
  kLevel,       ///< 提升至95%: what was reached, where a change is asked for
  kChange,      ///< 下降5%: a change, where what is reached is asked for
};

/// One number as written.
struct Numeral {
  Decimal number;            ///< with its 万 or 亿 worked in: "1.2亿" is 120000000
  bool scaled = false;       ///< 万 or 亿 stood with it: it does not count in the unit of the column head
  bool thousands = false;    ///< 十 百 千 stood behind figures without 万 or 亿 ("5千"): a unit has to follow
  bool approximate = false;  ///< 余, 多, 来 stood inside: "1200余万"
};

/// Reads the number that stands here (in a figure_text) and moves over it. Figures with 千分撇 in threes or without
/// (GB/T 15835-2011 5.1.1), Chinese numerals, and figures with 十 百 千 万 亿 behind them, in parts that fall in size.
///
///     "41,188.62" -> 41188.62     "3亿2000万" -> 320000000 (scaled)     "壹仟贰佰万" -> 12000000 (scaled)
tl::expected<Numeral, FigureError> take_numeral(Scanner& scanner);

/// One Chinese clause: "千分位分隔不规范".
std::string_view explain(FigureError error);

/// A likely repair of figures that could not be read, to show and never to use: separators that stand where thousands
/// part, whatever they are, and a last point for the fraction. "41 188.62" and "41.188.62" (an OCR read ',' as '.') ->
/// "41188.62"; nothing for "1,20" or "1200 1300".
std::string likely_figures(std::string_view text);

}  // namespace chushen

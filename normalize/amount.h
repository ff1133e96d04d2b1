#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "normalize/decimal.h"
#include "normalize/numeral.h"

namespace chushen {

/// An amount of money in 万元 exactly, or in 万 of a foreign currency, which it keeps.
struct Amount {
  Decimal number;
  std::string unit;          ///< "万元", "万美元"
  bool approximate = false;  ///< 约, 余 stood with it
  bool operator==(const Amount&) const = default;
};

/// Reads one amount as applicants write it, in figures or capitals, with or without a unit.
///
/// Figures: 千分撇 and full width (GB/T 15835-2011); 元 千元 万元 百万元 亿元 and 万 alone; 3亿2000万元; 12元5角.
/// Capitals: 《正确填写票据和结算凭证的基本规定》 一至五 (银发〔1997〕393号附件一): 人民币壹仟肆佰零玖元伍角整.
/// Negatives: -12 －12 (12) （12） 亏损12 负12. Figures and capitals of one cell must agree:
/// 1200万元（大写：壹仟贰佰万元整）. A number followed by its unit and then a remark is the number:
/// 1200万元（其中设备800万元）.
///
/// \param text           as written
/// \param unit_in_scope  of the label, column head or caption: "万元", "单位：千元", "万美元"; empty: none. It holds
///                       for a number without a unit of its own; ￥ before such a number names the currency only.
/// \param own_unit       what a bare number counts in where no unit is in scope
///
///     read_amount("41,188.62", "万元")      -> 41188.62 万元
///     read_amount("411886200元", "万元")    -> 41188.62 万元
///     read_amount("105万美元", "万元")      -> 105 万美元
///     read_amount("壹仟贰佰万元整")         -> 1200 万元
///     read_amount("1,20", "万元")           -> kGrouping
tl::expected<Amount, FigureError> read_amount(std::string_view text, std::string_view unit_in_scope = {},
                                              std::string_view own_unit = "万元");

}  // namespace chushen

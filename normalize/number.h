#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "normalize/decimal.h"
#include "normalize/numeral.h"

namespace chushen {

/// A plain number of something.
struct Count {
  Decimal number;
  bool approximate = false;
  bool operator==(const Count&) const = default;
};

/// Reads a count with or without its unit: 320, 320人, 约320人, 300余人, 1.2万㎡, 三百二十人, 320人（其中研发45人）.
///
/// \param unit           the field's: "人", "台", "平方米", "个"; its other names are known (台/套, ㎡). An amount, a
///                       percentage or another measure is kOtherUnit; 亩 too, since it is no decimal part of a ㎡.
/// \param unit_in_scope  of the column head; only its 万 or 千 matters ("万人", "万平方米")
///
///     read_count("300余人", "人") -> {300, approximate}
tl::expected<Count, FigureError> read_count(std::string_view text, std::string_view unit,
                                            std::string_view unit_in_scope = {});

/// Reads a percentage: 35%, 35％, 35 %, 百分之三十五, 35个百分点, 5‰, 提升35%, or a bare number under a head with %.
///
/// "0.35" under a head with % stays 0.35: the cell does not say whether 0.35 % or 35 % is meant, and both occur. The
/// rules that recompute rates see it. A change (提升 降低) is read where the field asks for a change in that direction,
/// its amount being positive; what was reached (达到) where the field asks for a level.
///
/// \param field  the field's name, which tells what it asks for: "运营成本降低", "设备联网率"
///
///     read_rate("下降12.5%", "运营成本降低") -> 12.5      read_rate("下降5%", "资产负债率") -> kChange
tl::expected<Count, FigureError> read_rate(std::string_view text, std::string_view field);

/// Reads a score: 52.36分, 52.36, 52.36/100, 52.36分（满分100分）. With a level in the same cell the one number that 分
/// follows is the score: 二级（45.5分）.
tl::expected<Count, FigureError> read_score(std::string_view text);

}  // namespace chushen

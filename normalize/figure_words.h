#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "normalize/numeral.h"

namespace chushen {

/// A number with the words that people put around it: 约 共计 亏损 before, 左右 and remarks behind.

/// What the words before a number say.
struct Lead {
  bool approximate = false;   ///< 约 近 超过 ≥: the number is near or a bound
  bool negative = false;      ///< - 负 亏损
  int direction = 0;          ///< 1 提升 增长, -1 降低 缩短, 0 neither
  bool level = false;         ///< 至 达到: what was reached, not by how much
  std::string_view currency;  ///< canonical, of ￥ 人民币 USD before the number; empty: none
};

struct Figure {
  Lead lead;
  Numeral numeral;         ///< with its sign worked in
  bool bracketed = false;  ///< "(12)": the accountant's minus, worked in as well
};

/// Moves over the words before a number, its sign and the number itself. "(12)" and "(12" + ")" with a unit inside are
/// read by the caller: `bracketed` says that the closing bracket is still to come.
tl::expected<Figure, FigureError> take_figure(Scanner& scanner);

/// 左右 上下 以上 以下 余 多 behind a unit; true where one stood.
bool take_about_behind(Scanner& scanner);

/// What may stand behind a number and its unit: nothing, a full stop, remarks in brackets, "其中…". Nothing where that
/// is all; else why the text is no single number.
tl::expected<void, FigureError> only_remarks_behind(Scanner scanner);

/// Yuan is "元"; "美元", "港元", "欧元" … for a name or sign of a currency that stands here; empty where none does.
std::string_view take_currency(Scanner& scanner);

}  // namespace chushen

#pragma once

#include <optional>
#include <vector>

#include "normalize/label_index.h"
#include "normalize/table_view.h"

namespace chushen {

/// One value that stands in several cells of a row.
struct SpreadValue {
  TracedText text;
  bool has_gap = false;  ///< an empty cell stands between two that are filled in
};

/// The value that a form asks for cell by cell: one character to a cell (codes, numbers, dates), a date's year, month and
/// day, the dialling code before a number.
///
/// \param cells  those beside the label, by row and column
/// \return nothing where each cell stands for itself.
///
///     | 统一社会信用代码 | 9 | 1 | 4 | … |    "914…"
///     | 成立日期 | 2008 | 年 | 5 | 月 |        "2008年5月"
///     | 企业规模 | ○ | 大型 | ● | 中型 |        "○ 大型 ● 中型"; also over several rows
///     | 固定电话 | 0750 | 3279722 |            "0750-3279722"
std::optional<SpreadValue> one_value_of(const std::vector<CellView*>& cells, const LabelMatch& label);

}  // namespace chushen

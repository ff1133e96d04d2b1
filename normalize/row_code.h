#pragma once

#include "normalize/table_view.h"

namespace chushen {

/// Whether a cell holds the code or number of its row and no value: what stands under 代码, 行次 or 序号, and a short whole
/// number with a leading zero. Statistical tables have such a column between the names of their rows and the figures.
/// Source: 《统计报表制度》 forms, whose columns are 指标名称 (甲), 计量单位 (乙), 代码 (丙).
///
///     | 指标名称 | 计量单位 | 代码 | 2022年   |
///     | 营业收入 | 万元     | 01   | 41188.62 |      "01" is a row code
bool is_row_code(TableView& view, const CellView& cell);

/// Whether a cell heads a column that only counts the rows: 序号, 编号, No.
bool counts_rows(const CellView& cell);

}  // namespace chushen

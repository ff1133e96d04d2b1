#pragma once

#include "normalize/scene.h"
#include "normalize/table_view.h"

namespace chushen {

/// A table on the walk: what the parts of walk_table() share.
struct TableScene {
  Scene& scene;
  const Table& table;
  TableView view;
  std::string unit;                 ///< of amounts, from the caption or a row of the table
  bool headed = false;              ///< its cells hold their label over their value

  /// The place of a cell's value under a label.
  ValuePlace place_of(const CellView& cell, const LabelMatch& label) const;
};

/// Whom the labels right of and under this place speak of: groups and persons, nearest first.
LabelContext context_of(TableScene& table, const CellView& label);
/// The same for a label that is but a part of its cell.
LabelContext context_of(TableScene& table, const CellView& cell, const LabelMatch& label);

/// table_pairs.cpp — the labels that begin in a row, with their values beside or under them.
void walk_pairs(TableScene& table, int row);

/// table_cells.cpp — the value of one label: the cells beside or under it, from the left; several rows are one list.
void bind_cells(TableScene& table, CellView& label, const std::vector<CellView*>& cells);

/// table_translated.cpp — takes cells for labels that are some but for a translation, if the table has the habit.
void find_translated_labels(TableScene& table);

/// table_headed.cpp — cells that hold label and value under each other, as tax forms have them.
/// Finds them, and whether they are the table's habit.
void find_headed_cells(TableScene& table);
/// Binds those that begin in the row; a label with nothing under it is blank.
void walk_headed(TableScene& table, int row);

/// table_years.cpp
/// The year of each column if the row is a head of year columns, else nothing.
std::vector<std::optional<YearHead>> years_of_row(TableScene& table, int row);
/// Binds a row of figures under metrics under years ("2021年 | 2022年" over "营业收入 | 利润总额 | 营业收入 | 利润总额").
/// \return the first row behind it; `row` where the row is no such head.
int walk_heads_under_years(TableScene& table, int row, const std::vector<std::optional<YearHead>>& years);
/// Binds a row of figures under year columns; false where the row is no such row.
bool walk_year_row(TableScene& table, int row, const std::vector<std::optional<YearHead>>& years);

/// table_register.cpp — rows that say nothing of the applicant themselves.
/// Takes the unit from the head of a register, in which each row has its own label: "序号 | 项目 | 金额（万元） | 说明".
/// \return whether the row is such a head.
bool walk_register_head(TableScene& table, int row);
/// Whether the row shows how to fill in the form: "（示例）营业收入 | 1000.00".
bool is_example(TableScene& table, int row);

/// table_records.cpp — a row of column heads with the rows under it.
/// \return the first row behind them; `row` where the row is no such head.
int walk_records(TableScene& table, int row);

}  // namespace chushen

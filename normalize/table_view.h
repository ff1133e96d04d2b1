#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/label_index.h"
#include "normalize/traced_text.h"

namespace chushen {

/// A cell that holds a label in its first line and the value under it.
struct HeadedCell {
  LabelMatch label;
  TracedText value;
};

/// A cell with what it says.
struct CellView {
  const Cell* cell = nullptr;
  TracedText text;
  LabelMatch match;
  bool unread_ink = false;   ///< a run without text stands in it
  bool of_other = false;     ///< stands in a column that speaks of somebody else than the applicant
  bool used = false;         ///< as a value: it is no label any more, even where it reads like one
  std::optional<HeadedCell> headed;
  std::string section;       ///< the person or group that it puts the labels to its right and below under

  bool blank() const { return text.blank(); }
  bool is_label() const { return !used && match.is_label(); }
  int row() const { return cell->row; }
  int column() const { return cell->column; }
  int end_row() const { return cell->row + cell->row_span; }
  int end_column() const { return cell->column + cell->column_span; }
};

/// Whether all cells begin in one row.
bool in_one_row(const std::vector<CellView*>& cells);

/// A table as a grid: which cell covers a place, and what it says.
class TableView {
 public:
  TableView(const Table& table, const LabelIndex& index);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  /// The cell that covers the place; nothing outside the table and where it has a hole.
  CellView* at(int row, int column);
  /// Cells that begin in the row, from the left.
  std::vector<CellView*> beginning_in(int row);
  /// Cells that cover the row, from the left; those from rows above included.
  std::vector<CellView*> covering(int row);
  /// The cell right of another one, in a row that it covers.
  CellView* right_of(const CellView& cell, int row) { return at(row, cell.end_column()); }
  CellView* right_of(const CellView& cell) { return right_of(cell, cell.row()); }
  CellView* left_of(const CellView& cell) { return at(cell.row(), cell.column() - 1); }
  /// The cell under another one that is exactly as wide; nothing where the columns do not go on.
  CellView* under(const CellView& cell);
  /// The one cell that fills a whole row, or nothing.
  CellView* title_of(int row);

  std::vector<CellView>& cells() { return cells_; }

 private:
  int rows_ = 0, columns_ = 0;
  std::vector<CellView> cells_;
  std::vector<int> grid_;  ///< by row and column: index into cells_, -1: none
};

}  // namespace chushen

#pragma once

#include <vector>

#include "extract/document.h"

namespace chushen {

/// Finds the cells of one grid by a point on the page. Holds a reference: the table outlives it.
class CellFinder {
 public:
  explicit CellFinder(const Table& table);

  /// Index into Table::cells, or -1 where no cell is.
  int cell_at(double x, double y) const;

  /// The sides of cells that a line of text at height `y` crosses between `left` and `right`, ascending.
  std::vector<double> sides_crossed(double y, double left, double right) const;

 private:
  std::vector<double> xs_, ys_;  ///< positions of the grid lines
  std::vector<int> owner_;       ///< cell by row * columns + column, -1 for none
};

/// Cuts a run at places between its code points, each going to the side on which its middle lies. White space at a cut
/// is dropped, parts without text are left out. A run without edges, and a check box, stays whole. What other readers
/// read cannot be cut and is dropped from the parts.
std::vector<Run> split_at(const Run& run, const std::vector<double>& places);

}  // namespace chushen

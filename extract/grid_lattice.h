#pragma once

#include <optional>
#include <vector>

#include "extract/grid_lines.h"

namespace chushen {

/// The second half of find_grids: the lines of one table as a lattice of smallest cells with walls between them.
///
///     lattice of 2 x 2, no wall between (0,0) and (0,1)  ->  three cells, the first with column_span 2
class Lattice {
 public:
  /// \return nothing where the lines make more smallest cells than any table of a form has: a drawing.
  static std::optional<Lattice> from(const LineSet& lines, double tolerance);

  /// The rectangles between walls, with row and column numbers in which each row and column starts some cell.
  Table table() const;

 private:
  /// Smallest cells that no wall parts, by number (row * columns + column), ascending.
  using Region = std::vector<int>;

  /// A straight row of sides of smallest cells: sides `first` to before `last` on one grid line.
  struct Cut {
    bool horizontal;
    int line, first, last;
    double length;
  };

  int rows() const { return static_cast<int>(ys_.size()) - 1; }
  int columns() const { return static_cast<int>(xs_.size()) - 1; }
  char& wall_left(int row, int column) { return left_[row * (columns() + 1) + column]; }
  char& wall_above(int row, int column) { return above_[row * columns() + column]; }
  bool has_wall_left(int row, int column) const { return left_[row * (columns() + 1) + column]; }
  bool has_wall_above(int row, int column) const { return above_[row * columns() + column]; }

  void raise_walls(const LineSet& lines, double tolerance);
  std::vector<Region> regions() const;
  std::vector<Region> regions_within(const Region& allowed) const;
  bool is_enclosed(const Region& region) const;
  bool is_rectangle(const Region& region) const;
  std::vector<Region> rectangles(Region region);
  bool cut_shortest(const Region& region);
  std::vector<Cut> cuts(const Region& region, bool horizontal) const;
  Cell cell_of(const Region& rectangle) const;

  std::vector<double> xs_, ys_;    ///< positions of the vertical and horizontal grid lines, ascending
  std::vector<char> left_, above_; ///< 1: a wall on the left of / above a smallest cell; one column / row more
};

}  // namespace chushen

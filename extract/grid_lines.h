#pragma once

#include <vector>

#include "extract/grid.h"

namespace chushen {

/// The first half of find_grids: which lines are one line, and which lines belong to one table.

/// Lines of one table: each meets another one of the set, directly or through others.
struct LineSet {
  std::vector<Ruling> horizontals, verticals;
};

/// Pieces of one line become one: same direction, at most `tolerance` apart sideways, overlapping or at most
/// `tolerance` apart lengthways. Sorted: horizontals first, then by position and start.
std::vector<Ruling> join_collinear(std::vector<Ruling> rulings, double tolerance);

/// Sets of lines that meet. Sets without a line in each direction are left out: they close no cell.
std::vector<LineSet> connected_lines(const std::vector<Ruling>& rulings, double tolerance);

/// Whether a horizontal line runs through one of the tables, or along its side.
bool lies_in(const Ruling& line, const std::vector<Table>& grids, double tolerance);

/// Adds the sides that a table without a frame leaves open: where two or more lines end at the same place beyond the
/// outermost crossing line.
void close_open_sides(LineSet& lines, double tolerance);

}  // namespace chushen

#include "extract/grid.h"

#include <algorithm>
#include <cmath>

#include "extract/grid_lattice.h"
#include "extract/grid_lines.h"

namespace chushen {

std::vector<Table> find_grids(std::vector<Ruling> rulings, double tolerance) {
  std::erase_if(rulings, [](const Ruling& line) {
    return !std::isfinite(line.position) || !std::isfinite(line.from) || !std::isfinite(line.to);
  });
  std::vector<Table> grids;
  for (LineSet& lines : connected_lines(join_collinear(std::move(rulings), tolerance), tolerance)) {
    close_open_sides(lines, tolerance);
    const auto lattice = Lattice::from(lines, tolerance);
    if (!lattice) continue;
    Table grid = lattice->table();
    if (grid.cells.size() >= 2) grids.push_back(std::move(grid));
  }
  std::stable_sort(grids.begin(), grids.end(), [](const Table& a, const Table& b) {
    return a.box.top != b.box.top ? a.box.top < b.box.top : a.box.left < b.box.left;
  });
  return grids;
}

}  // namespace chushen

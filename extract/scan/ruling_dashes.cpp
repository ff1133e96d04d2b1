#include "extract/scan/ruling_dashes.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace chushen {

namespace {

constexpr std::size_t kLeastDashes = 6;

int median_of(std::vector<int> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

/// Dashed lines are drawn by rule, strokes of characters are not: most gaps are the usual one, or that of a missing dash.
bool is_even(const std::vector<Dash>& dashes, const std::vector<int>& row) {
  std::vector<int> gaps, lengths;
  for (std::size_t i = 1; i < row.size(); ++i) {
    gaps.push_back(dashes[row[i]].left - dashes[row[i - 1]].right);
    lengths.push_back(dashes[row[i]].right - dashes[row[i]].left);
  }
  const int usual = median_of(gaps), missing = 2 * usual + median_of(lengths), slack = std::max(3, usual / 3);
  const auto even = std::count_if(gaps.begin(), gaps.end(), [&](int gap) { return std::abs(gap - usual) <= slack || std::abs(gap - missing) <= 2 * slack; });
  return std::size_t(even) * 5 >= gaps.size() * 4;
}

}  // namespace

bool has_free_ends(const Raster& grey, const Dash& dash, int near, int threshold) {
  const int reach = 2 + near;
  for (int x : {dash.left + 1, dash.right - 2})
    for (int side : {-1, 1}) {
      int dark = 0, seen = 0;
      for (int distance = near; distance <= reach; ++distance)
        for (int dx = -2; dx <= 2; ++dx) {
          const int u = x + dx, y = dash.y + side * distance;
          if (u < 0 || y < 0 || u >= grey.width || y >= grey.height) continue;
          ++seen;
          dark += grey.at(u, y) < threshold;
        }
      if (dark * 4 > seen) return false;
    }
  return true;
}

std::vector<std::vector<int>> rows_of_dashes(const std::vector<Dash>& dashes, int gap, int level, int least) {
  std::vector<int> order(dashes.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int a, int b) { return dashes[a].left < dashes[b].left; });
  std::vector<std::vector<int>> rows, found;
  std::vector<std::size_t> open;
  for (int i : order) {
    const Dash& dash = dashes[i];
    std::erase_if(open, [&](std::size_t row) { return dashes[rows[row].back()].right + gap < dash.left; });
    const auto before = std::find_if(open.begin(), open.end(), [&](std::size_t row) {
      const Dash& last = dashes[rows[row].back()];
      return last.right < dash.left && std::abs(last.y - dash.y) <= level;
    });
    if (before != open.end()) {
      rows[*before].push_back(i);
    } else {
      open.push_back(rows.size());
      rows.push_back({i});
    }
  }
  for (std::vector<int>& row : rows)
    if (row.size() >= kLeastDashes && dashes[row.back()].right - dashes[row.front()].left >= least && is_even(dashes, row)) found.push_back(std::move(row));
  return found;
}

}  // namespace chushen

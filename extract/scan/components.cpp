#include "extract/scan/components.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace chushen {

namespace {

std::vector<InkRun> runs_of(const Raster& mask) {
  std::vector<InkRun> runs;
  for (int y = 0; y < mask.height; ++y) {
    const std::uint8_t* row = mask.row(y);
    int x = 0;
    while (x < mask.width) {
      const void* ink = std::memchr(row + x, 1, mask.width - x);
      if (ink == nullptr) break;
      const int left = int(static_cast<const std::uint8_t*>(ink) - row);
      const void* paper = std::memchr(row + left, 0, mask.width - left);
      x = paper == nullptr ? mask.width : int(static_cast<const std::uint8_t*>(paper) - row);
      runs.push_back({y, left, x});
    }
  }
  return runs;
}

/// Disjoint sets with path halving; the smaller index is the root, so that roots come in reading order.
struct Sets {
  std::vector<int> parent;
  explicit Sets(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), 0); }
  int root(int i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  }
  void join(int a, int b) {
    a = root(a);
    b = root(b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
};

/// Joins each run with those it touches, also at a corner, in the row above.
void join_neighbours(const std::vector<InkRun>& runs, Sets& sets) {
  std::size_t above = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    while (above < i && (runs[above].y < runs[i].y - 1 || (runs[above].y == runs[i].y - 1 && runs[above].right < runs[i].left))) ++above;
    for (std::size_t k = above; k < i && runs[k].y == runs[i].y - 1 && runs[k].left <= runs[i].right; ++k)
      sets.join(int(i), int(k));
  }
}

}  // namespace

Components find_components(const Raster& mask, int least_area) {
  const std::vector<InkRun> runs = runs_of(mask);
  Sets sets(runs.size());
  join_neighbours(runs, sets);

  Components found;
  std::vector<int> index(runs.size(), -1);
  std::vector<Component> all;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const int root = sets.root(int(i));
    if (index[root] < 0) {
      index[root] = int(all.size());
      all.emplace_back();
    }
    index[i] = index[root];
    Component& component = all[index[i]];
    component.box = united(component.box, {runs[i].left, runs[i].y, runs[i].right, runs[i].y + 1});
    component.area += runs[i].right - runs[i].left;
    ++component.run_count;
  }
  std::vector<int> place(all.size(), -1);
  int next = 0;
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (all[c].area < least_area) continue;
    all[c].first_run = next;
    place[c] = next;
    next += all[c].run_count;
    found.all.push_back(all[c]);
  }
  found.runs.resize(next);
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (place[index[i]] >= 0) found.runs[place[index[i]]++] = runs[i];
  return found;
}

Components find_pieces(const Raster& mask, double dpi) {
  constexpr std::size_t kMost = 40000;
  int least_area = std::max(2, int(6 * dpi * dpi / 90000));
  Components components = find_components(mask, least_area);
  while (components.all.size() > kMost) components = find_components(mask, least_area *= 2);
  return components;
}

void paint(Raster& raster, const Components& components, const Component& component, std::uint8_t value) {
  for (int i = component.first_run; i < component.first_run + component.run_count; ++i) {
    const InkRun& run = components.runs[i];
    std::memset(raster.row(run.y) + run.left, value, run.right - run.left);
  }
}

}  // namespace chushen

#include "extract/grid_lines.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace chushen {
namespace {

double length_of(const Ruling& line) { return line.to - line.from; }

/// One line in place of two; its position is the mean, weighted by length.
Ruling merged(const Ruling& a, const Ruling& b) {
  const double weight = length_of(a) + length_of(b);
  Ruling one = a;
  if (weight > 0) one.position = (a.position * length_of(a) + b.position * length_of(b)) / weight;
  one.from = std::min(a.from, b.from);
  one.to = std::max(a.to, b.to);
  return one;
}

/// Joins lines of one direction and nearly one position; `first` to `last` are reordered.
void join_band(std::vector<Ruling>::iterator first, std::vector<Ruling>::iterator last, double tolerance,
               std::vector<Ruling>& joined) {
  std::sort(first, last, [](const Ruling& a, const Ruling& b) {
    return std::tie(a.from, a.to, a.position) < std::tie(b.from, b.to, b.position);
  });
  for (auto line = first; line != last; ++line) {
    if (line != first && line->from <= joined.back().to + tolerance)
      joined.back() = merged(joined.back(), *line);
    else
      joined.push_back(*line);
  }
}

bool meet(const Ruling& horizontal, const Ruling& vertical, double tolerance) {
  return vertical.position >= horizontal.from - tolerance && vertical.position <= horizontal.to + tolerance &&
         horizontal.position >= vertical.from - tolerance && horizontal.position <= vertical.to + tolerance;
}

/// Disjoint sets with path halving.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void unite(std::size_t a, std::size_t b) { parent_[find(b)] = find(a); }

 private:
  std::vector<std::size_t> parent_;
};

/// The outermost place where at least two of the lines end; `toward` is -1 for the starts, +1 for the ends.
bool common_end(const std::vector<Ruling>& lines, int toward, double tolerance, double& place) {
  std::vector<double> ends;
  for (const Ruling& line : lines) ends.push_back(toward < 0 ? -line.from : line.to);
  std::sort(ends.rbegin(), ends.rend());
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    if (ends[i] - ends[i + 1] > tolerance) continue;
    place = toward * ends[i];
    return true;
  }
  return false;
}

/// Adds to `crossing` the side on which `lines` end together, if no line stands there.
void close_side(const std::vector<Ruling>& lines, std::vector<Ruling>& crossing, int toward, double tolerance) {
  double place = 0;
  if (!common_end(lines, toward, tolerance, place)) return;
  const auto outside = [&](const Ruling& line) { return toward * (place - line.position) <= 2 * tolerance; };
  if (std::any_of(crossing.begin(), crossing.end(), outside)) return;
  Ruling side{!lines.front().horizontal, place, 0, 0};
  bool first = true;
  for (const Ruling& line : lines) {
    if (toward * (place - (toward < 0 ? line.from : line.to)) > tolerance) continue;
    side.from = first ? line.position : std::min(side.from, line.position);
    side.to = first ? line.position : std::max(side.to, line.position);
    first = false;
  }
  crossing.push_back(side);
}

}  // namespace

std::vector<Ruling> join_collinear(std::vector<Ruling> rulings, double tolerance) {
  std::erase_if(rulings, [](const Ruling& line) { return !(line.to > line.from); });
  const auto by_position = [](const Ruling& a, const Ruling& b) {
    return std::make_tuple(!a.horizontal, a.position, a.from, a.to) <
           std::make_tuple(!b.horizontal, b.position, b.from, b.to);
  };
  std::sort(rulings.begin(), rulings.end(), by_position);
  std::vector<Ruling> joined;
  for (auto first = rulings.begin(); first != rulings.end();) {
    const auto last = std::find_if(first, rulings.end(), [&](const Ruling& line) {
      return line.horizontal != first->horizontal || line.position > first->position + tolerance;
    });
    std::vector<Ruling> band;
    join_band(first, last, tolerance, band);
    joined.insert(joined.end(), band.begin(), band.end());
    first = last;
  }
  std::sort(joined.begin(), joined.end(), by_position);
  return joined;
}

std::vector<LineSet> connected_lines(const std::vector<Ruling>& rulings, double tolerance) {
  const auto middle = std::find_if(rulings.begin(), rulings.end(), [](const Ruling& line) { return !line.horizontal; });
  Groups groups(rulings.size());
  for (auto horizontal = rulings.begin(); horizontal != middle; ++horizontal) {
    const auto before = [](const Ruling& line, double x) { return line.position < x; };
    auto vertical = std::lower_bound(middle, rulings.end(), horizontal->from - tolerance, before);
    for (; vertical != rulings.end() && vertical->position <= horizontal->to + tolerance; ++vertical)
      if (meet(*horizontal, *vertical, tolerance))
        groups.unite(horizontal - rulings.begin(), vertical - rulings.begin());
  }
  std::map<std::size_t, LineSet> sets;
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    LineSet& set = sets[groups.find(i)];
    (rulings[i].horizontal ? set.horizontals : set.verticals).push_back(rulings[i]);
  }
  std::vector<LineSet> closing;
  for (auto& [group, set] : sets)
    if (!set.horizontals.empty() && !set.verticals.empty()) closing.push_back(std::move(set));
  return closing;
}

bool lies_in(const Ruling& line, const std::vector<Table>& grids, double tolerance) {
  return std::any_of(grids.begin(), grids.end(), [&](const Table& grid) {
    return line.position > grid.box.top - tolerance && line.position < grid.box.bottom + tolerance && line.from < grid.box.right &&
           line.to > grid.box.left;
  });
}

void close_open_sides(LineSet& lines, double tolerance) {
  // All from the lines that were drawn: an added side must not call for another.
  const LineSet drawn = lines;
  for (const int toward : {-1, 1}) {
    close_side(drawn.horizontals, lines.verticals, toward, tolerance);
    close_side(drawn.verticals, lines.horizontals, toward, tolerance);
  }
  // Added sides meet in corners that no drawn line reaches.
  const auto reach = [](std::vector<Ruling>& sides, std::size_t first, const std::vector<Ruling>& others, std::size_t other) {
    for (auto side = sides.begin() + std::ptrdiff_t(first); side != sides.end(); ++side)
      for (auto corner = others.begin() + std::ptrdiff_t(other); corner != others.end(); ++corner) {
        side->from = std::min(side->from, corner->position);
        side->to = std::max(side->to, corner->position);
      }
  };
  reach(lines.horizontals, drawn.horizontals.size(), lines.verticals, drawn.verticals.size());
  reach(lines.verticals, drawn.verticals.size(), lines.horizontals, drawn.horizontals.size());
}

}  // namespace chushen

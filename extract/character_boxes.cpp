#include "extract/character_boxes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "extract/grid_lines.h"

namespace chushen {
namespace {

constexpr double kHighest = 28;                     // points: a line of 14-point text with its air
constexpr double kLeastAspect = 0.45, kMostAspect = 1.7;  // width over height of one box
constexpr double kUneven = 0.25;                    // share of their usual distance by which walls may be off
constexpr std::size_t kWallsAlone = 3, kWallsInTable = 5;
constexpr std::size_t kMostWalls = 5000;            // more is a drawing

/// Walls of one row of boxes, from left to right.
using Walls = std::vector<std::size_t>;

class BoxFinder {
 public:
  BoxFinder(const std::vector<Ruling>& lines, double tolerance) : lines_(lines), tolerance_(tolerance) {}

  std::vector<Ruling> find() {
    for (const Walls& row : rows_of_walls()) take(row);
    std::vector<Ruling> left;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!left_out_.contains(i)) add_rest(i, left);
    return left;
  }

 private:
  bool same(double a, double b) const { return std::abs(a - b) <= tolerance_; }
  double height(const Ruling& wall) const { return wall.to - wall.from; }

  /// Of a row of boxes alone; a longer one may part boxes as well as what stands above or below them.
  bool is_short(const Ruling& line) const { return height(line) > 2 * tolerance_ && height(line) <= kHighest; }

  bool same_height(const Ruling& a, const Ruling& b) const { return same(a.from, b.from) && same(a.to, b.to); }

  bool covers(const Ruling& line, const Ruling& wall) const {
    return line.from <= wall.from + tolerance_ && line.to >= wall.to - tolerance_;
  }

  /// Whether `next` is the wall behind `last` of boxes as high as `wall` and, where that is known, `pitch` wide.
  bool goes_on(const Ruling& wall, double last, const Ruling& next, double pitch) const {
    const double step = std::abs(next.position - last), high = height(wall);
    if (is_short(next) ? !same_height(wall, next) : !covers(next, wall)) return false;
    if (step < kLeastAspect * high || step > kMostAspect * high) return false;
    return pitch == 0 || std::abs(step - pitch) <= std::max(kUneven * pitch, tolerance_ / 2);
  }

  Walls all_walls() const {
    Walls walls;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!lines_[i].horizontal && height(lines_[i]) > 2 * tolerance_) walls.push_back(i);
    std::sort(walls.begin(), walls.end(), [&](std::size_t a, std::size_t b) { return lines_[a].position < lines_[b].position; });
    return walls;
  }

  std::vector<Walls> rows_of_walls() const {
    const Walls walls = all_walls();
    std::vector<Walls> rows;
    if (walls.size() > kMostWalls) return rows;
    std::vector<bool> used(lines_.size());
    for (std::size_t i = 0; i < walls.size(); ++i) {
      if (used[walls[i]] || !is_short(lines_[walls[i]])) continue;
      Walls row = row_from(walls, i, used);
      if (row.size() < kWallsAlone) continue;
      for (const std::size_t wall : row) used[wall] = true;
      rows.push_back(std::move(row));
    }
    return rows;
  }

  /// The row whose leftmost short wall is the one at `start`; a longer one may stand before it.
  Walls row_from(const Walls& walls, std::size_t start, const std::vector<bool>& used) const {
    const Ruling& wall = lines_[walls[start]];
    const double reach = kMostAspect * kHighest;
    Walls row{walls[start]};
    double pitch = 0;
    for (std::size_t i = start + 1; i < walls.size(); ++i) {
      const Ruling& next = lines_[walls[i]];
      const double last = lines_[row.back()].position;
      if (next.position > last + reach) break;
      if (used[walls[i]] || next.position <= last || !goes_on(wall, last, next, pitch)) continue;
      if (pitch == 0) pitch = next.position - last;
      row.push_back(walls[i]);
    }
    for (std::size_t i = start; pitch > 0 && i-- > 0 && lines_[walls[i]].position > wall.position - reach;) {
      if (!goes_on(wall, wall.position, lines_[walls[i]], pitch)) continue;
      row.insert(row.begin(), walls[i]);
      break;
    }
    return row;
  }

  /// What is left of a wall beside the rows of boxes that it parts.
  void add_rest(std::size_t wall, std::vector<Ruling>& left) {
    Ruling rest = lines_[wall];
    if (const auto found = open_.find(wall); found != open_.end()) {
      std::sort(found->second.begin(), found->second.end());
      for (const auto& [from, to] : found->second) {
        if (from - rest.from > tolerance_) left.push_back({false, rest.position, rest.from, from});
        rest.from = to;
      }
      if (rest.to - rest.from <= tolerance_) return;
    }
    left.push_back(rest);
  }

  /// A row that stands for itself is left out whole; within a row of a table the walls between its ends are opened.
  void take(const Walls& row) {
    Walls own;
    std::copy_if(row.begin(), row.end(), std::back_inserter(own), [&](std::size_t wall) { return is_short(lines_[wall]); });
    const Ruling &first = lines_[own.front()], &last = lines_[own.back()];
    std::vector<std::size_t> edges;
    bool alone = own.size() >= kWallsAlone;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Ruling& line = lines_[i];
      if (!line.horizontal || line.to < first.position + tolerance_ || line.from > last.position - tolerance_) continue;
      const bool edge = same(line.position, first.from) || same(line.position, first.to);
      if (!edge && line.position > first.from && line.position < first.to) return;  // rows within: a table
      if (!edge) continue;
      edges.push_back(i);
      alone = alone && line.from >= first.position - 2 * tolerance_ && line.to <= last.position + 2 * tolerance_;
    }
    if (alone) {
      left_out_.insert(own.begin(), own.end());
      left_out_.insert(edges.begin(), edges.end());
    } else if (row.size() >= kWallsInTable) {
      for (std::size_t i = 1; i + 1 < row.size(); ++i) open_[row[i]].push_back({first.from, first.to});
    }
  }

  const std::vector<Ruling>& lines_;
  const double tolerance_;
  std::set<std::size_t> left_out_;
  std::map<std::size_t, std::vector<std::pair<double, double>>> open_;  ///< where a wall is left out, ascending
};

}  // namespace

std::vector<Ruling> without_character_boxes(std::vector<Ruling> rulings, double tolerance) {
  rulings = join_collinear(std::move(rulings), tolerance);
  return BoxFinder(rulings, tolerance).find();
}

}  // namespace chushen

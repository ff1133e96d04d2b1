#include "extract/scan/ruling_strokes.h"

#include <algorithm>
#include <cstddef>

#include "extract/scan/ruling_profile.h"

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;             // inch
constexpr double kLongestStroke = 5 * kMillimetre;   // of a character; a row of a table is higher
constexpr double kLeastGap = 0.2 * kMillimetre;      // white that parts two pieces: less is a speck in a line
constexpr double kNear = 0.25 * kMillimetre, kFar = 1.3 * kMillimetre;  // where the strokes beside it stand
constexpr double kBeside = 0.3;                      // of its length, at which a stroke has others beside it
constexpr double kClearGap = 0.5 * kMillimetre, kLeastStroke = 1.2 * kMillimetre;

/// One line with what stands along it.
class StrokeFinder {
 public:
  StrokeFinder(const Raster& grey, int left, const std::vector<int>& heights, const std::vector<int>& levels, const LineLook& look, double dpi)
      : grey_(grey), left_(left), heights_(heights), near_(look.thickness / 2 + std::max(1, int(kNear * dpi))),
        far_(look.thickness / 2 + int(kFar * dpi)), longest_(int(kLongestStroke * dpi)), clear_(int(kClearGap * dpi)), shortest_(int(kLeastStroke * dpi)), gap_(std::max({2, int(kLeastGap * dpi), look.pitch * 3 / 2})), limit_(ink_limit(levels)),
        solid_(look.solid), drawn_(look.solid || look.pitch > 0) {
    find_runs(levels);
  }

  std::vector<LineStretch> rulings() const {
    std::vector<LineStretch> kept;
    bool stroke = false;   // since the last long run
    int from = 0;          // of what the next long run joins
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const LineStretch& run = runs_[i];
      if (run.to - run.from < longest_) {
        stroke = stroke || is_stroke(run, stands_clear(i));
        continue;
      }
      if (kept.empty() || stroke) kept.push_back({stroke ? run.from : from, run.to});
      kept.back().to = run.to;
      stroke = false;
    }
    const int end = static_cast<int>(heights_.size());
    const bool may_be_stroke = !drawn_ || end < longest_;
    if (kept.empty()) return stroke && may_be_stroke ? std::vector<LineStretch>() : std::vector<LineStretch>{{left_, left_ + end}};
    if (!stroke) kept.back().to = end;
    for (LineStretch& part : kept) part = {part.from + left_, part.to + left_};
    return kept;
  }

 private:
  void find_runs(const std::vector<int>& levels) {
    const int count = static_cast<int>(levels.size());
    for (int i = 0; i < count; ++i) {
      if (levels[static_cast<std::size_t>(i)] > limit_) continue;
      if (runs_.empty() || i - runs_.back().to >= gap_) runs_.push_back({i, i});
      runs_.back().to = i + 1;
    }
  }

  bool ink_between(int x, int from, int to) const {
    for (int y = std::max(0, from); y <= std::min(grey_.height - 1, to); ++y)
      if (grey_.at(x, y) <= limit_) return true;
    return false;
  }

  /// White before and behind, wider than a drawn line ever breaks.
  bool stands_clear(std::size_t at) const {
    const LineStretch& run = runs_[at];
    if (!solid_ || run.to - run.from < shortest_) return false;
    return (at == 0 || run.from - runs_[at - 1].to >= clear_) && (at + 1 == runs_.size() || runs_[at + 1].from - run.to >= clear_);
  }

  /// \param clear  it stands clear: then one side is enough, as of the outer stroke of 门.
  bool is_stroke(const LineStretch& run, bool clear) const {
    int above = 0, below = 0;
    for (int i = run.from; i < run.to; ++i) {
      const int middle = heights_[static_cast<std::size_t>(i)];
      above += ink_between(left_ + i, middle - far_, middle - near_);
      below += ink_between(left_ + i, middle + near_, middle + far_);
    }
    return (clear ? std::max(above, below) : std::min(above, below)) >= kBeside * (run.to - run.from);
  }

  const Raster& grey_;
  int left_;
  const std::vector<int>& heights_;
  int near_, far_, longest_, clear_, shortest_, gap_, limit_;
  bool solid_, drawn_;
  std::vector<LineStretch> runs_;  ///< what is inked without a gap, counted from the line's first column
};

}  // namespace

std::vector<LineStretch> without_strokes(const Raster& grey, int left, const std::vector<int>& heights, const std::vector<int>& levels, const LineLook& look, double dpi) {
  if (heights.empty()) return {};
  return StrokeFinder(grey, left, heights, levels, look, dpi).rulings();
}

}  // namespace chushen

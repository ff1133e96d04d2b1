#include "extract/scan/ruling_profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace chushen {

namespace {

/// Part of the places that are at least half as dark as the usual one: a grey line is ink too, but one line has one
/// darkness, and between the strokes of a row of characters there is none.
double evenness_of(const std::vector<int>& levels) {
  if (levels.empty()) return 0;
  std::vector<int> sorted = levels;
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  int usual = 255 - sorted[sorted.size() / 2];
  if (usual <= 10) {  // more gaps than dots
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 5, sorted.end());
    usual = 255 - sorted[sorted.size() / 5];
  }
  const auto inked = std::count_if(levels.begin(), levels.end(), [&](int level) { return usual > 10 && 2 * (255 - level) >= usual; });
  return double(inked) / double(levels.size());
}

/// The mean number of places that follow each other and are at least half as dark as the darkest fifth.
double mean_stroke(const std::vector<int>& levels) {
  const int limit = ink_limit(levels);
  int inked = 0, strokes = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (levels[i] > limit) continue;
    ++inked;
    strokes += i == 0 || levels[i - 1] > limit;
  }
  return strokes > 0 ? double(inked) / strokes : 0;
}

/// The longest stretch of places that are not a third as dark as the mean.
int widest_gap(const std::vector<int>& darkness, double mean) {
  int widest = 0, gap = 0;
  for (int dark : darkness) {
    gap = 3 * dark >= mean ? 0 : gap + 1;
    widest = std::max(widest, gap);
  }
  return widest;
}

/// The darkest of a column of a line, which may drift by a pixel.
int level_at(const Raster& grey, int x, int y) {
  int level = 255;
  for (int near = std::max(0, y - 1); near <= std::min(grey.height - 1, y + 1); ++near) level = std::min(level, int(grey.at(x, near)));
  return level;
}

}  // namespace

namespace {

/// Darkness across the line at a place of it, what stands beside it taken off.
double weight_at(const Raster& grey, int x, int y, int side_distance) {
  const int reach = side_distance / 2;
  if (y < side_distance || y + side_distance >= grey.height) return 0;
  const int paper = std::max(int(grey.at(x, y - side_distance)), int(grey.at(x, y + side_distance)));
  int sum = 0;
  for (int near = y - reach; near <= y + reach; ++near) sum += std::max(0, paper - int(grey.at(x, near)));
  return sum;
}

}  // namespace

LineProfile profile_of(const LineChain& chain, const Raster& grey, const Raster& dark, int side_distance, int threshold) {
  LineProfile profile;
  std::vector<int> thicknesses;
  double along = 0, sides = 0, under = 0, weights = 0;
  int samples = 0;
  std::vector<int> levels, darkness, darks;  // of the line, the same averaged over 1 mm, of the darker of its sides
  const int step = std::max(1, (chain.right - chain.left) / 400);
  for (int x = chain.left; x < chain.right; x += step, ++samples) {
    const int middle = int(std::lround(height_at(chain, x)));
    int y = middle;
    for (int dy : {-2, -1, 1, 2, 0})
      if (middle + dy >= 0 && middle + dy < grey.height && grey.at(x, middle + dy) < grey.at(x, y)) y = middle + dy;
    along += dark.at(x, middle);
    darkness.push_back(dark.at(x, middle));
    const int above = middle - side_distance, below = middle + side_distance;
    under += below < grey.height ? dark.at(x, below) : 0;
    darks.push_back(std::max(above >= 0 ? dark.at(x, above) : 0, below < grey.height ? dark.at(x, below) : 0));
    sides += darks.back();
    levels.push_back(grey.at(x, y));
    weights += weight_at(grey, x, y, side_distance);
    if (grey.at(x, y) >= std::max(threshold, 235)) continue;
    const int level = std::max(threshold, (int(grey.at(x, y)) + 255) / 2);
    int top = y, bottom = y;
    while (top > 0 && y - top < 4 * side_distance && grey.at(x, top - 1) < level) --top;
    while (bottom + 1 < grey.height && bottom - y < 4 * side_distance && grey.at(x, bottom + 1) < level) ++bottom;
    thicknesses.push_back(bottom - top + 1);
  }
  if (levels.empty()) return profile;
  profile.weight = weights / samples;
  profile.ink = evenness_of(levels);
  profile.stroke = mean_stroke(levels) * step;
  profile.gap = widest_gap(darkness, along / std::max(1, samples)) * step;
  profile.side = sides / std::max(1.0, along);
  const double half = along / std::max(1, samples) / 2;
  profile.crowded = double(std::count_if(darks.begin(), darks.end(), [&](int side) { return side > half; })) / std::max(1, samples);
  profile.below = under / std::max(1.0, along);
  if (!thicknesses.empty()) {
    std::nth_element(thicknesses.begin(), thicknesses.begin() + thicknesses.size() / 2, thicknesses.end());
    profile.thickness = thicknesses[thicknesses.size() / 2];
  }
  return profile;
}

std::vector<int> levels_along(const LineChain& chain, const std::vector<int>& heights, const Raster& grey) {
  std::vector<int> levels;
  for (int x = chain.left; x < chain.right; ++x) levels.push_back(level_at(grey, x, heights[std::size_t(x - chain.left)]));
  for (const LinePiece& piece : chain.pieces)
    for (int x = std::max(piece.left, chain.left); x < std::min(piece.right, chain.right); ++x) {
      int& level = levels[std::size_t(x - chain.left)];
      level = std::min(level, int(grey.at(x, piece.y)));
    }
  return levels;
}

int ink_limit(std::vector<int> levels) {
  const auto dark = levels.begin() + std::ptrdiff_t(levels.size() / 5);
  std::nth_element(levels.begin(), dark, levels.end());
  return (*dark + 255) / 2;
}

int pitch_of(const std::vector<int>& levels, double longest) {
  constexpr std::size_t kLeastDots = 8;
  const int limit = ink_limit(levels);
  std::vector<int> starts, pitches;
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i] <= limit && (i == 0 || levels[i - 1] > limit)) starts.push_back(int(i));
  for (std::size_t i = 1; i < starts.size(); ++i) pitches.push_back(starts[i] - starts[i - 1]);
  if (pitches.size() < kLeastDots) return 0;
  std::vector<int> sorted = pitches;
  std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(sorted.size() / 2), sorted.end());
  const int usual = sorted[sorted.size() / 2], slack = std::max(1, usual / 4);
  const auto regular = std::count_if(pitches.begin(), pitches.end(), [&](int pitch) { return std::abs(pitch - usual) <= slack; });
  return usual <= longest && double(regular) >= 0.75 * double(pitches.size()) ? usual : 0;
}

}  // namespace chushen

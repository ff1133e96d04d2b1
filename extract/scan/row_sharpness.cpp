#include "extract/scan/row_sharpness.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <numeric>
#include <utility>

namespace chushen {

namespace {

constexpr int kEight = 8;

/// Whether eight columns hold no ink, as most do.
bool is_paper(const std::uint8_t* columns) {
  std::uint64_t all = 0;
  std::memcpy(&all, columns, kEight);
  return all == 0;
}

}  // namespace

std::vector<InkPoint> ink_points(const Raster& mask, int factor, int least) {
  std::vector<InkPoint> points;
  std::vector<std::uint8_t> columns(mask.width + kEight);  // ink of a row of blocks, column by column: many are added at once
  const int across = mask.width / factor, at_once = factor <= kEight && least > 0 ? kEight / factor : mask.width;  // blocks within eight columns
  for (int y = 0; y + factor <= mask.height; y += factor) {
    std::copy_n(mask.row(y), mask.width, columns.begin());
    for (int dy = 1; dy < factor; ++dy) std::transform(mask.row(y + dy), mask.row(y + dy) + mask.width, columns.begin(), columns.begin(), std::plus<std::uint8_t>());
    for (int x = 0; x < across;) {
      const std::uint8_t* const column = columns.data() + std::size_t(x) * factor;
      if (x + at_once <= across && is_paper(column)) {
        x += at_once;
        continue;
      }
      if (std::accumulate(column, column + factor, 0) >= least) points.push_back({float(x), float(y / factor)});
      ++x;
    }
  }
  return points;
}

std::vector<InkPoint> swapped(std::vector<InkPoint> points) {
  for (InkPoint& point : points) std::swap(point.x, point.y);
  return points;
}

}  // namespace chushen

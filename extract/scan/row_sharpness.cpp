#include "extract/scan/row_sharpness.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <utility>

namespace chushen {

std::vector<InkPoint> ink_points(const Raster& mask, int factor, int least) {
  std::vector<InkPoint> points;
  std::vector<std::uint8_t> columns(mask.width);  // ink of a row of blocks, column by column: many are added at once
  const int across = mask.width / factor;
  for (int y = 0; y + factor <= mask.height; y += factor) {
    std::copy_n(mask.row(y), mask.width, columns.begin());
    for (int dy = 1; dy < factor; ++dy) std::transform(columns.begin(), columns.end(), mask.row(y + dy), columns.begin(), std::plus<std::uint8_t>());
    const std::uint8_t* column = columns.data();
    for (int x = 0; x < across; ++x, column += factor)
      if (std::accumulate(column, column + factor, 0) >= least) points.push_back({float(x), float(y / factor)});
  }
  return points;
}

std::vector<InkPoint> swapped(std::vector<InkPoint> points) {
  for (InkPoint& point : points) std::swap(point.x, point.y);
  return points;
}

}  // namespace chushen

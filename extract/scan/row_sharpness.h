#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "extract/scan/raster.h"

namespace chushen {

/// A place of ink on a reduced page.
struct InkPoint {
  float x = 0, y = 0;
};

/// One point for each block of `factor` x `factor` pixels of a mask that holds at least `least` pixels of ink.
std::vector<InkPoint> ink_points(const Raster& mask, int factor, int least);

std::vector<InkPoint> swapped(std::vector<InkPoint> points);

/// How sharp the rows are into which ink falls: the sum of squared differences of neighbouring rows (Postl 1986).
///
/// \param row_of  gives a point's row; rows outside `rows` do not count.  \param rows  overwritten.
template <typename RowOf>
double sharpness(const std::vector<InkPoint>& points, std::vector<int>& rows, RowOf row_of) {
  rows.assign(rows.size(), 0);
  const int count = int(rows.size());
  constexpr std::size_t kMany = 512;  // their rows are worked out at once, in vectors, and then counted
  int places[kMany];
  for (std::size_t begin = 0; begin < points.size(); begin += kMany) {
    const std::size_t some = std::min(kMany, points.size() - begin);
    for (std::size_t i = 0; i < some; ++i) places[i] = int(row_of(points[begin + i]));
    for (std::size_t i = 0; i < some; ++i)
      if (places[i] >= 0 && places[i] < count) ++rows[places[i]];
  }
  double sum = 0;
  for (int i = 1; i < count; ++i) sum += double(rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
  return sum;
}

}  // namespace chushen

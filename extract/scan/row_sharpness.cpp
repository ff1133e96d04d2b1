#include "extract/scan/row_sharpness.h"

#include <utility>

namespace chushen {

std::vector<InkPoint> ink_points(const Raster& mask, int factor, int least) {
  std::vector<InkPoint> points;
  for (int y = 0; y + factor <= mask.height; y += factor)
    for (int x = 0; x + factor <= mask.width; x += factor) {
      int ink = 0;
      for (int dy = 0; dy < factor; ++dy)
        for (int dx = 0; dx < factor; ++dx) ink += mask.at(x + dx, y + dy);
      if (ink >= least) points.push_back({float(x / factor), float(y / factor)});
    }
  return points;
}

std::vector<InkPoint> swapped(std::vector<InkPoint> points) {
  for (InkPoint& point : points) std::swap(point.x, point.y);
  return points;
}

}  // namespace chushen

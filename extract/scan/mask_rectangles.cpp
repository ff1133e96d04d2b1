#include "extract/scan/mask_rectangles.h"

#include <algorithm>

namespace chushen {
namespace {

constexpr int kMostRectangles = 200;  // a page of a form has some forty cells with a fill

/// The largest rectangle under a histogram of the columns' heights above each row.
PixelBox largest_in(const Raster& mask, int least_side) {
  PixelBox largest;
  std::vector<int> height(std::size_t(mask.width) + 1, 0), open;
  for (int y = 0; y < mask.height; ++y) {
    open.clear();
    for (int x = 0; x <= mask.width; ++x) {
      if (x < mask.width) height[std::size_t(x)] = mask.at(x, y) ? height[std::size_t(x)] + 1 : 0;
      while (!open.empty() && height[std::size_t(open.back())] >= height[std::size_t(x)]) {
        const int tall = height[std::size_t(open.back())];
        open.pop_back();
        const PixelBox box{open.empty() ? 0 : open.back() + 1, y + 1 - tall, x, y + 1};
        const bool fits = box.width() >= least_side && tall >= least_side;
        if (fits && box.width() * tall > largest.width() * largest.height()) largest = box;
      }
      open.push_back(x);
    }
  }
  return largest;
}

}  // namespace

std::vector<PixelBox> rectangles_of(Raster mask, int least_side, int least_area) {
  std::vector<PixelBox> found;
  while (found.size() < kMostRectangles) {
    const PixelBox box = largest_in(mask, least_side);
    if (box.empty() || box.width() * box.height() < least_area) break;
    found.push_back(box);
    for (int y = box.top; y < box.bottom; ++y) std::fill(mask.row(y) + box.left, mask.row(y) + box.right, std::uint8_t(0));
  }
  return found;
}

}  // namespace chushen

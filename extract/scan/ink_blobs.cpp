#include "extract/scan/ink_blobs.h"

#include <algorithm>

namespace chushen {

namespace {

/// The rows that ink reaches over, of every column; `top` is not above `bottom` where there is none.
struct Reach {
  std::vector<int> top, bottom;
};

/// Row by row, as the picture lies in memory.
Reach reach_of(const Raster& line, int threshold) {
  Reach reach{std::vector<int>(line.width, line.height), std::vector<int>(line.width, 0)};
  for (int y = 0; y < line.height; ++y) {
    const std::uint8_t* const row = line.row(y);
    for (int x = 0; x < line.width; ++x) {
      const bool ink = row[x] < threshold;
      reach.top[x] = ink ? std::min(reach.top[x], y) : reach.top[x];
      reach.bottom[x] = ink ? y + 1 : reach.bottom[x];
    }
  }
  return reach;
}

}  // namespace

std::vector<InkBlob> ink_blobs(const Raster& line, int threshold) {
  const Reach reach = reach_of(line, threshold);
  std::vector<InkBlob> blobs;
  bool open = false;
  for (int x = 0; x < line.width; ++x) {
    const bool ink = reach.bottom[x] > 0;
    if (ink && !open) blobs.push_back({x, x, line.height, 0});
    open = ink;
    if (!ink) continue;
    InkBlob& blob = blobs.back();
    blob.right = x + 1;
    blob.top = std::min(blob.top, reach.top[x]);
    blob.bottom = std::max(blob.bottom, reach.bottom[x]);
  }
  return blobs;
}

}  // namespace chushen

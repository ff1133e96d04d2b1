#include "extract/scan/line_crop.h"

#include <algorithm>
#include <cmath>

namespace chushen {

namespace {

constexpr int kSideMargin = 8;  // of a line's height: white beside it; more costs time and shows the network nothing

bool overlap(const PixelBox& a, const PixelBox& b) { return !intersection(a, b).empty(); }

}  // namespace

void wipe(LineCrop& crop, const Components& components, const Component& component) { wipe(crop, components, component, crop.box); }

void wipe(LineCrop& crop, const Components& components, const Component& component, const PixelBox& within) {
  const PixelBox limit = intersection({within.left - crop.box.left, within.top - crop.box.top, within.right - crop.box.left, within.bottom - crop.box.top},
                                      crop.picture.bounds());
  for (int i = component.first_run; i < component.first_run + component.run_count; ++i) {
    const InkRun& run = components.runs[i];
    const PixelBox spot = intersection(grown({run.left - crop.box.left, run.y - crop.box.top, run.right - crop.box.left, run.y + 1 - crop.box.top}, 1, 1),
                                       limit);
    for (int y = spot.top; y < spot.bottom; ++y)
      for (Raster* picture : {&crop.picture, &crop.bare}) std::fill_n(picture->row(y) + spot.left, std::max(0, spot.width()), std::uint8_t(255));
  }
}

LineCrop part_of(const LineCrop& crop, int left, int right) {
  const PixelBox kept{left, 0, right, crop.picture.height};
  return {cropped(crop.picture, kept), cropped(crop.bare, kept), {crop.box.left + left, crop.box.top, crop.box.left + right, crop.box.bottom}};
}

LineCrop crop_line(const Raster& flattened, const Raster& bare, const Components& components, const TextLines& lines, std::size_t index) {
  const TextLine& line = lines.lines[index];
  const int height = std::max(line.box.height(), int(0.8 * lines.em));
  const int margin = std::max(2, int(std::lround(0.1 * height)));
  const int missing = (height - line.box.height()) / 2;
  LineCrop crop;
  crop.box = grown(line.box, std::max(4, height / kSideMargin), margin + missing);
  crop.picture = cropped(flattened, crop.box);
  crop.bare = cropped(bare, crop.box);
  for (std::size_t other = 0; other < lines.lines.size(); ++other) {
    if (other == index || !overlap(lines.lines[other].box, crop.box)) continue;
    for (int i : lines.lines[other].components)
      if (overlap(components.all[i].box, crop.box)) wipe(crop, components, components.all[i]);
  }
  return crop;
}

InkedColumns inked_columns(const Raster& picture, int from, int to, int threshold) {
  const auto has_ink = [&](int x) {
    for (int y = 0; y < picture.height; ++y)
      if (picture.at(x, y) < threshold) return true;
    return false;
  };
  InkedColumns ink{std::max(0, from), std::min(picture.width, to)};
  while (ink.left < ink.right && !has_ink(ink.left)) ++ink.left;
  while (ink.right > ink.left && !has_ink(ink.right - 1)) --ink.right;
  return ink;
}

bool trim_sides(LineCrop& crop, int threshold) {
  const InkedColumns ink = inked_columns(crop.bare, 0, crop.picture.width, threshold);
  if (ink.empty()) return false;
  const int margin = std::max(4, crop.picture.height / 5);
  crop = part_of(crop, ink.left - margin, ink.right + margin);
  return true;
}

std::vector<int> cuts_of(const Raster& line, int most, int threshold) {
  std::vector<int> cuts;
  if (line.width <= most) return cuts;
  std::vector<bool> white(line.width, true);
  for (int y = 0; y < line.height; ++y)
    for (int x = 0; x < line.width; ++x)
      if (line.at(x, y) < threshold) white[x] = false;
  int begin = 0;
  while (line.width - begin > most) {
    int best = -1, widest = std::max(1, line.height / 12);
    for (int x = begin + most / 2; x < begin + most; ++x) {
      if (!white[x]) continue;
      int end = x;
      while (end < begin + most && white[end]) ++end;
      if (end - x > widest) {
        widest = end - x;
        best = (x + end) / 2;
      }
      x = end;
    }
    if (best < 0 && line.width - begin <= 2 * most) break;
    if (best < 0) best = begin + most;
    cuts.push_back(best);
    begin = best;
  }
  return cuts;
}

}  // namespace chushen

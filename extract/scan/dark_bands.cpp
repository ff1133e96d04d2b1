#include "extract/scan/dark_bands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/scan/dark_areas.h"

namespace chushen {
namespace {

/// What two areas share is turned once.
void invert(Raster& grey, Raster& done, const PixelBox& box, int level) {
  std::array<std::uint8_t, 256> changed{};
  for (int old = 0; old < 256; ++old)
    changed[static_cast<std::size_t>(old)] = std::uint8_t(255 - std::clamp((old - level) * 255 / std::max(255 - level, 1), 0, 255));
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (!std::exchange(done.row(y)[x], std::uint8_t(1))) grey.row(y)[x] = changed[grey.at(x, y)];
}

/// Lines along those edges of an area behind which another does not go on all the way: where it does for a part, a row of
/// heads ends beside a column of labels.
void draw_frame(Raster& grey, const Raster& areas, const PixelBox& box, double millimetre) {
  const int thickness = std::max(2, int(0.25 * millimetre)), away = int(1.2 * millimetre);
  const auto goes_on = [&](int x, int y) { return x >= 0 && y >= 0 && x < areas.width && y < areas.height && areas.at(x, y) != 0; };
  for (const int y : {box.top, box.bottom - thickness}) {
    bool ends = false;
    for (int x = box.left; x < box.right && !ends; ++x) ends = !goes_on(x, y == box.top ? y - away : y + thickness + away);
    for (int row = y; row < y + thickness && ends; ++row) std::fill(grey.row(row) + box.left, grey.row(row) + box.right, std::uint8_t(0));
  }
  for (const int x : {box.left, box.right - thickness}) {
    bool ends = false;
    for (int y = box.top; y < box.bottom && !ends; ++y) ends = !goes_on(x == box.left ? x - away : x + thickness + away, y);
    for (int y = box.top; y < box.bottom && ends; ++y) std::fill(grey.row(y) + x, grey.row(y) + x + thickness, std::uint8_t(0));
  }
}

/// Rows right and left of a box in which a ruling, or the edge of another area, begins at it, as the middles of those
/// rulings. Letters stand away from the edge of their cell.
std::vector<int> rulings_beside(const Raster& grey, const Raster& areas, const PixelBox& box, double millimetre, int threshold) {
  const int gap = int(0.4 * millimetre), reach = int(5 * millimetre), thick = std::max(2, int(millimetre));
  std::vector<int> found;
  for (const bool right : {false, true}) {
    const int left = right ? box.right + gap : box.left - gap - reach;
    if (left < 0 || left + reach > grey.width) continue;
    const int middle = left + reach / 2;
    const auto is_line = [&](int y) { return !areas.at(middle, y) && dark_in_row(grey, y, left, left + reach, threshold) > 0.9; };
    for (int y = box.top + thick; y < box.bottom - thick; ++y) {
      if (areas.at(middle, y) != areas.at(middle, y - 1)) found.push_back(y);
      if (!is_line(y)) continue;
      int end = y;
      while (end < box.bottom && is_line(end)) ++end;
      if (end - y <= thick) found.push_back((y + end) / 2);
      y = end;
    }
  }
  return found;
}

/// Draws the rulings that end at a box through it, where no letter is in their way.
/// \param before  the picture in which letters on the box are bright
void draw_rulings_through(Raster& grey, const Raster& before, const Raster& areas, const PixelBox& box, double millimetre, int threshold) {
  const int half = std::max(1, int(0.12 * millimetre)), free = int(0.9 * millimetre);
  for (const int y : rulings_beside(before, areas, box, millimetre, threshold)) {
    if (y - free < box.top || y + free >= box.bottom) continue;
    const auto has_letter = [&](int away) { return dark_in_row(before, y + away, box.left, box.right, threshold) < 0.96; };
    const std::array around = {-free, -(free / 2), 0, free / 2, free};
    if (std::any_of(around.begin(), around.end(), has_letter)) continue;
    for (int row = y - half; row <= y + half; ++row) std::fill(grey.row(row) + box.left, grey.row(row) + box.right, std::uint8_t(0));
  }
}

/// Rulings above and below areas go through them as those beside them do.
void lighten(Raster& grey, const std::vector<DarkArea>& areas, double millimetre, int threshold) {
  const Raster before = grey, turned = transposed(grey);
  Raster within(grey.width, grey.height, 0);
  for (const auto& [box, level] : areas) invert(grey, within, box, level);
  const Raster turned_within = transposed(within);
  Raster through = transposed(grey);
  for (const auto& [box, level] : areas)
    draw_rulings_through(through, turned, turned_within, {box.top, box.left, box.bottom, box.right}, millimetre, threshold);
  grey = transposed(through);
  for (const auto& [box, level] : areas) {
    draw_rulings_through(grey, before, within, box, millimetre, threshold);
    draw_frame(grey, within, box, millimetre);
  }
}

}  // namespace

std::vector<PixelBox> lighten_dark_bands(Raster& grey, double dpi, int threshold) {
  const std::vector<DarkArea> areas = dark_areas(grey, dpi, threshold);
  if (!areas.empty()) lighten(grey, areas, dpi / 25.4, threshold);
  std::vector<PixelBox> boxes;
  for (const DarkArea& area : areas) boxes.push_back(area.box);
  return boxes;
}

}  // namespace chushen

#include "extract/scan/astride_letters.h"

#include <algorithm>

#include "extract/scan/components.h"

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;  // inch
constexpr double kDrawnThrough = 0.98;    // of a long ruling: letters may touch it, but it is one
constexpr double kLong = 20 * kMillimetre;
constexpr double kLeastHeight = 1.4 * kMillimetre, kMostHeight = 7 * kMillimetre, kMostWidth = 7 * kMillimetre;
constexpr double kBeyond = 0.45 * kMillimetre;  // on each side; what touches a wall from one side stays behind it

/// The ink beside a ruling, without the rulings that cross it.
Raster ink_beside(const PixelRuling& wall, const std::vector<PixelRuling>& rulings, const Raster& grey, int reach, int threshold) {
  Raster ink = darker_than(cropped(grey, {wall.position - reach, wall.from, wall.position + reach, wall.to}), threshold);
  for (const PixelRuling& line : rulings) {
    if (!line.horizontal || line.to < wall.position - reach || line.from > wall.position + reach) continue;
    const int middle = line.position - wall.from, half = line.thickness / 2 + 2;
    for (int y = std::max(0, middle - half); y <= std::min(ink.height - 1, middle + half); ++y) std::fill_n(ink.row(y), ink.width, std::uint8_t(0));
  }
  return ink;
}

int letters_astride(const PixelRuling& wall, const std::vector<PixelRuling>& rulings, const Raster& grey, double dpi, int threshold) {
  const int reach = int(kMostWidth * dpi), beyond = std::max(2, int(kBeyond * dpi)) + wall.thickness / 2;
  const Raster ink = ink_beside(wall, rulings, grey, reach, threshold);
  int count = 0;
  for (const Component& piece : find_components(ink, std::max(4, int(0.3 * kMillimetre * dpi * kMillimetre * dpi))).all) {
    const bool is_letter = piece.box.height() >= kLeastHeight * dpi && piece.box.height() <= kMostHeight * dpi && piece.box.width() <= kMostWidth * dpi;
    count += is_letter && piece.box.left <= reach - beyond && piece.box.right > reach + beyond;
  }
  return count;
}

}  // namespace

void refuse_rulings_through_letters(std::vector<PixelRuling>& rulings, const Raster& grey, double dpi, int threshold) {
  const std::vector<PixelRuling> all = rulings;
  std::erase_if(rulings, [&](const PixelRuling& wall) {
    const bool questionable = wall.doubtful || wall.to - wall.from < kLong * dpi;
    if (wall.horizontal || (!questionable && wall.ink >= kDrawnThrough)) return false;
    return letters_astride(wall, all, grey, dpi, threshold) >= (questionable ? 1 : 2);
  });
}

}  // namespace chushen

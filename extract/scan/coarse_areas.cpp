#include "extract/scan/coarse_areas.h"

#include <algorithm>
#include <cmath>

#include "extract/scan/components.h"
#include "extract/scan/mask_rectangles.h"

namespace chushen {
namespace {

constexpr double kCoarse = 30;   // dpi: finer than a line of print
constexpr double kInked = 0.35;  // of a coarse pixel that is ink where an area is: white print covers half of some
constexpr double kLeastLength = 8, kLeastHeight = 3.5, kLeastPiece = 50;  // millimetres, square ones

/// Coarse pixels that are ink.
Raster inked(Raster ink, int width, int height) {
  for (std::uint8_t& pixel : ink.pixels) pixel = pixel ? 255 : 0;
  Raster part = scaled(ink, width, height);
  for (std::uint8_t& pixel : part.pixels) pixel = pixel >= std::uint8_t(255 * kInked) ? 1 : 0;
  return part;
}

/// Coarse pixels that lie between dark ones in a row or column: what print on an area makes bright.
void close_gaps(Raster& mask) {
  constexpr int kReach = 3;  // coarse pixels: the height of a large letter
  const auto close_rows = [](Raster& rows) {
    for (int y = 0; y < rows.height; ++y) {
      int last = -kReach - 2;
      for (int x = 0; x < rows.width; ++x) {
        if (!rows.at(x, y)) continue;
        if (x - last <= kReach + 1 && last >= 0) std::fill(rows.row(y) + last, rows.row(y) + x, std::uint8_t(1));
        last = x;
      }
    }
  };
  Raster across = mask, down = transposed(mask);
  close_rows(across);
  close_rows(down);
  down = transposed(down);
  for (std::size_t i = 0; i < mask.pixels.size(); ++i) mask.pixels[i] = across.pixels[i] | down.pixels[i];
}

}  // namespace

int coarse_step(double dpi) { return int(std::ceil(dpi / kCoarse)); }

std::vector<PixelBox> coarse_areas(const Raster& ink, double dpi) {
  const double cells = kCoarse / 25.4;  // per millimetre
  const int width = int(std::lround(ink.width * kCoarse / dpi)), height = int(std::lround(ink.height * kCoarse / dpi));
  if (width < 2 || height < 2) return {};
  Raster mask = inked(ink, width, height);
  if (find_components(mask, int(kLeastPiece * cells * cells)).all.empty()) return {};
  close_gaps(mask);
  const int least_side = std::max(2, int(kLeastHeight * cells) - 1);
  const double across = double(ink.width) / width, down = double(ink.height) / height;
  std::vector<PixelBox> areas;
  for (const PixelBox& cell : rectangles_of(std::move(mask), least_side, least_side * int(kLeastLength * cells)))
    areas.push_back({int(cell.left * across), int(cell.top * down), int(cell.right * across), int(cell.bottom * down)});
  return areas;
}

}  // namespace chushen

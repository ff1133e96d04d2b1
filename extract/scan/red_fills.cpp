#include "extract/scan/red_fills.h"

#include "extract/scan/coarse_areas.h"

namespace chushen {

std::vector<PixelBox> red_fills(const Raster& red, const std::vector<SealShapeFound>& seals, double dpi) {
  constexpr std::uint8_t kRed = 40;
  constexpr double kFilled = 0.6;  // print on it aside; the ink of a seal is half of its place at most
  Raster ink = red;
  for (std::uint8_t& pixel : ink.pixels) pixel = pixel >= kRed;
  const int step = coarse_step(dpi);
  std::vector<PixelBox> fills;
  for (const PixelBox& area : coarse_areas(ink, dpi)) {
    if (!is_near_seal(area, seals, 0) && ink_in(ink, area) > kFilled) fills.push_back(grown(area, step, step));
  }
  return fills;
}

}  // namespace chushen

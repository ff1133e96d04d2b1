#include "extract/scan/sharp_ink.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chushen {

namespace {

constexpr int kMargin = 4;         // pixels around a seal's box
constexpr int kTile = 48;          // pixels over which the paper counts as evenly lit
constexpr double kPaper = 0.75;    // of the pixels are darker than the paper's level
constexpr double kFullColour = 0.45;  // of the seal's usual colour from which darkness counts in full

int quantile(const std::array<int, 256>& histogram, double part) {
  long total = 0, below = 0;
  for (int count : histogram) total += count;
  for (int level = 0; level < 256; ++level)
    if ((below += histogram[std::size_t(level)]) > part * double(total)) return level;
  return 255;
}

int brightness(const PageImage& image, int x, int y) {
  const std::uint8_t* const pixel = image.pixels.data() + (std::size_t(y) * image.width + x) * 3;
  return (77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8;
}

/// The mean of a square of 2 * reach + 1 pixels.
int mean_around(const Raster& layer, int x, int y, int reach) {
  int sum = 0, count = 0;
  for (int v = std::max(0, y - reach); v <= std::min(layer.height - 1, y + reach); ++v)
    for (int u = std::max(0, x - reach); u <= std::min(layer.width - 1, x + reach); ++u, ++count) sum += layer.at(u, v);
  return sum / count;
}

/// Levels of the paper, one a tile.
struct Paper {
  int columns = 0;
  std::vector<int> levels;
};

Paper paper_of(const PageImage& image, const PixelBox& box) {
  Paper paper{(box.width() + kTile - 1) / kTile, {}};
  for (int top = box.top; top < box.bottom; top += kTile)
    for (int left = box.left; left < box.right; left += kTile) {
      std::array<int, 256> histogram{};
      for (int y = std::max(box.top, top - kTile / 2); y < std::min(box.bottom, top + 3 * kTile / 2); ++y)
        for (int x = std::max(box.left, left - kTile / 2); x < std::min(box.right, left + 3 * kTile / 2); ++x) ++histogram[std::size_t(brightness(image, x, y))];
      paper.levels.push_back(quantile(histogram, kPaper));
    }
  return paper;
}

/// The colour of the middle of its strokes.
int usual_colour(const Raster& colour) {
  constexpr int kLeast = 20;
  std::array<int, 256> histogram{};
  for (std::uint8_t level : colour.pixels)
    if (level >= kLeast) ++histogram[level];
  return std::max(kLeast, quantile(histogram, 0.6));
}

void sharpen(Raster& layer, const Raster& before, const PageImage& image, const PixelBox& box) {
  constexpr int kReach = 2;
  Raster colour(box.width(), box.height(), 0);
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) colour.row(y - box.top)[x - box.left] = std::uint8_t(mean_around(before, x, y, kReach));
  const double full = kFullColour * usual_colour(colour);
  const Paper paper = paper_of(image, box);
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      const int u = x - box.left, v = y - box.top;
      const int darkness = paper.levels[std::size_t(v / kTile * paper.columns + u / kTile)] - brightness(image, x, y);
      layer.row(y)[x] = std::uint8_t(std::clamp(darkness * std::min(1.0, colour.at(u, v) / full), 0.0, 255.0));
    }
}

}  // namespace

void sharpen_ink(Raster& layer, const PageImage& image, const std::vector<SealShapeFound>& seals) {
  if (image.channels != 3 || seals.empty()) return;
  const Raster before = layer;
  for (const SealShapeFound& seal : seals) sharpen(layer, before, image, intersection(grown(seal.box, kMargin, kMargin), layer.bounds()));
}

}  // namespace chushen

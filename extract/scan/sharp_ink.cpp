#include "extract/scan/sharp_ink.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/scan/print_bridging.h"

namespace chushen {

namespace {

constexpr int kMargin = 4;         // pixels around a seal's box
constexpr int kTile = 48;          // pixels over which the paper counts as evenly lit
constexpr double kPaper = 0.75;    // of the pixels are darker than the paper's level
constexpr double kClear = 0.35;    // of the light that print lets through: below, what it covers cannot be seen
constexpr int kFlank = 3;          // pixels around print in which its edges are blurred
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
int mean_around(const Raster& layer, int x, int y, int reach, int gain = 1) {
  int sum = 0, count = 0;
  for (int v = std::max(0, y - reach); v <= std::min(layer.height - 1, y + reach); ++v)
    for (int u = std::max(0, x - reach); u <= std::min(layer.width - 1, x + reach); ++u, ++count) sum += gain * layer.at(u, v);
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

/// The level that the seal's own ink has in the grey picture from which it was lifted: not all of it went.
int lifted_level(const Raster& grey, const Raster& colour, int usual, const PixelBox& box) {
  std::array<int, 256> histogram{};
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) histogram[grey.at(x, y)] += colour.at(x - box.left, y - box.top) >= usual;
  return std::max(1, quantile(histogram, 0.5));
}

Raster mean_colour(const Raster& layer, const PixelBox& box) {
  constexpr int kReach = 2;
  Raster colour(box.width(), box.height(), 0);
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) colour.row(y - box.top)[x - box.left] = std::uint8_t(mean_around(layer, x, y, kReach));
  return colour;
}

/// 1 where print lets hardly any light through.
Raster opaque_in(const Raster& through) {
  Raster print = through;
  for (std::uint8_t& level : print.pixels) level = level < kClear * 255;
  return print;
}

/// What the grey picture lets through, 255 all: print's flanks in part, the rest none of the noise that pictures have.
Raster light_through(const Raster& grey, int clear, const PixelBox& box) {
  Raster through = cropped(grey, box);
  for (std::uint8_t& level : through.pixels) level = std::uint8_t(std::min(255, level * 255 / clear));
  const Raster print = opaque_in(through);
  for (int y = 0; y < through.height; ++y)
    for (int x = 0; x < through.width; ++x)
      if (through.at(x, y) < 255 && mean_around(print, x, y, kFlank, 255) == 0) through.row(y)[x] = 255;
  return through;
}

/// Print over the ink takes away the same part of the light in all colours: what it lets through is seen in the grey
/// picture, and the ink is what darkens the picture beyond that.
Raster sharpened(const Raster& colour, const PageImage& image, const Raster& grey, const PixelBox& box) {
  const int usual = usual_colour(colour), clear = lifted_level(grey, colour, usual, box);
  const double full = kFullColour * usual;
  const Paper paper = paper_of(image, box);
  const Raster through = light_through(grey, clear, box), print = opaque_in(through);
  Raster ink(box.width(), box.height(), 0);
  for (int v = 0; v < ink.height; ++v)
    for (int u = 0; u < ink.width; ++u) {
      const int white = paper.levels[std::size_t(v / kTile * paper.columns + u / kTile)];
      const double darkness = white - brightness(image, box.left + u, box.top + v) / std::max(kClear, through.at(u, v) / 255.0);
      ink.row(v)[u] = std::uint8_t(std::clamp(darkness * std::min(1.0, colour.at(u, v) / full), 0.0, 255.0));
    }
  bridge_print(print, print.bounds(), ink);
  return ink;
}

}  // namespace

void sharpen_ink(Raster& layer, const PageImage& image, const Raster& grey, const std::vector<SealShapeFound>& seals) {
  if (image.channels != 3 || seals.empty()) return;
  const Raster before = layer;
  for (const SealShapeFound& seal : seals) {
    const PixelBox box = intersection(grown(seal.box, kMargin, kMargin), layer.bounds());
    const Raster ink = sharpened(mean_colour(before, box), image, grey, box);
    for (int y = box.top; y < box.bottom; ++y) std::copy_n(ink.row(y - box.top), box.width(), layer.row(y) + box.left);
  }
}

}  // namespace chushen

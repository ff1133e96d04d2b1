#include "extract/scan/negative.h"

#include <algorithm>
#include <array>

namespace chushen {
namespace {

constexpr int kSquares = 70;        // along the longer side: 4 mm of A4
constexpr int kWritten = 90;        // levels between the darkest and the lightest of a square in which something stands
constexpr int kFewestWritten = 30;  // squares
constexpr int kDarkPaper = 110;
constexpr double kNearlyAll = 0.9;

struct Square {
  int darkest = 255, middle = 0, lightest = 0;
};

/// Of every other pixel each way: strokes are wider.
Square square_at(const PageImage& image, int left, int top, int side) {
  std::array<int, 256> count{};
  int all = 0;
  for (int y = top; y < std::min(top + side, image.height); y += 2)
    for (int x = left; x < std::min(left + side, image.width); x += 2, ++all)
      ++count[image.pixels[(static_cast<std::size_t>(y) * image.width + x) * image.channels + image.channels / 2]];
  Square square;
  int seen = 0;
  for (int level = 0; level < 256; ++level) {
    if (count[level] == 0) continue;
    square.darkest = std::min(square.darkest, level);
    square.lightest = level;
    if (seen * 2 < all) square.middle = level;
    seen += count[level];
  }
  return square;
}

}  // namespace

bool is_negative(const PageImage& image) {
  const int side = std::max(8, std::max(image.width, image.height) / kSquares);
  int written = 0, light_on_dark = 0;
  for (int top = 0; top < image.height; top += side)
    for (int left = 0; left < image.width; left += side) {
      const Square square = square_at(image, left, top, side);
      if (square.lightest - square.darkest < kWritten) continue;
      ++written;
      light_on_dark += square.middle < kDarkPaper && 2 * square.middle < square.darkest + square.lightest;
    }
  return written >= kFewestWritten && light_on_dark >= kNearlyAll * written;
}

PageImage positive_of(PageImage image) {
  for (std::uint8_t& level : image.pixels) level = static_cast<std::uint8_t>(255 - level);
  return image;
}

}  // namespace chushen

#include "extract/crop_pixels.h"

#include <algorithm>
#include <cmath>

namespace chushen {
namespace {

/// So much of the neighbourhood shows that a person sees which line it is; points.
constexpr double kMarginAcross = 12, kMarginDown = 8;
constexpr std::uint8_t kFrame[3] = {214, 32, 32};
/// Distance of the frame from the place and its width, pixels.
constexpr int kFrameGap = 2, kFrameWidth = 2;

Rect grown_within(const Rect& place, double across, double down, const PageImage& page) {
  return {std::max(0.0, place.left - across), std::max(0.0, place.top - down),
          std::min(page.page_width, place.right + across), std::min(page.page_height, place.bottom + down)};
}

/// Mean colour of the source pixels that fall on one pixel of the crop.
void average(const PageImage& page, double left, double top, double right, double bottom, std::uint8_t* to) {
  const int x0 = std::clamp(static_cast<int>(left), 0, page.width - 1);
  const int y0 = std::clamp(static_cast<int>(top), 0, page.height - 1);
  const int x1 = std::clamp(static_cast<int>(std::ceil(right)), x0 + 1, page.width);
  const int y1 = std::clamp(static_cast<int>(std::ceil(bottom)), y0 + 1, page.height);
  int sum[3] = {0, 0, 0};
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) {
      const auto* from = &page.pixels[(static_cast<std::size_t>(y) * page.width + x) * page.channels];
      for (int c = 0; c < 3; ++c) sum[c] += from[page.channels == 3 ? c : 0];
    }
  const int count = (x1 - x0) * (y1 - y0);
  for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>(sum[c] / count);
}

/// Paper white and few levels elsewhere: noise of the scanner is most of what a PNG would have to hold.
void reduce_colors(std::uint8_t* pixel) {
  const auto [low, high] = std::minmax({pixel[0], pixel[1], pixel[2]});
  if (high - low < 48) {
    const int grey = (pixel[0] + pixel[1] + pixel[2]) / 3;
    const int level = grey > 210 ? 255 : grey / 36 * 36;
    std::fill_n(pixel, 3, static_cast<std::uint8_t>(level));
    return;
  }
  for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(std::min(255, (pixel[c] + 32) / 64 * 64));
}

void frame(PageImage& crop, int left, int top, int right, int bottom) {
  for (int y = std::max(0, top); y < std::min(crop.height, bottom); ++y)
    for (int x = std::max(0, left); x < std::min(crop.width, right); ++x) {
      const bool inner = x >= left + kFrameWidth && x < right - kFrameWidth && y >= top + kFrameWidth &&
                         y < bottom - kFrameWidth;
      if (!inner) std::copy_n(kFrame, 3, &crop.pixels[(static_cast<std::size_t>(y) * crop.width + x) * 3]);
    }
}

}  // namespace

PageImage crop_around(const PageImage& page, const Rect& place, int max_width) {
  PageImage crop;
  if (page.page_width <= 0 || page.page_height <= 0 || page.width <= 0 || max_width <= 0) return crop;
  const Rect area = grown_within(place, kMarginAcross, kMarginDown, page);
  if (area.empty()) return crop;
  const double across = page.width / page.page_width, down = page.height / page.page_height;
  const double shrink = std::max(1.0, area.width() * across / max_width);
  crop.width = std::max(1, static_cast<int>(area.width() * across / shrink));
  crop.height = std::max(1, static_cast<int>(area.height() * down / shrink));
  crop.page_width = area.width();
  crop.page_height = area.height();
  crop.pixels.resize(static_cast<std::size_t>(crop.width) * crop.height * 3);
  for (int y = 0; y < crop.height; ++y)
    for (int x = 0; x < crop.width; ++x) {
      std::uint8_t* pixel = &crop.pixels[(static_cast<std::size_t>(y) * crop.width + x) * 3];
      const double left = area.left * across + x * shrink, top = area.top * down + y * shrink;
      average(page, left, top, left + shrink, top + shrink, pixel);
      reduce_colors(pixel);
    }
  const auto at = [&](double points, double start, double scale) {
    return static_cast<int>(std::lround((points - start) * scale / shrink));
  };
  const int gap = kFrameGap + kFrameWidth;
  frame(crop, at(place.left, area.left, across) - gap, at(place.top, area.top, down) - gap,
        at(place.right, area.left, across) + gap, at(place.bottom, area.top, down) + gap);
  return crop;
}

}  // namespace chushen

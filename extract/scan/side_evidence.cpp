#include "extract/scan/side_evidence.h"

#include <algorithm>

namespace chushen {

namespace {

constexpr int kReach = 3;  // pixels from a line's middle to what is paper again

int level_at(const Raster& grey, int x, int y) { return x < 0 || y < 0 || x >= grey.width || y >= grey.height ? 255 : grey.at(x, y); }

/// How much darker a pixel is than the brighter of two places at both sides of it.
int depth(const Raster& grey, int x, int y, int dx, int dy) {
  return std::max(level_at(grey, x + dx * kReach, y + dy * kReach), level_at(grey, x - dx * kReach, y - dy * kReach)) - level_at(grey, x, y);
}

/// Whether there is a line at the pixel or next to it, across its direction.
bool is_drawn(const Raster& grey, int x, int y, int dx, int dy, int least) {
  return depth(grey, x, y, dx, dy) >= least || depth(grey, x + dx, y + dy, dx, dy) >= least || depth(grey, x - dx, y - dy, dx, dy) >= least;
}

}  // namespace

SideEvidence::SideEvidence(const Raster& grey, const PixelBox& strip, int least)
    : strip_(strip), width_(std::max(0, strip.width())), height_(std::max(0, strip.height())) {
  level_.assign(std::size_t(width_ + 1) * height_, 0);
  upright_.assign(std::size_t(width_) * (height_ + 1), 0);
  for (int y = 0; y < height_; ++y)
    for (int x = 0; x < width_; ++x) {
      const std::size_t row = std::size_t(y) * (width_ + 1), column = std::size_t(y) * width_ + x;
      level_[row + x + 1] = level_[row + x] + is_drawn(grey, strip.left + x, strip.top + y, 0, 1, least);
      upright_[column + width_] = upright_[column] + is_drawn(grey, strip.left + x, strip.top + y, 1, 0, least);
    }
}

double SideEvidence::level_cover(int y, int left, int right) const {
  y -= strip_.top;
  left = std::max(0, left - strip_.left);
  right = std::min(width_, right - strip_.left);
  if (y < 0 || y >= height_ || right <= left) return 0;
  const std::size_t row = std::size_t(y) * (width_ + 1);
  return double(level_[row + right] - level_[row + left]) / (right - left);
}

double SideEvidence::upright_cover(int x, int top, int bottom) const {
  x -= strip_.left;
  top = std::max(0, top - strip_.top);
  bottom = std::min(height_, bottom - strip_.top);
  if (x < 0 || x >= width_ || bottom <= top) return 0;
  return double(upright_[std::size_t(bottom) * width_ + x] - upright_[std::size_t(top) * width_ + x]) / (bottom - top);
}

int SideEvidence::drawn_level(int y) const {
  y -= strip_.top;
  return y < 0 || y >= height_ ? 0 : level_[std::size_t(y) * (width_ + 1) + width_];
}

double SideEvidence::top_cover(const PixelBox& box) const {
  const int inset = box.width() / 8;
  return level_cover(box.top, box.left + inset, box.right - inset);
}

BoxCover SideEvidence::cover_of(const PixelBox& box, double enough) const {
  const int inset = box.width() / 8;
  const double top = top_cover(box);
  if (top < enough) return {};
  const double left = upright_cover(box.left, box.top + inset, box.bottom - inset);
  if (left < enough) return {};
  const double bottom = level_cover(box.bottom - 1, box.left + inset, box.right - inset);
  const double right = upright_cover(box.right - 1, box.top + inset, box.bottom - inset);
  return {(top + bottom + left + right) / 4, std::min({top, bottom, left, right})};
}

int side_darkness(const Raster& grey, const PixelBox& box) {
  std::vector<int> depths;
  const auto add = [&](int x, int y, int dx, int dy) {
    depths.push_back(std::max({depth(grey, x, y, dx, dy), depth(grey, x + dx, y + dy, dx, dy), depth(grey, x - dx, y - dy, dx, dy)}));
  };
  for (int x = box.left + box.width() / 8; x < box.right - box.width() / 8; ++x) add(x, box.top, 0, 1), add(x, box.bottom - 1, 0, 1);
  for (int y = box.top + box.height() / 8; y < box.bottom - box.height() / 8; ++y) add(box.left, y, 1, 0), add(box.right - 1, y, 1, 0);
  if (depths.empty()) return 0;
  std::nth_element(depths.begin(), depths.begin() + std::ptrdiff_t(depths.size() / 2), depths.end());
  return depths[depths.size() / 2];
}

}  // namespace chushen

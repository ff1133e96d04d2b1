#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/raster.h"

namespace chushen {

/// The way between pixels of the straightened picture and points of the page as it lies (document.h: before deskew).
/// Layout works in points of the straightened page, where lines are level; only the finished blocks are laid back.
class PageGeometry {
 public:
  PageGeometry() = default;
  /// \param skew  radians by which the picture was turned clockwise about its centre to make its lines level.
  PageGeometry(int width, int height, double page_width, double page_height, double skew);

  double points_per_pixel() const { return points_per_pixel_; }
  Rect to_points(const PixelBox& box) const;       ///< of the straightened page
  PixelBox to_pixels(const Rect& rect) const;      ///< of the straightened picture, rounded outwards
  /// The rectangle around a place of the straightened page where it lies on the page as scanned, within the page.
  Rect laid_back(const Rect& rect) const;
  void lay_back(std::vector<Block>& blocks) const;

 private:
  double x_of(double x, double y) const { return centre_x_ + cosine_ * (x - centre_x_) + sine_ * (y - centre_y_); }
  double y_of(double x, double y) const { return centre_y_ - sine_ * (x - centre_x_) + cosine_ * (y - centre_y_); }
  void lay_back(Run& run) const;

  double points_per_pixel_ = 1, width_ = 0, height_ = 0, centre_x_ = 0, centre_y_ = 0, cosine_ = 1, sine_ = 0;
};

}  // namespace chushen

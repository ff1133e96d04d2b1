#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/scan/homography.h"
#include "extract/scan/raster.h"

namespace chushen {

/// The way between pixels of the straightened picture and points of the page as it lies (document.h: before deskew and
/// perspective). Layout works in points of the straightened page, where lines are level; only the finished blocks are
/// laid back.
class PageGeometry {
 public:
  PageGeometry() = default;
  /// \param skew  radians by which the picture was turned clockwise about its centre to make its lines level.
  PageGeometry(int width, int height, double page_width, double page_height, double skew);
  /// \param width  of the page as it lies, pixels.
  /// \param to_page  from pixels of the straightened picture, of whatever size, to those of the page as it lies.
  PageGeometry(int width, double page_width, double page_height, const Homography& to_page);

  /// Lays places further back: `to_photograph` takes points of the page as it lay until now to those of the photograph
  /// that it was cut out of, which has this size in points.
  void lie_in(const Homography& to_photograph, double width, double height);

  double points_per_pixel() const { return points_per_pixel_; }
  Rect to_points(const PixelBox& box) const;       ///< of the straightened page
  PixelBox to_pixels(const Rect& rect) const;      ///< of the straightened picture, rounded outwards
  /// The rectangle around a place of the straightened page where it lies on the page as scanned, within the page.
  Rect laid_back(const Rect& rect) const;
  void lay_back(std::vector<Block>& blocks) const;

 private:
  void lay_back(Run& run) const;

  double points_per_pixel_ = 1, width_ = 0, height_ = 0;
  Homography to_page_;  ///< from points of the straightened page
};

}  // namespace chushen

#include "extract/scan/page_geometry.h"

#include <algorithm>
#include <cmath>

namespace chushen {

namespace {

Homography turn_about_centre(int width, int height, double skew) {
  const double c = std::cos(skew), s = std::sin(skew), x = width / 2.0, y = height / 2.0;
  return skew == 0 ? Homography() : Homography({c, s, x - c * x - s * y, -s, c, y + s * x - c * y, 0, 0, 1});
}

}  // namespace

PageGeometry::PageGeometry(int width, int height, double page_width, double page_height, double skew)
    : PageGeometry(width, page_width, page_height, turn_about_centre(width, height, skew)) {}

PageGeometry::PageGeometry(int width, double page_width, double page_height, const Homography& to_page)
    : points_per_pixel_(page_width / std::max(1, width)), width_(page_width), height_(page_height) {
  if (!to_page.is_identity()) to_page_ = Homography::stretched(points_per_pixel_) * to_page * Homography::stretched(1 / points_per_pixel_);
}

void PageGeometry::lie_in(const Homography& to_photograph, double width, double height) {
  to_page_ = to_photograph * to_page_;
  width_ = width;
  height_ = height;
}

Rect PageGeometry::to_points(const PixelBox& box) const {
  return {box.left * points_per_pixel_, box.top * points_per_pixel_, box.right * points_per_pixel_, box.bottom * points_per_pixel_};
}

PixelBox PageGeometry::to_pixels(const Rect& rect) const {
  return {int(std::floor(rect.left / points_per_pixel_)), int(std::floor(rect.top / points_per_pixel_)),
          int(std::ceil(rect.right / points_per_pixel_)), int(std::ceil(rect.bottom / points_per_pixel_))};
}

Rect PageGeometry::laid_back(const Rect& rect) const {
  if (to_page_.is_identity()) return rect;
  Rect around{1e9, 1e9, -1e9, -1e9};
  for (const PlanePoint corner : {PlanePoint{rect.left, rect.top}, {rect.right, rect.top}, {rect.left, rect.bottom}, {rect.right, rect.bottom}}) {
    const PlanePoint p = to_page_(corner);
    around = {std::min(around.left, p.x), std::min(around.top, p.y), std::max(around.right, p.x), std::max(around.bottom, p.y)};
  }
  return {std::clamp(around.left, 0.0, width_), std::clamp(around.top, 0.0, height_), std::clamp(around.right, 0.0, width_),
          std::clamp(around.bottom, 0.0, height_)};
}

void PageGeometry::lay_back(Run& run) const {
  const double middle = (run.box.top + run.box.bottom) / 2;
  for (float& edge : run.edges) edge = float(std::clamp(to_page_({edge, middle}).x, 0.0, width_));
  run.box = laid_back(run.box);
}

void PageGeometry::lay_back(std::vector<Block>& blocks) const {
  if (to_page_.is_identity()) return;
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      for (Line& line : paragraph->lines) {
        for (Run& run : line.runs) lay_back(run);
        line.box = laid_back(line.box);
      }
    } else if (auto* table = std::get_if<Table>(&block.content)) {
      table->box = laid_back(table->box);
      for (Cell& cell : table->cells) {
        cell.box = laid_back(cell.box);
        lay_back(cell.blocks);
      }
    }
  }
}

}  // namespace chushen

#include "extract/scan/page_geometry.h"

#include <algorithm>
#include <cmath>

namespace chushen {

PageGeometry::PageGeometry(int width, int height, double page_width, double page_height, double skew)
    : points_per_pixel_(page_width / std::max(1, width)), width_(page_width), height_(page_height),
      centre_x_(page_width / 2), centre_y_(height * points_per_pixel_ / 2), cosine_(std::cos(skew)), sine_(std::sin(skew)) {}

Rect PageGeometry::to_points(const PixelBox& box) const {
  return {box.left * points_per_pixel_, box.top * points_per_pixel_, box.right * points_per_pixel_, box.bottom * points_per_pixel_};
}

PixelBox PageGeometry::to_pixels(const Rect& rect) const {
  return {int(std::floor(rect.left / points_per_pixel_)), int(std::floor(rect.top / points_per_pixel_)),
          int(std::ceil(rect.right / points_per_pixel_)), int(std::ceil(rect.bottom / points_per_pixel_))};
}

Rect PageGeometry::laid_back(const Rect& rect) const {
  if (sine_ == 0) return rect;
  const double xs[] = {x_of(rect.left, rect.top), x_of(rect.right, rect.top), x_of(rect.left, rect.bottom), x_of(rect.right, rect.bottom)};
  const double ys[] = {y_of(rect.left, rect.top), y_of(rect.right, rect.top), y_of(rect.left, rect.bottom), y_of(rect.right, rect.bottom)};
  return {std::clamp(*std::min_element(xs, xs + 4), 0.0, width_), std::clamp(*std::min_element(ys, ys + 4), 0.0, height_),
          std::clamp(*std::max_element(xs, xs + 4), 0.0, width_), std::clamp(*std::max_element(ys, ys + 4), 0.0, height_)};
}

void PageGeometry::lay_back(Run& run) const {
  const double middle = (run.box.top + run.box.bottom) / 2;
  for (float& edge : run.edges) edge = float(std::clamp(x_of(edge, middle), 0.0, width_));
  run.box = laid_back(run.box);
}

void PageGeometry::lay_back(std::vector<Block>& blocks) const {
  if (sine_ == 0) return;
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

#include "extract/pdf_visibility.h"

#include <algorithm>
#include <cstdlib>

namespace chushen {
namespace {

/// Nobody reads letters of less than 0.7 mm.
constexpr double kSmallestText = 2;
/// Least difference in some colour channel (of 255) by which print shows on its ground.
constexpr int kLeastContrast = 28;
/// Enough for any form; a page with more areas is a drawing.
constexpr std::size_t kMostPaints = 3000;

int difference(Rgb a, Rgb b) {
  return std::max({std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)});
}

bool holds(const Rect& outer, double x, double y) {
  return x > outer.left && x < outer.right && y > outer.top && y < outer.bottom;
}

/// Whether all but the edges of `inner` lies within `outer`.
bool covers(const Rect& outer, const Rect& inner) {
  const double x = 0.2 * inner.width(), y = 0.2 * inner.height();
  return outer.left <= inner.left + x && outer.right >= inner.right - x && outer.top <= inner.top + y &&
         outer.bottom >= inner.bottom - y;
}

}  // namespace

PdfVisibility::PdfVisibility(const PdfPage& page) {
  for (const PdfShape& shape : page.shapes)
    if (shape.filled && shape.opaque && shape.rectangle && !shape.box.empty())
      paints_.push_back({shape.box, shape.color, false, shape.order});
  for (const PdfPicture& picture : page.pictures)
    if (picture.opaque && !picture.box.empty()) paints_.push_back({picture.box, {}, true, picture.order});
  std::sort(paints_.begin(), paints_.end(), [](const Paint& a, const Paint& b) { return a.order < b.order; });
  if (paints_.size() > kMostPaints) paints_.resize(kMostPaints);
}

bool PdfVisibility::is_seen(const PdfGlyph& glyph) const {
  if (glyph.invisible || glyph.size < kSmallestText) return false;
  const double x = (glyph.box.left + glyph.box.right) / 2, y = (glyph.box.top + glyph.box.bottom) / 2;
  Rgb ground{255, 255, 255};
  bool on_picture = false;
  for (const Paint& paint : paints_) {
    if (!holds(paint.box, x, y)) continue;
    if (paint.order > glyph.order) {
      if (covers(paint.box, glyph.box)) return false;
      continue;
    }
    ground = paint.color;
    on_picture = paint.picture;
  }
  return on_picture || difference(ground, glyph.color) >= kLeastContrast;
}

}  // namespace chushen

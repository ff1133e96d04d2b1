#include "extract/pdf_paths.h"

#include <algorithm>
#include <cmath>

namespace chushen {
namespace {

/// The widest line that is still a line: table frames are drawn up to 3 points wide.
constexpr double kWidestLine = 3.5;
/// How far a line along an axis may lean, in points: drawn ones do not, converted ones do by rounding.
constexpr double kLean = 0.7;

Rect bounds_of(const PdfSubpath& part) {
  Rect box{part.points[0].x, part.points[0].y, part.points[0].x, part.points[0].y};
  for (const PdfPoint& point : part.points) {
    box.left = std::min(box.left, point.x);
    box.right = std::max(box.right, point.x);
    box.top = std::min(box.top, point.y);
    box.bottom = std::max(box.bottom, point.y);
  }
  return box;
}

Rect clipped(const Rect& box, const Rect& clip) {
  return {std::max(box.left, clip.left), std::max(box.top, clip.top), std::min(box.right, clip.right),
          std::min(box.bottom, clip.bottom)};
}

bool is_rectangle(const PdfSubpath& part, const Rect& box) {
  if (part.curved || part.points.size() < 4 || part.points.size() > 6) return false;
  return std::all_of(part.points.begin(), part.points.end(), [&](const PdfPoint& point) {
    const double x = std::min(std::abs(point.x - box.left), std::abs(point.x - box.right));
    const double y = std::min(std::abs(point.y - box.top), std::abs(point.y - box.bottom));
    return x < 0.1 && y < 0.1;
  });
}

/// Adds the part of a thin box, along its longer side, that the clip path lets through.
void add_ruling(const Rect& whole, const Rect& clip, PdfPage& page) {
  const bool horizontal = whole.width() >= whole.height();
  const Rect seen = clipped(whole, clip);
  if (seen.right < seen.left || seen.bottom < seen.top) return;
  if (horizontal)
    page.rulings.push_back({true, (whole.top + whole.bottom) / 2, seen.left, seen.right});
  else
    page.rulings.push_back({false, (whole.left + whole.right) / 2, seen.top, seen.bottom});
}

void add_sides(const Rect& box, const Rect& clip, PdfPage& page) {
  add_ruling({box.left, box.top, box.right, box.top}, clip, page);
  add_ruling({box.left, box.bottom, box.right, box.bottom}, clip, page);
  add_ruling({box.left, box.top, box.left, box.bottom}, clip, page);
  add_ruling({box.right, box.top, box.right, box.bottom}, clip, page);
}

/// Adds the segments of a line that run along the axes; says whether it had others.
bool add_segments(const PdfSubpath& part, const PdfStroke& stroke, PdfPage& page) {
  bool slanted = false;
  const auto segment = [&](const PdfPoint& a, const PdfPoint& b) {
    const Rect box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    const bool along_axis = std::min(box.width(), box.height()) <= kLean;
    if (along_axis && std::max(box.width(), box.height()) > 0) add_ruling(box, stroke.clip, page);
    slanted = slanted || !along_axis;
  };
  for (std::size_t i = 1; i < part.points.size(); ++i) segment(part.points[i - 1], part.points[i]);
  if (part.closed && part.points.size() > 2) segment(part.points.back(), part.points.front());
  return slanted;
}

/// The frame between a rectangle and one just within it; nothing where the two are not such a pair.
bool add_frame(const Rect& outer, const Rect& inner, const Rect& clip, PdfPage& page) {
  const auto thin = [](double margin) { return margin > 0 && margin <= kWidestLine; };
  if (!thin(inner.left - outer.left) || !thin(outer.right - inner.right) || !thin(inner.top - outer.top) ||
      !thin(outer.bottom - inner.bottom))
    return false;
  add_sides({(outer.left + inner.left) / 2, (outer.top + inner.top) / 2, (outer.right + inner.right) / 2,
             (outer.bottom + inner.bottom) / 2},
            clip, page);
  return true;
}

}  // namespace

bool is_near_white(Rgb color) { return std::min({color.red, color.green, color.blue}) > 240; }

void add_stroke(const PdfPath& path, const PdfStroke& stroke, PdfPage& page) {
  if (is_near_white(stroke.color)) return;
  for (const PdfSubpath& part : path) {
    if (part.points.empty()) continue;
    const Rect box = bounds_of(part);
    const bool rectangle = is_rectangle(part, box);
    const bool other = part.curved || add_segments(part, stroke, page);
    if (other || rectangle) page.shapes.push_back({box, stroke.color, false, rectangle, false, stroke.order});
  }
}

void add_fill(const PdfPath& path, const PdfFill& fill, PdfPage& page) {
  std::vector<Rect> rectangles;
  for (const PdfSubpath& part : path) {
    if (part.points.empty()) continue;
    const Rect box = bounds_of(part);
    const bool rectangle = is_rectangle(part, box);
    const bool thin = std::min(box.width(), box.height()) <= kWidestLine;
    const bool small = std::max(box.width(), box.height()) <= kWidestLine;
    if (thin && !part.curved && std::max(box.width(), box.height()) > 2 * std::min(box.width(), box.height())) {
      if (!is_near_white(fill.color)) add_ruling(box, fill.clip, page);
      continue;
    }
    if (small) {  // as wide as it is high: a full stop, or one of the dots of a line
      if (!is_near_white(fill.color)) page.dots.push_back(clipped(box, fill.clip));
      continue;
    }
    if (rectangle && !rectangles.empty() && !is_near_white(fill.color) &&
        (add_frame(rectangles.back(), box, fill.clip, page) || add_frame(box, rectangles.back(), fill.clip, page))) {
      page.shapes.pop_back();
      rectangles.pop_back();
      continue;
    }
    if (rectangle) rectangles.push_back(box);
    page.shapes.push_back({clipped(box, fill.clip), fill.color, true, rectangle, fill.opaque, fill.order});
  }
}

}  // namespace chushen

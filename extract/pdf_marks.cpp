#include "extract/pdf_marks.h"

#include <algorithm>
#include <cmath>

#include "extract/mark_glyphs.h"

namespace chushen {
namespace {

/// Check boxes are drawn as high as the text beside them, from 6 to 16 points.
constexpr double kSmallestBox = 5, kLargestBox = 17;

double middle_x(const Rect& box) { return (box.left + box.right) / 2; }
double middle_y(const Rect& box) { return (box.top + box.bottom) / 2; }

bool is_mark(const PdfGlyph& glyph, bool ticked) {
  return glyph.text.size() == 1 && glyph_ticked(glyph.text[0]) == ticked;
}

bool holds_middle(const Rect& outer, const Rect& inner) {
  return middle_x(inner) > outer.left && middle_x(inner) < outer.right && middle_y(inner) > outer.top &&
         middle_y(inner) < outer.bottom;
}

bool is_box(const PdfShape& shape) {
  const double width = shape.box.width(), height = shape.box.height();
  return shape.rectangle && !shape.filled && std::min(width, height) >= kSmallestBox &&
         std::max(width, height) <= kLargestBox && std::max(width, height) <= 1.3 * std::min(width, height);
}

bool touch(const Rect& a, const Rect& b) {
  const double slack = 1;
  return a.left <= b.right + slack && b.left <= a.right + slack && a.top <= b.bottom + slack &&
         b.top <= a.bottom + slack;
}

/// Whether text stands in the same line, no further than two heights away.
bool has_text_beside(const Rect& box, const std::vector<PdfGlyph>& glyphs) {
  return std::any_of(glyphs.begin(), glyphs.end(), [&](const PdfGlyph& glyph) {
    const double gap = std::max(glyph.box.left - box.right, box.left - glyph.box.right);
    return std::abs(middle_y(glyph.box) - middle_y(box)) < 0.6 * box.height() && gap < 2 * box.height() && gap > -1;
  });
}

/// Whether strokes were drawn into the box: a tick or a cross as lines.
bool has_strokes_inside(const Rect& box, const PdfPage& page) {
  return std::any_of(page.shapes.begin(), page.shapes.end(), [&](const PdfShape& shape) {
    return !shape.rectangle && shape.box.width() > 0.3 * box.width() && shape.box.width() < 2 * box.width() &&
           shape.box.height() < 2 * box.height() && holds_middle(box, shape.box);
  });
}

}  // namespace

void join_ticks(std::vector<PdfGlyph>& glyphs) {
  std::vector<bool> joined(glyphs.size());
  for (std::size_t tick = 0; tick < glyphs.size(); ++tick) {
    if (!is_mark(glyphs[tick], true)) continue;
    for (std::size_t box = 0; box < glyphs.size(); ++box) {
      if (!is_mark(glyphs[box], false) || !holds_middle(glyphs[box].box, glyphs[tick].box)) continue;
      glyphs[box].text = U"☑";
      joined[tick] = true;
      break;
    }
  }
  std::size_t i = 0;
  std::erase_if(glyphs, [&](const PdfGlyph&) { return joined[i++]; });
}

std::vector<PdfGlyph> drawn_boxes(const PdfPage& page, std::vector<PdfGlyph>& glyphs) {
  std::vector<PdfGlyph> boxes;
  for (const PdfShape& shape : page.shapes) {
    if (!is_box(shape)) continue;
    const auto neighbour = [&](const PdfShape& other) {
      return &other != &shape && is_box(other) && other.box != shape.box && touch(other.box, shape.box);
    };
    const auto twin = [&](const PdfGlyph& box) { return holds_middle(box.box, shape.box); };
    if (std::any_of(page.shapes.begin(), page.shapes.end(), neighbour)) continue;
    if (std::any_of(boxes.begin(), boxes.end(), twin)) continue;
    bool ticked = has_strokes_inside(shape.box, page), holds_text = false;
    for (const PdfGlyph& glyph : glyphs) {
      if (!holds_middle(shape.box, glyph.box)) continue;
      (is_mark(glyph, true) || glyph.text == U"×" || glyph.text == U"x" ? ticked : holds_text) = true;
    }
    if (holds_text || !has_text_beside(shape.box, glyphs)) continue;
    std::erase_if(glyphs, [&](const PdfGlyph& glyph) { return holds_middle(shape.box, glyph.box); });
    PdfGlyph box;
    box.text = ticked ? U"☑" : U"☐";
    box.box = shape.box;
    box.size = shape.box.height();
    box.order = shape.order;
    boxes.push_back(std::move(box));
  }
  return boxes;
}

}  // namespace chushen

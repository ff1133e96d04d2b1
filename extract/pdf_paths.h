#pragma once

#include <vector>

#include "extract/pdf_page.h"

namespace chushen {

/// Paths that a page strokes or fills, sorted into ruling lines and other shapes.

struct PdfPoint {
  double x = 0, y = 0;
};

struct PdfSubpath {
  std::vector<PdfPoint> points;  ///< points on the page, control points of curves among them
  bool closed = false, curved = false;
};
using PdfPath = std::vector<PdfSubpath>;

struct PdfStroke {
  Rgb color;
  double width = 0;  ///< points
  Rect clip;
  int order = 0;
};

struct PdfFill {
  Rgb color;
  bool opaque = true;
  Rect clip;
  int order = 0;
};

/// Segments along the axes become rulings; what has another direction, or is curved, becomes a shape, and so does a
/// closed rectangle (besides its four rulings). White lines are not seen and left out.
void add_stroke(const PdfPath& path, const PdfStroke& stroke, PdfPage& page);

/// Areas thinner than a line of a table become rulings, larger ones shapes. A rectangle within another at a line's
/// distance, as browsers draw frames, gives the four sides.
void add_fill(const PdfPath& path, const PdfFill& fill, PdfPage& page);

/// Whether a colour cannot be told from white paper.
bool is_near_white(Rgb color);

}  // namespace chushen

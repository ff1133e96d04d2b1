#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/grid.h"

namespace chushen {

/// What one page of a PDF draws, in the order in which it is drawn, free of the library that read it. Points from the
/// top left of the crop box after /Rotate, y down. `order` counts everything drawn: what comes later lies above.

struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Rgb&) const = default;
};

/// Whether writing in this direction (a unit vector) is set askew. Scans' text layers lean by a few degrees, watermarks by
/// more.
constexpr bool is_oblique(double along_x, double along_y) {
  constexpr double kLeaning = 0.17;  // sin 10°
  const auto leans = [](double part) { return part > kLeaning || part < -kLeaning; };
  return leans(along_x) && leans(along_y);
}

struct PdfGlyph {
  std::u32string text;    ///< as the font maps it (never /ActualText); empty where it maps to nothing
  std::uint32_t code = 0; ///< in the font's own encoding, where that has one byte; else 0
  Rect box;               ///< advance wide, one em high: 0.85 em above and 0.15 em below the base line
  double size = 0;        ///< em
  int font = 0;           ///< index into PdfPage::fonts
  Rgb color;
  bool upright = true;    ///< read from left to right on the page as shown
  bool oblique = false;   ///< set askew, as watermarks are: along neither axis
  int heading = 0;        ///< where the writing goes: 0 right, 1 down, 2 left, 3 up
  bool invisible = false; ///< render mode 3 or 7, fully transparent, outside the clip path or the page
  int order = 0;
};

/// A path that is no ruling: an area, a frame, a curve.
struct PdfShape {
  Rect box;
  Rgb color;
  bool filled = false;
  bool rectangle = false;   ///< four sides along the axes
  bool opaque = true;
  int order = 0;
};

struct PdfPicture {
  Rect box;
  /// From the unit square, in which the picture's top is y = 1, to the page: x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5.
  std::array<double, 6> matrix{};
  int width = 0, height = 0;  ///< pixels
  bool stencil = false;       ///< one bit that is painted in a colour
  bool opaque = true;
  bool clipped = false;       ///< a part of it is cut off by a clip path
  int order = 0;
};

/// Characters that stand for some of the glyphs when text is copied or searched (14.9.4).
struct PdfActualText {
  std::u32string text;
  int from = 0, to = 0;  ///< of the glyphs with from <= order < to
};

/// A filled-in field of an interactive form.
struct PdfField {
  Rect box;
  std::string text;           ///< of text and choice fields
  bool button = false;        ///< a check box or radio button
  bool ticked = false;
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfGlyph> glyphs;
  std::vector<std::string> fonts;  ///< names without the subset's prefix
  std::vector<Ruling> rulings;     ///< strokes along the axes, and thin areas; not yet joined
  std::vector<Rect> dots;          ///< areas no larger than a line is thick
  std::vector<PdfShape> shapes;
  std::vector<PdfPicture> pictures;
  std::vector<PdfField> fields;
  std::vector<PdfActualText> actual_texts;
  int hidden_fields = 0;   ///< with a value, that do not show: not among `fields`
  bool cut_short = false;  ///< more was drawn than any page of a form does
  int faults = 0;          ///< places at which the content could not be understood
};

}  // namespace chushen

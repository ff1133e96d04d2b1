#pragma once

#include <vector>

#include "extract/scan/components.h"
#include "extract/scan/raster.h"

namespace chushen {

/// A piece of one line of text on the straightened page: what the recognizer gets to see.
struct TextLine {
  PixelBox box;                 ///< of its ink
  int region = -1;              ///< index of the cell it stands in, -1 outside
  std::vector<int> components;  ///< indices into Components::all
  bool obstructed = false;      ///< something too large for text (a seal, a stroke) is drawn through it or its neighbourhood
};

struct TextLines {
  std::vector<TextLine> lines;  ///< by region, then top to bottom, left to right
  int em = 0;                   ///< height of the usual line on this page, pixels; 0 where there is none
};

/// Parts of a page that text lines do not cross.
struct Regions {
  std::vector<PixelBox> cells;
  /// The innermost cell that holds the point, -1 outside all of them.
  int at(int x, int y) const;
};

/// Sorts components into lines: bands of ink between white rows, each cut where a gap is wider than 1.8 times its
/// height, each part looked at again on its own (an XY cut, Nagy and Seth 1984, that ends at single lines). Lines that
/// touch are cut at the thinnest row between them; strokes of one character that do not touch are put together again.
///
/// The PP-OCR detector instead (tests/bench/lines.py) gives the same values for a sixth more time: it passes over dirt and
/// letters of seals, and over some lines of print as well.
///
/// Pictures and frames, too large to be characters, underlines, and dust with nothing beside it are left out.
TextLines find_text_lines(const Components& components, const Regions& regions, double dpi);

}  // namespace chushen

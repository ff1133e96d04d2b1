#pragma once

#include <vector>

#include "extract/document.h"

namespace chushen {

/// The heights at which text stands, from the boxes of its characters or of parts of them: for tables without walls, whose
/// rows and columns only the text shows.

/// From the top of a line of text to its bottom.
struct Band {
  double top = 0, bottom = 0;
  double height() const { return bottom - top; }
};

/// How much of their heights two lines share; below 0 the white between them.
double shared(const Band& a, const Band& b);

/// The height of the higher ones of the boxes: dots and strokes of one line are lower than its characters.
/// \param ink  at least one box
double character_height(const std::vector<Rect>& ink);

/// The lines of text that boxes stand in, from the top. Parts of one character that do not touch (日 over 疋) are no two
/// lines.
std::vector<Band> lines_of_text(std::vector<Band> boxes, double character);

}  // namespace chushen

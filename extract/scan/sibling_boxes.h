#pragma once

#include <vector>

#include "extract/scan/check_boxes.h"
#include "extract/scan/components.h"
#include "extract/scan/raster.h"
#include "extract/scan/text_lines.h"

namespace chushen {

/// A box that the boxes already found tell of, and the line it belongs to.
struct SiblingBox {
  CheckBox box;
  std::size_t line = 0;  ///< index into the lines searched
  double cover = 0;      ///< part of its sides that is drawn, 0 to 1
  bool beside = false;   ///< another box like it stands in its row
};

/// What a search for further boxes looks at.
struct BoxPage {
  const Raster& drawn;           ///< grey, before rulings and black seals were taken away: their ink breaks no side
  const Raster& ink;             ///< mask without them: a tick is looked for there
  const Components& components;  ///< of `ink`
};

/// Finds boxes that are drawn too pale, or too broken, or under too much of a tick to be squares by themselves, given boxes
/// of the same form: those of one form are alike in size, stand in the lines and have sides as dark as each other.
///
/// A place counts where all four sides of a box of a known size are there, each for the most part. Fewer will do where
/// another box of that size, known or as well found, stands in the same row. What is a character (口 日 围) is found as
/// well: the recognizer has to tell (line_reader.h).
///
/// \param known  boxes that are check boxes beyond doubt; without any, nothing is found.
/// \return no two overlap, none overlaps a known one.
std::vector<SiblingBox> find_sibling_boxes(const BoxPage& page, const std::vector<TextLine>& lines, const std::vector<CheckBox>& known, int em);

/// Whether two boxes are as large as each other, to a tenth of the first one's width.
bool are_alike(const PixelBox& a, const PixelBox& b);

}  // namespace chushen

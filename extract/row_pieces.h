#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/text_bands.h"

namespace chushen {

/// White that may part two cells of a row, by a character's height.
inline constexpr double kGapBetweenCells = 0.4;

/// Text of a row between two rulings: what stands together in one stretch of the row, and its lines of text.
struct RowPiece {
  double left = 0, right = 0;
  std::vector<Band> lines;
};

/// The pieces of a row from the left: put together as far as no gap parts them, nor text that stands between the lines of
/// what is left of it.
/// \param boxes      of the row's characters, or of parts of them
/// \param character  height of a character, points
std::vector<RowPiece> pieces_of_row(std::vector<Rect> boxes, double character);

/// Whether some line of the one that has fewer goes on in none of the other's: then they are two cells.
bool on_other_lines(const RowPiece& a, const RowPiece& b);

}  // namespace chushen

#pragma once

#include <vector>

namespace chushen {

/// A stretch along one axis, in the page's units.
struct Span {
  double from = 0, to = 0;
  double width() const { return to - from; }
};

/// Rows that follow each other and are parted at the same places.
struct PartedRows {
  std::size_t first = 0, end = 0;  ///< rows, the end not included
  std::vector<Span> strips;        ///< white that none of them crosses, from the left
};

/// Finds columns by the white between them, for tables whose figures stand flush right or in the middle under their heads.
/// A run has three rows and two strips at least; it ends with the first row that would cross one, or that has but one text.
/// Of runs that overlap the one with the most places for figures counts.
///
/// \param rows   for each row the stretches that its texts cover, from the left
/// \param gap    the least white that may part two columns where a run begins
/// \param strip  the least white that has to be left of it over all rows
///
///     {0-40, 80-100, 150-200}, {0-30, 90-100, 160-200}, {0-50, 85-100, 155-200}  ->  one run, strips 50-80 and 100-150
std::vector<PartedRows> find_parted_rows(const std::vector<std::vector<Span>>& rows, double gap, double strip);

}  // namespace chushen

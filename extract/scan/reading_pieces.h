#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/scan/raster.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// Characters `first` up to `end` of a reading.
struct ReadingPiece {
  std::size_t first = 0, end = 0;
  bool operator==(const ReadingPiece&) const = default;
};

/// A full-width form as its ASCII character, "—" as "-"; other characters as they are.
std::string half_width(const std::string& character);

/// Figures, codes, phones, mails: stretches of ASCII, or its full-width forms, with a digit or an @ in them. No spaces.
///
///     "2023年营业收入41,188.62万元" -> "2023", "41,188.62"
std::vector<ReadingPiece> latin_pieces(const LineReading& reading);

/// At least three of 壹贰叁肆伍陆柒捌玖拾佰仟 and what stands between them in an amount in capitals.
std::vector<ReadingPiece> capital_pieces(const LineReading& reading);

/// The columns of the picture that a piece stands in, cut where the ink beside it is least.
PixelBox place_of(const ReadingPiece& piece, const LineReading& reading, const Raster& picture);

/// For each character of `first` what stands in its place in `second`, by the fewest changes: "" where it is missing
/// there; an additional one stands with the character before it (with the first, where there is none before).
///
///     aligned({"1", ".", "2"}, {"1", "2"}) -> {"1", "", "2"}
std::vector<std::string> aligned(const std::vector<std::string>& first, const std::vector<std::string>& second);

}  // namespace chushen

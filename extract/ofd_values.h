#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/pdf_paths.h"

namespace chushen {

/// The small languages inside the attributes and texts of an OFD (GB/T 33190-2016). Lengths there are millimetres;
/// what does not parse is left out, never guessed.

/// Points per millimetre.
inline constexpr double kOfdUnit = 72 / 25.4;

/// x' = a x + c y + e, y' = b x + d y + f (GB/T 33190-2016, 8.4).
struct OfdMatrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  PdfPoint operator()(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
  /// First `inner`, then this.
  OfdMatrix after(const OfdMatrix& inner) const;
};

/// "10 20.5 -3" -> {10, 20.5, -3}; ends at the first word that is no number.
std::vector<double> ofd_numbers(std::string_view text);

/// "x y w h" as a rectangle; nothing where it has other than four finite numbers or a negative side.
std::optional<Rect> ofd_box(std::string_view text);

/// "a b c d e f"; nothing where it is not six numbers.
std::optional<OfdMatrix> ofd_matrix(std::string_view text);

/// 11.3: the distances between the characters of a text: "g 3 4.5 5" -> {4.5, 4.5, 4.5, 5}.
/// \param most  no more than these: a text has no more gaps.
std::vector<double> ofd_deltas(std::string_view text, std::size_t most);

/// 8.3.1: "255 0 0", "#FF #00 #00", one number of grey, four of CMYK; nothing where it has another count.
std::optional<Rgb> ofd_color(std::string_view value);

/// 9.1: abbreviated path data ("S 0 0 L 10 0 Q … B … A … C") through the matrix, in whatever unit that gives.
PdfPath ofd_path(std::string_view data, const OfdMatrix& matrix);

}  // namespace chushen

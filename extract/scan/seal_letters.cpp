#include "extract/scan/seal_letters.h"

#include <algorithm>
#include <cmath>

#include "extract/scan/seal_ink.h"
#include "extract/scan/seal_round.h"

namespace chushen {

namespace {

/// A row that print stands in.
struct Row {
  int top = 0, bottom = 0;
};

/// How far outwards a place lies: 1 is the outer edge of the ring, its distance in shorter radii.
double outwards(const SealShapeFound& seal, double x, double y) {
  const double u = x - seal.centre_x, v = y - seal.centre_y, cosine = std::cos(seal.tilt), sine = std::sin(seal.tilt);
  const double a = u * cosine + v * sine, b = v * cosine - u * sine;
  const double part = std::hypot(a / seal.radius_x, b / seal.radius_y);
  if (part < 1e-9) return 0;
  const double radius = std::hypot(a, b) / part;  // of the outline in this direction
  return 1 - (1 - part) * radius / std::min(seal.radius_x, seal.radius_y);
}

/// The least and the greatest of a box's corners and middles of sides.
std::pair<double, double> reach_of(const SealShapeFound& seal, const PixelBox& box) {
  const double xs[] = {double(box.left), (box.left + box.right) / 2.0, double(box.right)}, ys[] = {double(box.top), (box.top + box.bottom) / 2.0, double(box.bottom)};
  double least = 1e9, most = -1e9;
  for (double x : xs)
    for (double y : ys) {
      const double out = outwards(seal, x, y);
      least = std::min(least, out);
      most = std::max(most, out);
    }
  return {least, most};
}

bool is_star(const Component& piece, const SealShapeFound& seal) {
  const double shorter = std::min(seal.radius_x, seal.radius_y);
  const double x = (piece.box.left + piece.box.right) / 2.0, y = (piece.box.top + piece.box.bottom) / 2.0;
  const double size = std::max(piece.box.width(), piece.box.height());
  return std::hypot(x - seal.centre_x, y - seal.centre_y) < 0.2 * shorter && size > 0.35 * shorter && size < 0.95 * shorter &&
         piece.area > 0.25 * piece.box.width() * piece.box.height();
}

/// Pieces that stand in one row, with no more between them than between words.
bool follows(const PixelBox& a, const PixelBox& b) {
  constexpr double kApart = 1.5;  // heights
  const int height = std::max(a.height(), b.height()), low = std::min(a.height(), b.height());
  return std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > low / 2 && std::max(a.left, b.left) - std::min(a.right, b.right) < kApart * height;
}

/// Of a strip at the edge of the page: nothing is printed there but what comes in from beside it.
std::vector<std::size_t> strip_pieces(const Components& pieces, const SealShapeFound& strip, double dpi) {
  constexpr double kLetter = 1.8, kMostLetter = 12, kBeside = 14;  // millimetres
  const double millimetre = dpi / 25.4;
  const PixelBox around = grown(strip.box, int(kBeside * millimetre), 0);
  std::vector<std::size_t> own, print;
  for (std::size_t i = 0; i < pieces.all.size(); ++i) {
    const PixelBox& box = pieces.all[i].box;
    if (intersection(box, around).empty()) continue;
    if (inside(strip, (box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0) && !intersection(box, strip.box).empty())
      own.push_back(i);
    else if (box.height() >= kLetter * millimetre && box.height() < kMostLetter * millimetre)
      print.push_back(i);
  }
  for (std::size_t next = 0; next < print.size(); ++next) {
    const PixelBox box = pieces.all[print[next]].box;
    const auto begin = std::stable_partition(own.begin(), own.end(), [&](std::size_t i) { return !follows(box, pieces.all[i].box); });
    print.insert(print.end(), begin, own.end());
    own.erase(begin, own.end());
  }
  return own;
}

}  // namespace

std::vector<std::size_t> own_pieces(const Components& pieces, const SealShapeFound& seal, double inner, double dpi) {
  if (seal.shape == SealShape::kOther) return strip_pieces(pieces, seal, dpi);
  constexpr double kLetter = 1.8, kBeside = 14;  // millimetres: the least height of what makes a row, how far away it may stand
  const double millimetre = dpi / 25.4;
  const PixelBox around = grown(seal.box, int(kBeside * millimetre), 0);
  std::vector<Row> rows;
  std::vector<std::size_t> own, band;
  for (std::size_t i = 0; i < pieces.all.size(); ++i) {
    const Component& piece = pieces.all[i];
    if (intersection(piece.box, around).empty()) continue;
    if (is_star(piece, seal)) {
      own.push_back(i);
      continue;
    }
    const auto [least, most] = reach_of(seal, piece.box);
    if (least >= inner - 0.04 && most <= 1.0)
      band.push_back(i);
    else if (piece.box.height() >= kLetter * millimetre && piece.box.height() < 12 * millimetre)
      rows.push_back({piece.box.top, piece.box.bottom});
  }
  for (std::size_t i : band) {
    const PixelBox& box = pieces.all[i].box;
    const bool in_row = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return std::min(box.bottom, row.bottom) - std::max(box.top, row.top) > 0.6 * box.height();
    });
    if (!in_row) own.push_back(i);
  }
  return own;
}

void lift_letters(Raster& grey, Raster& bare, const Raster& ink, const Components& pieces, const SealShapeFound& seal, double dpi) {
  if (print_level(ink, seal) < 256) {
    lift_copy(grey, ink, seal);
    lift_copy(bare, ink, seal);
    return;
  }
  if (seal.shape == SealShape::kSquare) return;  // its letters stand as print does: only their level tells them apart
  const double inner = seal.shape == SealShape::kOther ? 0 : SealRound(ink, seal).letter_band().inner;
  for (std::size_t i : own_pieces(pieces, seal, inner, dpi)) {
    paint(grey, pieces, pieces.all[i], 255);
    paint(bare, pieces, pieces.all[i], 255);
  }
}

}  // namespace chushen

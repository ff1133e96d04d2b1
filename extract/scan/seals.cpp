#include "extract/scan/seals.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/scan/components.h"
#include "extract/scan/round_outline.h"
#include "extract/scan/square_outline.h"

namespace chushen {

namespace {

constexpr double kLeastRound = 28, kMostRound = 60, kLeastShort = 22, kLeastSquare = 10, kMostSquare = 50;  // millimetres
constexpr double kMostLong = 65, kLeastLong = 0.3, kLongCover = 0.8;  // of stamps in a long frame, each side of which has to be there
constexpr double kColouredCover = 0.42, kBlackCover = 0.55;  // much that is black is round: more of it has to be there
constexpr int kColour = 26;         // level of a coloured layer from which a pixel counts: JPEG's colour errors around print stay below
constexpr int kInked = 40;          // density from which a cell counts as ink
constexpr int kMostSeals = 6;       // in one group of ink
constexpr double kRoundest = 0.92;  // the shorter axis of the longer: an ellipse rounder than this is a circle seen askew

/// Pieces of ink near each other, in cells.
struct InkGroup {
  PixelBox box;
  std::vector<std::size_t> members;
};

Raster inked_cells(const InkDensity& density) {
  Raster mask = density.levels;
  for (std::uint8_t& level : mask.pixels) level = level >= kInked;
  return mask;
}

/// Joins what lies nearer than `near` cells; `wanted` says which pieces count.
template <typename Wanted>
std::vector<InkGroup> groups_of(const Components& pieces, int near, const Wanted& wanted) {
  std::vector<InkGroup> groups;
  for (std::size_t i = 0; i < pieces.all.size(); ++i) {
    if (!wanted(pieces.all[i])) continue;
    InkGroup joined{pieces.all[i].box, {i}};
    for (bool grew = true; grew;) {
      grew = false;
      for (auto group = groups.begin(); group != groups.end();) {
        if (intersection(grown(group->box, near, near), joined.box).empty()) {
          ++group;
          continue;
        }
        joined.box = united(joined.box, group->box);
        joined.members.insert(joined.members.end(), group->members.begin(), group->members.end());
        group = groups.erase(group);
        grew = true;
      }
    }
    groups.push_back(std::move(joined));
  }
  return groups;
}

/// The mean level along the outline scaled to `factor`, of what lies on the page.
double level_along(const InkDensity& density, const Ellipse& ellipse, double factor) {
  constexpr int kSteps = 180;
  const double cosine = std::cos(ellipse.tilt), sine = std::sin(ellipse.tilt);
  double sum = 0;
  int count = 0;
  for (int step = 0; step < kSteps; ++step) {
    const double angle = step * 2 * 3.14159265358979323846 / kSteps;
    const double a = std::cos(angle) * ellipse.long_radius * factor, b = std::sin(angle) * ellipse.short_radius * factor;
    const int x = int(std::lround(ellipse.x + a * cosine - b * sine)), y = int(std::lround(ellipse.y + a * sine + b * cosine));
    if (x < 0 || y < 0 || x >= density.levels.width || y >= density.levels.height) continue;
    sum += density.levels.at(x, y);
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

/// A ring, a little paper within it, and something but not everything inked inside: no disc, no picture, no bare circle.
bool is_ring(const InkDensity& density, const Ellipse& ellipse) {
  const double millimetre = density.cells_per_millimetre / ellipse.short_radius;
  double rim = 0, gap = 255, within = 0, count = 0;
  for (double depth = 0; depth < 1.6; depth += 0.2) rim = std::max(rim, level_along(density, ellipse, 1 - depth * millimetre));
  for (double depth = 1.2; depth < 4.2; depth += 0.2) gap = std::min(gap, level_along(density, ellipse, 1 - depth * millimetre));
  for (double factor = 0.1; factor < 1 - 2 * millimetre; factor += 0.04, count += factor) within += factor * level_along(density, ellipse, factor);
  within /= std::max(count, 1e-6);
  return gap < 0.62 * rim && within < 0.62 * 255 && within > 2;
}

SealShapeFound seal_of(const Ellipse& ellipse, const InkDensity& density, const Raster& layer, SealColor color) {
  SealShapeFound seal;
  seal.color = color;
  seal.shape = ellipse.short_radius > kRoundest * ellipse.long_radius ? SealShape::kRound : SealShape::kEllipse;
  seal.centre_x = density.pixel_of(ellipse.x);
  seal.centre_y = density.pixel_of(ellipse.y);
  seal.radius_x = ellipse.long_radius * density.cell;
  seal.radius_y = ellipse.short_radius * density.cell;
  seal.tilt = ellipse.tilt;
  const double width = std::hypot(seal.radius_x * std::cos(seal.tilt), seal.radius_y * std::sin(seal.tilt));
  const double height = std::hypot(seal.radius_x * std::sin(seal.tilt), seal.radius_y * std::cos(seal.tilt));
  const PixelBox whole{int(seal.centre_x - width), int(seal.centre_y - height), int(seal.centre_x + width) + 1, int(seal.centre_y + height) + 1};
  seal.box = intersection(whole, layer.bounds());
  seal.partial = seal.box.width() < 0.95 * whole.width() || seal.box.height() < 0.95 * whole.height();
  seal.confidence = float(std::min(1.0, 0.3 + 0.8 * ellipse.cover));
  return seal;
}

/// Round outlines one after the other: the points inside one that was found are taken away, so that of two that overlap
/// the second is seen by what sticks out of the first.
std::vector<Ellipse> round_outlines(std::vector<OutlinePoint> points, const InkDensity& density, double least_cover) {
  const double millimetre = density.cells_per_millimetre;
  const OutlineSizes sizes{kLeastRound / 2 * millimetre, kMostRound / 2 * millimetre, kLeastShort / 2 * millimetre, 4 * millimetre, 0.5 * millimetre, least_cover};
  std::vector<Ellipse> found;
  for (int i = 0; i < kMostSeals; ++i) {
    const auto ellipse = find_round_outline(points, density.levels.bounds(), sizes);
    if (!ellipse) break;
    const bool is_seal = is_ring(density, *ellipse);
    if (is_seal) found.push_back(*ellipse);
    const double margin = 0.8 * millimetre / ellipse->short_radius;
    std::erase_if(points, [&](const OutlinePoint& point) {
      return inside(*ellipse, point.x, point.y, 1 + margin) && (is_seal || !inside(*ellipse, point.x, point.y, 1 - margin));
    });
  }
  return found;
}

std::optional<SealShapeFound> square_seal_in(const InkDensity& density, const PixelBox& box, const Raster& layer, SealColor color) {
  const double millimetre = density.cells_per_millimetre;
  if (std::min(box.width(), box.height()) < kLeastSquare * millimetre || std::max(box.width(), box.height()) > 1.15 * kMostLong * millimetre) return std::nullopt;
  const auto square = find_square_outline(density, box, 1.0 * millimetre);
  if (!square) return std::nullopt;
  const double longer = std::max(square->width, square->height), shorter = std::min(square->width, square->height);
  const bool is_long = longer > kMostSquare * millimetre || shorter < 0.5 * longer;
  if (shorter < kLeastSquare * millimetre || (is_long && (square->cover < kLongCover || longer > kMostLong * millimetre || shorter < kLeastLong * longer))) return std::nullopt;
  SealShapeFound seal;
  seal.color = color;
  seal.shape = SealShape::kSquare;
  seal.centre_x = density.pixel_of(square->x);
  seal.centre_y = density.pixel_of(square->y);
  seal.radius_x = square->width / 2 * density.cell;
  seal.radius_y = square->height / 2 * density.cell;
  seal.tilt = square->tilt;
  seal.box = intersection({box.left * density.cell, box.top * density.cell, box.right * density.cell, box.bottom * density.cell}, layer.bounds());
  seal.confidence = float(std::min(1.0, 0.2 + 0.8 * square->cover));
  return seal;
}

/// What stands within a part of a square seal.
struct InkWithin {
  double share = 0;                                     ///< of it that is inked
  double left = 1, right = -1, top = 1, bottom = -1;  ///< of the ink, in half sides
};

InkWithin ink_within(const SealShapeFound& seal, const InkDensity& density, double part) {
  InkWithin ink;
  int inked = 0, all = 0;
  const double cosine = std::cos(seal.tilt), sine = std::sin(seal.tilt);
  for (double v = -part; v <= part; v += 0.03)
    for (double u = -part; u <= part; u += 0.03, ++all) {
      const double a = u * seal.radius_x, b = v * seal.radius_y;
      const int x = int((seal.centre_x + a * cosine - b * sine) / density.cell), y = int((seal.centre_y + a * sine + b * cosine) / density.cell);
      if (x < 0 || y < 0 || x >= density.levels.width || y >= density.levels.height || density.levels.at(x, y) < kInked) continue;
      ++inked;
      ink.left = std::min(ink.left, u), ink.right = std::max(ink.right, u), ink.top = std::min(ink.top, v), ink.bottom = std::max(ink.bottom, v);
    }
  ink.share = double(inked) / all;
  return ink;
}

/// Whether what stands within the frame is as large as the letters of a seal: they fill it. Lines of print in a frame (a
/// place for a photograph, a box with a remark) leave most of it white, or are low.
bool is_filled(const SealShapeFound& seal, const InkDensity& density) {
  constexpr double kWithin = 0.78, kLeastInk = 0.12, kMostInk = 0.75, kSpan = 0.6;
  const InkWithin ink = ink_within(seal, density, kWithin);
  return ink.share > kLeastInk && ink.share < kMostInk && ink.right - ink.left > 2 * kSpan && ink.bottom - ink.top > 2 * kSpan;
}

/// Whether ink covers nearly all of it, as it does a cell of a table with white print on its fill; the letters of a seal cut
/// in white take more.
bool is_cell_fill(const SealShapeFound& seal, const InkDensity& density) {
  constexpr double kWithin = 0.95, kMostInk = 0.8;
  return ink_within(seal, density, kWithin).share > kMostInk;
}

/// The ink that lies in none of these seals: a square one that touches a round one is one piece of ink with it.
InkDensity without_seals(InkDensity density, const std::vector<SealShapeFound>& seals) {
  constexpr double kWithin = 1.03;
  for (const SealShapeFound& seal : seals) {
    const PixelBox cells{seal.box.left / density.cell, seal.box.top / density.cell, seal.box.right / density.cell + 1, seal.box.bottom / density.cell + 1};
    const PixelBox box = intersection(grown(cells, 2, 2), density.levels.bounds());
    for (int y = box.top; y < box.bottom; ++y)
      for (int x = box.left; x < box.right; ++x)
        if (inside(seal, density.pixel_of(x), density.pixel_of(y), kWithin)) density.levels.row(y)[x] = 0;
  }
  return density;
}

/// Squares that touch a seal which was found: in what is left without it.
std::vector<SealShapeFound> squares_beside(const std::vector<SealShapeFound>& seals, const InkDensity& density, const Raster& layer, SealColor color) {
  std::vector<SealShapeFound> squares;
  if (seals.empty()) return squares;
  const InkDensity rest = without_seals(density, seals);
  const auto any = [](const Component&) { return true; };
  for (const InkGroup& group : groups_of(find_components(inked_cells(rest), 3), int(density.cells_per_millimetre), any))
    if (const auto square = square_seal_in(rest, group.box, layer, color); square && is_filled(*square, rest)) squares.push_back(*square);
  return squares;
}

/// Square black seals: a frame of its own piece of ink, each side of which is nearly whole, with large letters in it.
std::vector<SealShapeFound> black_squares(const InkDensity& density, const Components& pieces, const Raster& mask) {
  constexpr double kMost = 30, kSquarest = 0.75;  // millimetres; the shorter side of the longer
  constexpr float kWhole = 0.8f;                  // cover of each side, as SealShapeFound::confidence has it
  const double millimetre = density.cells_per_millimetre;
  std::vector<SealShapeFound> squares;
  for (const Component& piece : pieces.all) {
    if (std::max(piece.box.width(), piece.box.height()) > 1.2 * kMost * millimetre) continue;
    const auto square = square_seal_in(density, piece.box, mask, SealColor::kBlack);
    if (!square || std::max(square->radius_x, square->radius_y) > kMost / 2 * millimetre * density.cell) continue;
    const bool even = std::min(square->radius_x, square->radius_y) > kSquarest * std::max(square->radius_x, square->radius_y);
    if (even && square->confidence >= kWhole && is_filled(*square, density)) squares.push_back(*square);
  }
  return squares;
}

/// Of what the edge of the page cuts off a short arc may be left, and many circles run through that: only one that has
/// its centre on the page and nearly all of its visible outline is taken for what it seems.
bool is_believable(const SealShapeFound& seal, const Raster& layer) {
  if (!seal.partial) return true;
  const bool centred = seal.centre_x > 0 && seal.centre_y > 0 && seal.centre_x < layer.width && seal.centre_y < layer.height;
  return centred && seal.confidence > 0.85f;
}

/// Ink without a gap from the strip's top to its bottom, as high as no piece of a ring so narrow can be: what lies beside a
/// photographed sheet. Of a ring there is a chord or two ends with letters between.
bool is_bar(const InkDensity& density, const PixelBox& box) {
  constexpr double kUnbroken = 0.98;
  int inked = 0;
  for (int y = box.top; y < box.bottom; ++y) {
    const std::uint8_t* row = density.levels.row(y);
    inked += std::any_of(row + box.left, row + box.right, [](std::uint8_t level) { return level >= kInked; });
  }
  const double width = box.width(), half = box.height() / 2.0;
  return inked >= kUnbroken * box.height() && (half * half + width * width) / (2 * width) > kMostRound / 2 * density.cells_per_millimetre;
}

/// A strip of a seal at the left or right edge of the page, as high as a seal and narrow: one page's part of a seal that
/// was stamped across the edges of several.
std::optional<SealShapeFound> strip_in(const InkDensity& density, const PixelBox& box, const Raster& layer, SealColor color) {
  constexpr double kLeastHeight = 14, kMostHeight = 62, kMostWidth = 30, kNear = 6;  // millimetres
  constexpr double kLeastWidth = 1.5;  // narrower than a ring is thick: the colour of what lies beside the sheet
  const double millimetre = density.cells_per_millimetre;
  const double width = box.width() / millimetre, height = box.height() / millimetre;
  const bool at_edge = box.left < kNear * millimetre || box.right > density.levels.width - kNear * millimetre;
  if (!at_edge || height < kLeastHeight || height > kMostHeight || width < kLeastWidth || width > std::min(kMostWidth, height)) return std::nullopt;
  if (is_bar(density, box)) return std::nullopt;
  SealShapeFound seal;
  seal.color = color;
  seal.box = intersection({box.left * density.cell, box.top * density.cell, box.right * density.cell, box.bottom * density.cell}, layer.bounds());
  seal.centre_x = (seal.box.left + seal.box.right) / 2.0;
  seal.centre_y = (seal.box.top + seal.box.bottom) / 2.0;
  seal.radius_x = seal.box.width() / 2.0;
  seal.radius_y = seal.box.height() / 2.0;
  seal.confidence = 0.5f;
  seal.partial = true;
  return seal;
}

/// Strips of what no outline was found for. A narrow one from the middle of a seal shows the ring above and below and a
/// letter or two between: its pieces lie further apart than those of a whole seal.
std::vector<SealShapeFound> strips_in(const InkDensity& density, const Components& pieces, const std::vector<SealShapeFound>& seals, const Raster& layer, SealColor color) {
  constexpr double kBand = 30, kApart = 24, kLeastPiece = 1.2;  // millimetres
  const double millimetre = density.cells_per_millimetre;
  const auto loose = [&](const Component& piece) {
    const bool in_band = piece.box.right < kBand * millimetre || piece.box.left > density.levels.width - kBand * millimetre;
    const double x = density.pixel_of((piece.box.left + piece.box.right) / 2.0), y = density.pixel_of((piece.box.top + piece.box.bottom) / 2.0);
    const bool taken = std::any_of(seals.begin(), seals.end(), [&](const SealShapeFound& seal) { return inside(seal, x, y, 1.05); });
    return in_band && !taken && std::max(piece.box.width(), piece.box.height()) > kLeastPiece * millimetre;
  };
  std::vector<SealShapeFound> strips;
  for (const InkGroup& group : groups_of(pieces, int(kApart * millimetre), loose))
    if (const auto strip = strip_in(density, group.box, layer, color)) strips.push_back(*strip);
  return strips;
}

std::vector<PixelBox> ink_groups(const Raster& red, double dpi) {
  const InkDensity density = density_of(red, dpi, kColour);
  const Components pieces = find_components(inked_cells(density), 2);
  std::vector<PixelBox> boxes;
  for (const InkGroup& group : groups_of(pieces, int(2 * density.cells_per_millimetre), [](const Component&) { return true; }))
    boxes.push_back({group.box.left * density.cell, group.box.top * density.cell, group.box.right * density.cell, group.box.bottom * density.cell});
  return boxes;
}

}  // namespace

std::vector<SealShapeFound> find_coloured_seals(const Raster& ink, SealColor color, double dpi) {
  std::vector<SealShapeFound> seals;
  const InkDensity density = density_of(ink, dpi, kColour);
  const double millimetre = density.cells_per_millimetre;
  const Components pieces = find_components(inked_cells(density), 3);
  const auto any = [](const Component&) { return true; };
  for (const InkGroup& group : groups_of(pieces, int(3 * millimetre), any)) {
    if (std::max(group.box.width(), group.box.height()) < kLeastSquare * millimetre) continue;
    // Squares first: their outline lies on no circle, but their corners lie on one.
    std::vector<OutlinePoint> points = outline_points(density, grown(group.box, 2, 2));
    Components members;
    for (std::size_t member : group.members) members.all.push_back(pieces.all[member]);
    for (const InkGroup& part : groups_of(members, int(1 * millimetre), any)) {
      const auto square = square_seal_in(density, part.box, ink, color);
      if (!square || is_cell_fill(*square, density)) continue;
      seals.push_back(*square);
      std::erase_if(points, [&](const OutlinePoint& point) { return inside(*square, density.pixel_of(point.x), density.pixel_of(point.y), 1.1); });
    }
    // A part at the edge of the page may be low, but no ring is lower than a line of print.
    if (std::min(group.box.width(), group.box.height()) < 5 * millimetre || std::max(group.box.width(), group.box.height()) < 0.7 * kLeastRound * millimetre) continue;
    for (const Ellipse& ellipse : round_outlines(std::move(points), density, color == SealColor::kRed ? kColouredCover : kBlackCover)) {
      const SealShapeFound seal = seal_of(ellipse, density, ink, color);
      if (!is_believable(seal, ink)) continue;
      seals.push_back(seal);
    }
  }
  const std::vector<SealShapeFound> beside = squares_beside(seals, density, ink, color);
  seals.insert(seals.end(), beside.begin(), beside.end());
  const std::vector<SealShapeFound> strips = strips_in(density, pieces, seals, ink, color);
  seals.insert(seals.end(), strips.begin(), strips.end());
  return seals;
}

std::vector<SealShapeFound> find_black_seals(const Raster& mask, double dpi) {
  std::vector<SealShapeFound> seals;
  InkDensity density = density_of(mask, dpi, 1);
  const double millimetre = density.cells_per_millimetre;
  const Raster inked = inked_cells(density);
  Components pieces = find_components(inked, 3);
  // Characters, and lines of characters that touch, are left out: they are low, and full for their box.
  const auto is_stroke = [&](const Component& piece) {
    const int shorter = std::min(piece.box.width(), piece.box.height()), longer = std::max(piece.box.width(), piece.box.height());
    const double fill = double(piece.area) / (double(piece.box.width()) * piece.box.height());
    return longer > 7 * millimetre && (shorter > 7 * millimetre || fill < 0.3);
  };
  Raster strokes(inked.width, inked.height, 0);
  for (const Component& piece : pieces.all)
    if (is_stroke(piece)) paint(strokes, pieces, piece, 1);
  InkDensity only_strokes = density;
  for (std::size_t i = 0; i < strokes.pixels.size(); ++i)
    if (!strokes.pixels[i] && density.levels.pixels[i] >= kInked) only_strokes.levels.pixels[i] = 0;
  for (const InkGroup& group : groups_of(pieces, int(3 * millimetre), is_stroke)) {
    if (std::max(group.box.width(), group.box.height()) < kLeastRound * millimetre || std::min(group.box.width(), group.box.height()) < 0.4 * kLeastRound * millimetre) continue;
    for (const Ellipse& ellipse : round_outlines(outline_points(only_strokes, grown(group.box, 2, 2)), density, kBlackCover))
      seals.push_back(seal_of(ellipse, density, mask, SealColor::kBlack));
  }
  const InkDensity rest = without_seals(std::move(density), seals);
  if (!seals.empty()) pieces = find_components(inked_cells(rest), 3);
  const std::vector<SealShapeFound> squares = black_squares(rest, pieces, mask);
  seals.insert(seals.end(), squares.begin(), squares.end());
  return seals;
}

bool inside(const SealShapeFound& seal, double x, double y, double factor) {
  const double u = x - seal.centre_x, v = y - seal.centre_y, cosine = std::cos(seal.tilt), sine = std::sin(seal.tilt);
  const double a = (u * cosine + v * sine) / seal.radius_x, b = (v * cosine - u * sine) / seal.radius_y;
  return seal.shape == SealShape::kSquare ? std::max(std::abs(a), std::abs(b)) < factor : std::hypot(a, b) < factor;
}

bool is_near_seal(const PixelBox& box, const std::vector<SealShapeFound>& seals, int margin) {
  return std::any_of(seals.begin(), seals.end(), [&](const SealShapeFound& seal) { return !intersection(grown(seal.box, margin, margin), box).empty(); });
}

std::vector<PixelBox> red_print(const Raster& red, const std::vector<SealShapeFound>& seals, double dpi) {
  const double millimetre = dpi / 25.4;
  std::vector<PixelBox> print;
  for (const PixelBox& box : ink_groups(red, dpi)) {
    const bool sealed = is_near_seal(box, seals, 20);  // its letters, smeared
    // Lines of text are low and long; what is high is part of a seal that no shape was found for.
    const double height = box.height() / millimetre;
    if (!sealed && height < 14 && box.width() > 1.5 * box.height()) print.push_back(box);
  }
  return print;
}

}  // namespace chushen

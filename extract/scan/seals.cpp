#include "extract/scan/seals.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/scan/circle_fit.h"
#include "extract/scan/ellipse_fit.h"

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;  // inch
constexpr double kLeastRound = 18, kMostRound = 60, kLeastSquare = 10, kMostSquare = 50;  // millimetres
constexpr float kSureBlack = 0.74f;  // much that is black is round: more than half of the outline has to be there

/// Red ink on a coarse grid, a little widened so that the parts of one seal hang together.
struct CoarseInk {
  int cell = 1;
  Raster mask;
};

CoarseInk coarse_ink(const Raster& red, double dpi) {
  CoarseInk coarse;
  coarse.cell = std::max(1, int(std::lround(0.75 * kMillimetre * dpi)));
  const Raster inked = [&] {
    Raster mask(red.width / coarse.cell + 1, red.height / coarse.cell + 1, 0);
    std::vector<int> counts(mask.pixels.size(), 0);
    for (int y = 0; y < red.height; ++y)
      for (int x = 0; x < red.width; ++x)
        if (red.at(x, y) > 0) ++counts[std::size_t(y / coarse.cell) * mask.width + x / coarse.cell];
    for (std::size_t i = 0; i < counts.size(); ++i) mask.pixels[i] = counts[i] * 14 > coarse.cell * coarse.cell;
    return mask;
  }();
  coarse.mask = Raster(inked.width, inked.height, 0);
  for (int y = 0; y < inked.height; ++y)
    for (int x = 0; x < inked.width; ++x)
      if (inked.at(x, y)) {
        const PixelBox near = intersection({x - 2, y - 2, x + 3, y + 3}, inked.bounds());
        for (int v = near.top; v < near.bottom; ++v) std::fill_n(coarse.mask.row(v) + near.left, near.width(), std::uint8_t(1));
      }
  return coarse;
}

std::vector<PixelBox> ink_groups(const Raster& red, double dpi) {
  const CoarseInk coarse = coarse_ink(red, dpi);
  std::vector<PixelBox> groups;
  for (const Component& component : find_components(coarse.mask, 1).all) {
    const PixelBox box = intersection({(component.box.left + 1) * coarse.cell, (component.box.top + 1) * coarse.cell,
                                       (component.box.right - 1) * coarse.cell, (component.box.bottom - 1) * coarse.cell},
                                      red.bounds());
    if (!box.empty()) groups.push_back(box);
  }
  return groups;
}

/// The outermost ink of each row and column: on a ring almost all of it lies on the outline.
std::vector<PlanePoint> outline_of(const Raster& ink, const PixelBox& box) {
  std::vector<PlanePoint> points;
  const auto solid = [&](int x, int y) {  // a single pixel is noise
    return ink.at(x, y) > 0 && ((x + 1 < box.right && ink.at(x + 1, y)) || (y + 1 < box.bottom && ink.at(x, y + 1)));
  };
  const int step = std::max(1, std::max(box.width(), box.height()) / 400);
  for (int y = box.top; y < box.bottom; y += step) {
    int left = box.left, right = box.right - 1;
    while (left < box.right && !solid(left, y)) ++left;
    while (right > left && !solid(right, y)) --right;
    if (left < box.right) points.insert(points.end(), {{double(left), double(y)}, {double(right), double(y)}});
  }
  for (int x = box.left; x < box.right; x += step) {
    int top = box.top, bottom = box.bottom - 1;
    while (top < box.bottom && !solid(x, top)) ++top;
    while (bottom > top && !solid(x, bottom)) --bottom;
    if (top < box.bottom) points.insert(points.end(), {{double(x), double(top)}, {double(x), double(bottom)}});
  }
  return points;
}

SealShapeFound seal_of(const Circle& circle) {
  SealShapeFound seal;
  seal.shape = SealShape::kRound;
  seal.centre_x = circle.x;
  seal.centre_y = circle.y;
  seal.radius_x = seal.radius_y = circle.radius;
  seal.box = {int(circle.x - circle.radius), int(circle.y - circle.radius), int(circle.x + circle.radius) + 1, int(circle.y + circle.radius) + 1};
  seal.confidence = float(std::min(1.0, 0.3 + 0.8 * circle.cover));
  return seal;
}

SealShapeFound seal_of(const Ellipse& ellipse) {
  SealShapeFound seal;
  seal.shape = SealShape::kEllipse;
  seal.centre_x = ellipse.x;
  seal.centre_y = ellipse.y;
  seal.radius_x = ellipse.long_radius;
  seal.radius_y = ellipse.short_radius;
  seal.tilt = ellipse.tilt;
  const double width = std::hypot(ellipse.long_radius * std::cos(ellipse.tilt), ellipse.short_radius * std::sin(ellipse.tilt));
  const double height = std::hypot(ellipse.long_radius * std::sin(ellipse.tilt), ellipse.short_radius * std::cos(ellipse.tilt));
  seal.box = {int(ellipse.x - width), int(ellipse.y - height), int(ellipse.x + width) + 1, int(ellipse.y + height) + 1};
  seal.confidence = float(std::min(1.0, 0.3 + 0.8 * ellipse.cover));
  return seal;
}

/// A circle, or an ellipse, whichever outline there is more of.
std::optional<SealShapeFound> round_seal_in(const std::vector<PlanePoint>& outline, double dpi) {
  const double least = kLeastRound / 2 * kMillimetre * dpi, most = kMostRound / 2 * kMillimetre * dpi, reach = 0.6 * kMillimetre * dpi;
  const std::optional<Circle> circle = fit_circle(outline, least, most, reach);
  const std::optional<Ellipse> ellipse = fit_ellipse(outline, reach);
  const bool is_seal = ellipse && ellipse->long_radius <= most && ellipse->long_radius >= least && ellipse->short_radius > 0.4 * ellipse->long_radius;
  const bool is_long = is_seal && ellipse->short_radius < 0.92 * ellipse->long_radius;
  if (is_long && (!circle || ellipse->cover > circle->cover + 0.1)) return seal_of(*ellipse);
  if (circle && circle->cover > 0.4) return seal_of(*circle);
  return std::nullopt;
}

/// Four straight sides, each inked over more than half.
std::optional<SealShapeFound> square_seal_in(const Raster& red, const PixelBox& box, double dpi) {
  const double width = box.width() / dpi / kMillimetre, height = box.height() / dpi / kMillimetre;
  if (std::min(width, height) < kLeastSquare || std::max(width, height) > kMostSquare || width / height < 0.5 || width / height > 2) return std::nullopt;
  const int reach = std::max(2, int(1.2 * kMillimetre * dpi));
  const auto inked = [&](const PixelBox& spot) {
    for (int y = spot.top; y < spot.bottom; ++y)
      for (int x = spot.left; x < spot.right; ++x)
        if (red.at(x, y)) return true;
    return false;
  };
  int sides[4] = {0, 0, 0, 0};
  for (int y = box.top; y < box.bottom; ++y) {
    sides[0] += inked({box.left, y, box.left + reach, y + 1});
    sides[1] += inked({box.right - reach, y, box.right, y + 1});
  }
  for (int x = box.left; x < box.right; ++x) {
    sides[2] += inked({x, box.top, x + 1, box.top + reach});
    sides[3] += inked({x, box.bottom - reach, x + 1, box.bottom});
  }
  const double cover = std::min({double(sides[0]) / box.height(), double(sides[1]) / box.height(), double(sides[2]) / box.width(), double(sides[3]) / box.width()});
  if (cover < 0.55) return std::nullopt;
  return SealShapeFound{box, SealShape::kSquare, SealColor::kRed, (box.left + box.right) / 2.0, (box.top + box.bottom) / 2.0,
                        box.width() / 2.0, box.height() / 2.0, float(std::min(1.0, 0.2 + 0.8 * cover))};
}

/// Large pieces of ink near each other: a ring is seldom printed in one piece.
struct Pieces {
  PixelBox box;
  std::vector<std::size_t> members;
};

std::vector<Pieces> large_pieces(const Components& components, double dpi) {
  const double shortest = 5 * kMillimetre * dpi, least = 12 * kMillimetre * dpi, most = 90 * kMillimetre * dpi;
  const int near = int(4 * kMillimetre * dpi);
  std::vector<Pieces> groups;
  for (std::size_t i = 0; i < components.all.size(); ++i) {
    const PixelBox& box = components.all[i].box;
    if (std::min(box.width(), box.height()) < shortest || std::max(box.width(), box.height()) < least || std::max(box.width(), box.height()) > most) continue;
    Pieces joined{box, {i}};
    for (auto group = groups.begin(); group != groups.end();) {
      if (intersection(grown(group->box, near, near), joined.box).empty()) {
        ++group;
        continue;
      }
      joined.box = united(joined.box, group->box);
      joined.members.insert(joined.members.end(), group->members.begin(), group->members.end());
      group = groups.erase(group);
    }
    groups.push_back(std::move(joined));
  }
  return groups;
}

Raster ink_of(const Components& components, const Pieces& pieces) {
  Raster ink(pieces.box.right + 1, pieces.box.bottom + 1, 0);
  for (std::size_t i : pieces.members) paint(ink, components, components.all[i], 1);
  return ink;
}

}  // namespace

std::vector<SealShapeFound> find_red_seals(const Raster& red, double dpi) {
  std::vector<SealShapeFound> seals;
  for (const PixelBox& box : ink_groups(red, dpi)) {
    const double longer = std::max(box.width(), box.height()) / dpi / kMillimetre;
    if (longer < kLeastSquare) continue;
    // A square's outline lies on no circle, a circle's ink leaves its box's corners free: no order can go wrong.
    if (auto square = square_seal_in(red, box, dpi)) {
      seals.push_back(*square);
    } else if (longer >= kLeastRound * 0.6) {
      if (auto round = round_seal_in(outline_of(red, box), dpi)) seals.push_back(*round);
    }
  }
  return seals;
}

std::vector<SealShapeFound> find_black_seals(const Components& components, const PixelBox& page, double dpi) {
  std::vector<SealShapeFound> seals;
  const double least = 25 * kMillimetre * dpi, most = 100 * kMillimetre * dpi;
  for (const Pieces& pieces : large_pieces(components, dpi)) {
    const PixelBox box = intersection(pieces.box, page);
    if (std::min(box.width(), box.height()) < least || std::max(box.width(), box.height()) > most) continue;
    auto seal = round_seal_in(outline_of(ink_of(components, pieces), box), dpi);
    if (!seal || seal->confidence < kSureBlack) continue;
    seal->color = SealColor::kBlack;
    seals.push_back(*seal);
  }
  return seals;
}

std::vector<PixelBox> red_print(const Raster& red, const std::vector<SealShapeFound>& seals, double dpi) {
  std::vector<PixelBox> print;
  for (const PixelBox& box : ink_groups(red, dpi)) {
    const bool sealed = std::any_of(seals.begin(), seals.end(), [&](const SealShapeFound& seal) {
      return !intersection(grown(seal.box, 20, 20), box).empty();
    });
    // Lines of text are low and long; what is high is part of a seal that no shape was found for.
    const double height = box.height() / dpi / kMillimetre;
    if (!sealed && height < 14 && box.width() > 1.5 * box.height()) print.push_back(box);
  }
  return print;
}

}  // namespace chushen

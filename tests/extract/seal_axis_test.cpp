#include "extract/scan/seal_axis.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kTurn = 2 * 3.14159265358979;
constexpr int kRadius = 150;

SealShapeFound seal_of(SealShape shape, double height) {
  SealShapeFound seal;
  seal.shape = shape;
  seal.centre_x = seal.centre_y = kRadius + 10;
  seal.radius_x = kRadius;
  seal.radius_y = kRadius * height;
  seal.box = {10, 10, 2 * kRadius + 10, 2 * kRadius + 10};
  return seal;
}

/// Five points, the first of them turned by a part of the way around.
Raster star(double turned) {
  Raster ink(2 * kRadius + 20, 2 * kRadius + 20, 0);
  for (int corner = 0; corner < 5; ++corner) {
    const double angle = kTurn * (corner / 5.0 + turned);
    drawing::stroke(ink, kRadius + 10, kRadius + 10, kRadius + 10 + 0.32 * kRadius * std::sin(angle), kRadius + 10 - 0.32 * kRadius * std::cos(angle), 9, 255);
  }
  return ink;
}

}  // namespace

TEST_CASE("one of the points of the star is the top, the one near which the letters have their middle") {
  for (const double turned : {-0.03, 0.0, 0.04}) {
    const Raster ink = star(turned);
    const SealShapeFound seal = seal_of(SealShape::kRound, 1);
    const SealRound round(ink, seal);
    for (const double off : {-0.08, 0.0, 0.08}) {
      const auto top = top_of(round, turned + off);
      REQUIRE(top);
      CHECK(*top == Approx(turned).margin(0.004));
      CHECK(*top_of(round, 1 + turned + off) == Approx(1 + turned).margin(0.004));
    }
  }
}

TEST_CASE("without a star nobody knows the top, but of an ellipse") {
  const Raster empty(2 * kRadius + 20, 2 * kRadius + 20, 0);
  const SealShapeFound round = seal_of(SealShape::kRound, 1), ellipse = seal_of(SealShape::kEllipse, 0.67);
  CHECK_FALSE(top_of(SealRound(empty, round), 0));
  Raster disc = empty;
  for (int y = 0; y < disc.height; ++y)
    for (int x = 0; x < disc.width; ++x)
      if (std::hypot(x - kRadius - 10, y - kRadius - 10) < 0.4 * kRadius) disc.row(y)[x] = 255;
  CHECK_FALSE(top_of(SealRound(disc, round), 0));
  CHECK(*top_of(SealRound(empty, ellipse), 0.1) == Approx(0));
  CHECK(*top_of(SealRound(empty, ellipse), 0.6) == Approx(0.5));
}

#include "extract/scan/seal_axis.h"

#include <cmath>
#include <complex>

namespace chushen {

namespace {

constexpr double kTurn = 2 * 3.14159265358979323846;
constexpr int kPoints = 5;

/// Between its inner corners and its points nothing of a star but the points is inked: their direction is the phase of the
/// fifth harmonic of the ink around the centre.
std::optional<double> point_of_star(const SealRound& round) {
  constexpr double kInner = 0.15, kOuter = 0.31, kStep = 0.01;  // of the radius: stars have 12 to 14 mm, seals 38 to 45
  constexpr int kSteps = 360;
  constexpr double kClear = 0.35;  // of the ink; all in five directions would be 1
  const double radius = round.seal().radius_x;
  std::complex<double> harmonic = 0;
  double ink = 0;
  for (double part = kInner; part < kOuter; part += kStep)
    for (int step = 0; step < kSteps; ++step) {
      const double angle = kTurn * step / kSteps, level = part * round.at(std::sin(angle) * part * radius, -std::cos(angle) * part * radius);
      harmonic += std::polar(level, kPoints * angle);
      ink += level;
    }
  if (ink <= 0 || std::abs(harmonic) < kClear * ink) return std::nullopt;
  return std::arg(harmonic) / kPoints / kTurn;
}

/// The one of `count` directions, evenly around, that is nearest.
double nearest_of(int count, double first, double near) { return first + std::round((near - first) * count) / count; }

}  // namespace

std::optional<double> top_of(const SealRound& round, double near) {
  if (round.seal().shape == SealShape::kEllipse) return nearest_of(2, 0, near);
  const auto point = point_of_star(round);
  if (!point) return std::nullopt;
  return nearest_of(kPoints, *point, near);
}

}  // namespace chushen

#include "extract/scan/seal_impression.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/scan/seal_round.h"

namespace chushen {

namespace {

constexpr double kTurn = 2 * 3.14159265358979323846;
constexpr int kAround = 720, kDeep = 40;          // samples of a strip
constexpr double kInner = 0.42, kOuter = 0.95;    // between star and ring, in radii
constexpr double kSameSize = 0.06;

/// What stands between the star and the ring: equal steps of the angle in which the outline is a circle.
struct Annulus {
  std::vector<float> levels = std::vector<float>(std::size_t(kAround) * kDeep);
  float at(int step, int depth) const { return levels[std::size_t((step % kAround + kAround) % kAround) * kDeep + std::size_t(depth)]; }
};

double radius_at(int depth) { return kInner + (kOuter - kInner) * (depth + 0.5) / kDeep; }

Annulus annulus_of(const SealImpression& impression) {
  const SealRound round(impression.ink, impression.seal);
  Annulus annulus;
  for (int step = 0; step < kAround; ++step)
    for (int depth = 0; depth < kDeep; ++depth) {
      const double angle = kTurn * (step + 0.5) / kAround, radius = radius_at(depth);
      annulus.levels[std::size_t(step) * kDeep + std::size_t(depth)] =
          float(round.at(std::sin(angle) * radius * impression.seal.radius_x, -std::cos(angle) * radius * impression.seal.radius_y));
    }
  return annulus;
}

/// Correlation of a stretch of the first with the other, pushed on by `around` steps and `outwards` depths.
double correlation(const Annulus& first, const Annulus& other, int from, int to, int around, int outwards) {
  double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
  const int begin = std::max(0, -outwards), end = std::min(kDeep, kDeep - outwards);
  for (int step = from; step < to; ++step)
    for (int depth = begin; depth < end; ++depth) {
      const double p = first.at(step, depth), q = other.at(step + around, depth + outwards);
      n += 1, a += p, b += q, aa += p * p, bb += q * q, ab += p * q;
    }
  const double left = aa - a * a / n, right = bb - b * b / n;
  return left < 1 || right < 1 ? 0 : (ab - a * b / n) / std::sqrt(left * right);
}

/// By how many steps the other is turned against the first. An ellipse lies on one of its long sides.
int turn_of(const Annulus& first, const Annulus& other, SealShape shape) {
  constexpr int kAskew = 8;  // steps by which the axes of an ellipse are found wrong at most
  int best = 0;
  double most = -1;
  for (int around = 0; around < kAround; ++around) {
    const int off = std::min({around, std::abs(around - kAround / 2), kAround - around});
    if (shape == SealShape::kEllipse && off > kAskew) continue;
    double sum = 0;  // of the product: both are the same in every turn
    for (int step = 0; step < kAround; step += 2)
      for (int depth = 1; depth < kDeep; depth += 2) sum += double(first.at(step, depth)) * other.at(step + around, depth);
    if (sum <= most) continue;
    most = sum;
    best = around;
  }
  return best;
}

double median(std::array<double, 5> values) {
  std::nth_element(values.begin(), values.begin() + 2, values.end());
  return values[2];
}

/// Where each sector fits best, and where it lies among its neighbours: a sector that print fills fits anywhere.
std::array<ImpressionLie::Shift, ImpressionLie::kSectors> shifts_of(const Annulus& first, const Annulus& other, int turn) {
  constexpr int kSectors = ImpressionLie::kSectors, kWide = kAround / kSectors, kMostAround = 6, kMostOutwards = 4;
  std::array<ImpressionLie::Shift, kSectors> best{}, smooth{};
  for (int sector = 0; sector < kSectors; ++sector) {
    double most = -1;
    for (int around = -kMostAround; around <= kMostAround; ++around)
      for (int outwards = -kMostOutwards; outwards <= kMostOutwards; ++outwards) {
        const double fit = correlation(first, other, (sector - 1) * kWide + kWide / 2, (sector + 2) * kWide - kWide / 2, turn + around, outwards);
        if (fit <= most) continue;
        most = fit;
        best[std::size_t(sector)] = {around * kTurn / kAround, outwards * (kOuter - kInner) / kDeep};
      }
  }
  for (int sector = 0; sector < kSectors; ++sector) {
    std::array<double, 5> around{}, outwards{};
    for (int k = 0; k < 5; ++k) {
      const auto& near = best[std::size_t((sector + k - 2 + kSectors) % kSectors)];
      around[std::size_t(k)] = near.around;
      outwards[std::size_t(k)] = near.outwards;
    }
    smooth[std::size_t(sector)] = {median(around), median(outwards)};
  }
  return smooth;
}

/// Between the middles of two sectors.
ImpressionLie::Shift shift_at(const ImpressionLie& lie, double angle) {
  const double place = angle / kTurn * ImpressionLie::kSectors - 0.5;
  const int before = int(std::floor(place));
  const double part = place - before;
  const auto& a = lie.shifts[std::size_t((before + ImpressionLie::kSectors) % ImpressionLie::kSectors)];
  const auto& b = lie.shifts[std::size_t((before + 1) % ImpressionLie::kSectors)];
  return {a.around + (b.around - a.around) * part, a.outwards + (b.outwards - a.outwards) * part};
}

}  // namespace

bool are_alike(const SealImpression& a, const SealImpression& b) {
  const auto near = [](double one, double two) { return std::abs(one - two) < kSameSize * std::max(one, two); };
  return a.seal.shape == b.seal.shape && a.seal.color == b.seal.color && near(a.seal.radius_x / a.dpi, b.seal.radius_x / b.dpi) &&
         near(a.seal.radius_y / a.dpi, b.seal.radius_y / b.dpi);
}

ImpressionLie lie_upon(const SealImpression& first, const SealImpression& other) {
  const Annulus one = annulus_of(first), two = annulus_of(other);
  ImpressionLie lie;
  const int turn = turn_of(one, two, first.seal.shape);
  lie.turn = turn * kTurn / kAround;
  lie.shifts = shifts_of(one, two, turn);
  return lie;
}

LaidImpression laid_upon(const SealImpression& first, const SealImpression& other, const ImpressionLie& lie) {
  const SealShapeFound &to = first.seal, &from = other.seal;
  const SealRound ink(other.ink, from), hidden(other.hidden, from);
  LaidImpression laid{Raster(first.ink.width, first.ink.height, 0), Raster(first.ink.width, first.ink.height, 0)};
  const double cosine = std::cos(to.tilt), sine = std::sin(to.tilt);
  const PixelBox box = intersection(to.box, first.ink.bounds());
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      const double u = x - to.centre_x, v = y - to.centre_y;
      const double a = (u * cosine + v * sine) / to.radius_x, b = (v * cosine - u * sine) / to.radius_y, radius = std::hypot(a, b);
      if (radius > 1.02) continue;
      const double angle = std::atan2(a, -b);
      const ImpressionLie::Shift shift = shift_at(lie, angle < 0 ? angle + kTurn : angle);
      const double there = angle + lie.turn + shift.around, out = radius + shift.outwards;
      const double across = std::sin(there) * out * from.radius_x, down = -std::cos(there) * out * from.radius_y;
      laid.ink.row(y)[x] = std::uint8_t(ink.at(across, down));
      if (hidden.at(across, down) > 127) laid.hidden.row(y)[x] = 255;
    }
  return laid;
}

double place_in(const SealRound& first, const SealRound& other, const ImpressionLie& lie, double place) {
  const double there = other.angle_of(place) - lie.turn;
  const double angle = there - std::floor(there / kTurn) * kTurn;
  return first.part_of(angle - shift_at(lie, angle).around);
}

}  // namespace chushen

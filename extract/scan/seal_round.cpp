#include "extract/scan/seal_round.h"

#include <algorithm>
#include <cmath>

namespace chushen {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kDegrees = 360;
constexpr double kInked = 90;        // of 255, after stretching

/// How much of the way around is inked, at one distance.
double cover_at(const SealRound& round, double distance) {
  int inked = 0;
  for (int degree = 0; degree < kDegrees; ++degree) inked += round.ink(degree / double(kDegrees), distance) > kInked;
  return inked / double(kDegrees);
}

/// Half of the ink within the ring comes out darker than kUsual: thin letters are paler than the ring.
double gain_of(const Raster& ink, const SealShapeFound& seal) {
  constexpr int kLeast = 20;
  constexpr double kUsual = 190;
  std::array<int, 256> histogram{};
  const PixelBox box = intersection(seal.box, ink.bounds());
  long total = 0;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (ink.at(x, y) > kLeast && inside(seal, x, y, 0.9)) {
        ++histogram[ink.at(x, y)];
        ++total;
      }
  long below = 0;
  int level = 0;
  while (level < 255 && 2 * below < total) below += histogram[std::size_t(level++)];
  return std::max(1.0, kUsual / std::max(kLeast, level));
}

using Marks = std::array<bool, kDegrees>;

/// The longest run of degrees without a mark.
std::pair<int, int> widest_gap(const Marks& marks) {
  int widest = 0, at = 0;
  for (int start = 0; start < kDegrees; ++start) {
    int length = 0;
    while (length < kDegrees && !marks[std::size_t((start + length) % kDegrees)]) ++length;
    if (length > widest) {
      widest = length;
      at = start;
    }
  }
  return {at, widest};
}

/// Marks on less than `least` degrees with nothing beside them are specks.
void drop_specks(Marks& marks, int least, int alone) {
  const Marks before = marks;
  for (int start = 0; start < kDegrees; ++start) {
    if (!before[std::size_t(start)] || before[std::size_t((start + kDegrees - 1) % kDegrees)]) continue;
    int length = 0;
    while (length < kDegrees && before[std::size_t((start + length) % kDegrees)]) ++length;
    bool neighbour = length >= least;
    for (int k = 1; k <= alone && !neighbour; ++k)
      neighbour = before[std::size_t((start + kDegrees - k) % kDegrees)] || before[std::size_t((start + length - 1 + k) % kDegrees)];
    if (neighbour) continue;
    for (int k = 0; k < length; ++k) marks[std::size_t((start + k) % kDegrees)] = false;
  }
}

}  // namespace

SealRound::SealRound(const Raster& ink, const SealShapeFound& seal) : ink_(ink), seal_(seal), unit_(std::min(seal.radius_x, seal.radius_y)), gain_(gain_of(ink, seal)) {
  constexpr int kFine = 4 * kSteps;
  const double inner_x = seal.radius_x - 0.25 * unit_, inner_y = seal.radius_y - 0.25 * unit_;
  std::array<double, kFine + 1> length{};
  for (int i = 1; i <= kFine; ++i) {
    const double a = 2 * kPi * (i - 1) / kFine, b = 2 * kPi * i / kFine;
    length[std::size_t(i)] = length[std::size_t(i - 1)] + std::hypot((std::sin(b) - std::sin(a)) * inner_x, (std::cos(b) - std::cos(a)) * inner_y);
  }
  length_ = length[kFine];
  for (int step = 0, i = 0; step < kSteps; ++step) {
    while (length[std::size_t(i + 1)] < length_ * step / kSteps) ++i;
    angles_[std::size_t(step)] = 2 * kPi * i / kFine;
  }
}

double SealRound::at(double x, double y) const {
  const double cosine = std::cos(seal_.tilt), sine = std::sin(seal_.tilt);
  const double column = seal_.centre_x + x * cosine - y * sine, row = seal_.centre_y + x * sine + y * cosine;
  const int left = int(std::floor(column)), top = int(std::floor(row));
  if (left < 0 || top < 0 || left + 1 >= ink_.width || top + 1 >= ink_.height) return 0;
  const double u = column - left, v = row - top;
  const double level = (ink_.at(left, top) * (1 - u) + ink_.at(left + 1, top) * u) * (1 - v) + (ink_.at(left, top + 1) * (1 - u) + ink_.at(left + 1, top + 1) * u) * v;
  return std::min(255.0, level * gain_);
}

double SealRound::angle_of(double part) const {
  // Between two steps the angle is interpolated: steps of half a degree would show as teeth in the letters.
  const double place = (part - std::floor(part)) * kSteps;
  const auto step = std::size_t(place) % kSteps;
  const double next = step + 1 == kSteps ? 2 * kPi : angles_[step + 1];
  return angles_[step] + (next - angles_[step]) * (place - std::floor(place));
}

double SealRound::part_of(double angle) const {
  angle -= std::floor(angle / (2 * kPi)) * 2 * kPi;
  const auto after = std::upper_bound(angles_.begin(), angles_.end(), angle);
  const double before = after == angles_.begin() ? 0 : *(after - 1), next = after == angles_.end() ? 2 * kPi : *after;
  return (double(after - angles_.begin()) - 1 + (angle - before) / std::max(1e-9, next - before)) / kSteps;
}

double SealRound::ink(double part, double distance) const {
  const double angle = angle_of(part);
  const double x = std::sin(angle) * seal_.radius_x, y = -std::cos(angle) * seal_.radius_y;
  double across = std::sin(angle) * seal_.radius_y, down = -std::cos(angle) * seal_.radius_x;
  const double size = std::hypot(across, down), inwards = (1 - distance) * unit_;
  return at(x - across / size * inwards, y - down / size * inwards);
}

SealRound::Band SealRound::letter_band() const {
  if (const Band band = band_by_sectors(); band.outer > 0) return band;
  constexpr int kFrom = 38, kTo = 100;  // hundredths
  std::array<double, kTo + 1> cover{};
  for (int i = kFrom; i <= kTo; ++i) cover[std::size_t(i)] = cover_at(*this, i / 100.0);
  const double rim = *std::max_element(cover.begin() + 88, cover.end());
  int ring = 94;  // where the ring was taken away
  for (int i = kTo; i >= 84 && rim > 0.4; --i)
    if (cover[std::size_t(i)] >= 0.6 * rim) ring = i;
  // The paper between ring and letters, then the letters, then the paper between them and what stands in the middle.
  const auto emptiest = [&](int from, int to) { return int(std::min_element(cover.begin() + from, cover.begin() + to + 1) - cover.begin()); };
  const int outer = emptiest(ring - 9, ring - 2);
  const auto fullest = std::max_element(cover.begin() + std::max(kFrom, outer - 30), cover.begin() + outer);
  int inner = int(fullest - cover.begin());
  while (inner > kFrom && cover[std::size_t(inner)] > 0.2 * *fullest) --inner;
  if (inner <= kFrom + 1) inner = emptiest(42, std::max(43, outer - 16));
  const double top = (outer + 1) / 100.0;
  return {std::clamp(inner / 100.0 - 0.02, 0.36, top - 0.16), top};
}

SealRound::Band SealRound::band_by_sectors() const {
  constexpr int kSectors = 48, kFrom = 38, kTo = 97, kLeast = 16, kMost = 42;  // hundredths
  std::array<int, kTo + 1> begins{}, ends{};
  int letters = 0;
  for (int sector = 0; sector < kSectors; ++sector) {
    int begin = -1;
    for (int i = kFrom; i <= kTo; ++i) {
      bool inked = false;
      for (int k = 0; k < 8 && !inked; ++k) inked = ink((sector + k / 8.0) / kSectors, i / 100.0) > kInked;
      if (inked && begin < 0) begin = i;
      if ((inked && i < kTo) || begin < 0) continue;
      // Parts of a letter stand above each other: 2 hundredths of paper between them do not end it.
      bool again = false;
      for (int more = 1; more <= 2 && i + more <= kTo && !again; ++more)
        for (int k = 0; k < 8; ++k) again = again || ink((sector + k / 8.0) / kSectors, (i + more) / 100.0) > kInked;
      if (again && i < kTo) continue;
      if (i - begin >= kLeast && i - begin <= kMost && begin > kFrom && i < kTo) ++begins[std::size_t(begin)], ++ends[std::size_t(i)], ++letters;
      begin = -1;
    }
  }
  if (letters < 6) return {0, 0};
  const auto quantile = [&](const std::array<int, kTo + 1>& counts, double part) {
    int i = kFrom;
    for (double below = counts[std::size_t(i)]; below < part * letters && i < kTo; below += counts[std::size_t(++i)]) {}
    return i / 100.0;
  };
  return {quantile(begins, 0.35) - 0.02, quantile(ends, 0.65) + 0.025};
}

SealRound::Arc SealRound::letter_arc(const Band& band) const {
  const double depth = band.outer - band.inner;
  // A letter is inked in all of its thirds; what is inked in one or two of them is a figure of the code or the level line.
  constexpr std::array<std::pair<double, double>, 3> kThirds = {{{0.08, 0.40}, {0.40, 0.62}, {0.62, 0.92}}};
  constexpr int kHalfStroke = 3;  // degrees: thirds of a letter do not stand straight above each other
  std::array<Marks, 3> thirds{};
  for (std::size_t third = 0; third < kThirds.size(); ++third)
    for (int degree = 0; degree < kDegrees; ++degree) {
      int inked = 0;
      for (double at = kThirds[third].first; at < kThirds[third].second; at += 0.02) inked += ink(degree / double(kDegrees), band.inner + at * depth) > kInked;
      if (inked < 2) continue;
      for (int k = -kHalfStroke; k <= kHalfStroke; ++k) thirds[third][std::size_t((degree + k + kDegrees) % kDegrees)] = true;
    }
  Marks marks{};
  for (std::size_t i = 0; i < kDegrees; ++i) marks[i] = thirds[0][i] && thirds[1][i] && thirds[2][i];
  drop_specks(marks, 4, 6);
  const auto [at, widest] = widest_gap(marks);
  if (widest < 20) return {0.6, 0.8, false};  // drawn over: most seals stand upright
  constexpr int kMargin = 5;
  return {(at + widest - kMargin) / double(kDegrees), (kDegrees - widest + 2 * kMargin) / double(kDegrees), true};
}

Raster SealRound::unrolled(const Arc& arc, const Band& band, int height) const {
  const double depth = band.outer - band.inner;
  Raster line(std::max(8, int(arc.span * length() / depth * height)), height, 255);
  for (int x = 0; x < line.width; ++x)
    for (int y = 0; y < height; ++y)
      line.row(y)[x] = std::uint8_t(255 - ink(arc.begin + arc.span * (x + 0.5) / line.width, band.outer - depth * (y + 0.5) / height));
  return line;
}

}  // namespace chushen

#include "extract/scan/letter_likeness.h"

#include <algorithm>
#include <cmath>

namespace chushen {

namespace {

/// Two pictures of a letter, dark on white, and what is hidden of one or the other (white).
struct LetterPictures {
  Raster first, other, hidden;
  bool seen(int x, int y) const { return hidden.at(x, y) > 127; }
};

/// Part of the ink of `a` that `b`, pushed by so much, shows nowhere near.
double alone(const Raster& a, const Raster& b, const LetterPictures& pictures, int across, int down) {
  double all = 0, missing = 0;
  for (int y = 0; y < a.height; ++y)
    for (int x = 0; x < a.width; ++x) {
      const int ink = 255 - a.at(x, y);
      if (ink == 0 || !pictures.seen(x, y)) continue;
      int there = 0;
      for (int v = std::max(0, y + down - 1); v <= std::min(b.height - 1, y + down + 1); ++v)
        for (int u = std::max(0, x + across - 1); u <= std::min(b.width - 1, x + across + 1); ++u) there = std::max(there, 255 - b.at(u, v));
      all += ink;
      missing += std::max(0, ink - there);
    }
  return all < 1 ? 0 : missing / all;
}

double correlation_of(const LetterPictures& pictures, int across, int down) {
  const Raster &a = pictures.first, &b = pictures.other;
  double n = 0, p = 0, q = 0, pp = 0, qq = 0, pq = 0;
  for (int y = std::max(0, -down); y < a.height - std::max(0, down); ++y)
    for (int x = std::max(0, -across); x < a.width - std::max(0, across); ++x) {
      if (!pictures.seen(x, y)) continue;
      const double left = a.at(x, y), right = b.at(x + across, y + down);
      n += 1, p += left, q += right, pp += left * left, qq += right * right, pq += left * right;
    }
  if (n < 1) return 0;
  const double left = pp - p * p / n, right = qq - q * q / n;
  return left < 1 || right < 1 ? 0 : (pq - p * q / n) / std::sqrt(left * right);
}

/// Of two pictures wherever they fit best.
LetterLikeness likeness_of(const LetterPictures& pictures) {
  constexpr int kShift = 2;      // pixels, of a letter's 48
  constexpr double kSeen = 0.5;  // of the picture
  LetterLikeness best;
  const long seen = std::count_if(pictures.hidden.pixels.begin(), pictures.hidden.pixels.end(), [](std::uint8_t level) { return level > 127; });
  if (double(seen) < kSeen * double(pictures.hidden.pixels.size())) return best;
  best.seen = true;
  for (int down = -kShift; down <= kShift; ++down)
    for (int across = -kShift; across <= kShift; ++across) {
      best.correlation = std::max(best.correlation, correlation_of(pictures, across, down));
      best.first_alone = std::min(best.first_alone, alone(pictures.first, pictures.other, pictures, across, down));
      best.other_alone = std::min(best.other_alone, alone(pictures.other, pictures.first, pictures, -across, -down));
    }
  return best;
}

}  // namespace

LetterLikeness likeness_at(const LaidRounds& pair, double place, double pitch, const SealRound::Band& band) {
  constexpr int kHeight = 48;
  const SealRound::Arc arc{place - 0.5 * pitch, pitch, true};
  return likeness_of({pair.first.unrolled(arc, band, kHeight), pair.other.unrolled(arc, band, kHeight), pair.hidden.unrolled(arc, band, kHeight)});
}

}  // namespace chushen

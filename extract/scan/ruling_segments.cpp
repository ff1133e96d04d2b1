#include "extract/scan/ruling_segments.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <vector>

#include "extract/scan/ruling_dashes.h"
#include "extract/scan/ruling_strokes.h"

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;  // inch
constexpr int kLeastContrast = 22;        // grey levels against both sides; noise averaged over 1 mm stays below
constexpr double kSolid = 0.85;           // of a line's length that is ink
constexpr int kFaintContrast = 8;         // the same averaged over 6 mm: dots of a copy that are pale and far apart

struct Lengths {
  int window, wide, side, piece, gap, level, dotted, sure, dash;
  explicit Lengths(double dpi)
      : window(std::max(2, int(0.5 * kMillimetre * dpi))), wide(int(3 * kMillimetre * dpi)), side(std::max(3, int(1.0 * kMillimetre * dpi))),
        piece(std::max(8, int(4 * kMillimetre * dpi))), gap(std::max(3, int(3 * kMillimetre * dpi))),
        level(std::max(2, int(0.5 * kMillimetre * dpi))), dotted(int(7 * kMillimetre * dpi)), sure(int(20 * kMillimetre * dpi)),
        dash(std::max(5, int(0.9 * kMillimetre * dpi))) {}
};

/// Darkness averaged over 2 * window + 1 pixels along each row.
Raster smoothed_darkness(const Raster& grey, int window) {
  Raster result(grey.width, grey.height, 0);
  // Divides by multiplying: exact for every sum below 2^32 / span, and a sum is below 256 * span.
  const std::uint64_t inverse = (std::uint64_t(1) << 32) / std::uint64_t(2 * window + 1) + 1;
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* in = grey.row(y);
    std::uint8_t* out = result.row(y);
    std::uint32_t sum = 0;
    for (int x = 0; x < std::min(window, grey.width); ++x) sum += 255u - in[x];
    for (int x = 0; x < grey.width; ++x) {
      if (x + window < grey.width) sum += 255u - in[x + window];
      if (x - window - 1 >= 0) sum -= 255u - in[x - window - 1];
      out[x] = std::uint8_t(sum * inverse >> 32);
    }
  }
  return result;
}

/// A stretch of a row that is darker than both sides.
struct Piece {
  int y = 0, left = 0, right = 0;
};

/// \param contrast  by which it is darker, at least.  \param least  its length, at least.
std::vector<Piece> pieces_of(const Raster& dark, const Lengths& lengths, int contrast, int least) {
  std::vector<Piece> pieces;
  const std::vector<std::uint8_t> paper(dark.width, 0);
  std::vector<std::uint8_t> stands_out(dark.width);
  for (int y = 0; y < dark.height; ++y) {
    const std::uint8_t* here = dark.row(y);
    const std::uint8_t* above = y >= lengths.side ? dark.row(y - lengths.side) : paper.data();
    const std::uint8_t* below = y + lengths.side < dark.height ? dark.row(y + lengths.side) : paper.data();
    for (int x = 0; x < dark.width; ++x) stands_out[x] = here[x] >= std::max(above[x], below[x]) + contrast;
    for (int x = 0; x < dark.width;) {
      if (!stands_out[x]) {
        ++x;
        continue;
      }
      const int left = x;
      while (x < dark.width && stands_out[x]) ++x;
      if (x - left >= least) pieces.push_back({y, left, x});
    }
  }
  return pieces;
}

/// Pieces that follow each other in neighbouring rows or on nearly the same row: one line, perhaps a little slanted.
struct Chain {
  std::vector<Piece> pieces;
  int left = 0, right = 0;
  double weight = 0, moment = 0;
  double middle() const { return moment / weight; }
  void add(const Piece& piece) {
    left = pieces.empty() ? piece.left : std::min(left, piece.left);
    right = pieces.empty() ? piece.right : std::max(right, piece.right);
    pieces.push_back(piece);
    weight += piece.right - piece.left;
    moment += double(piece.right - piece.left) * piece.y;
  }
};

/// Where the chain runs at `x`: the mean row of its pieces there, else of the piece nearest to it.
double height_at(const Chain& chain, int x) {
  double sum = 0, nearest = 1e9, fallback = chain.middle();
  int count = 0;
  for (const Piece& piece : chain.pieces) {
    if (piece.left <= x && x < piece.right) {
      sum += piece.y;
      ++count;
    }
    const double away = std::max({double(piece.left - x), double(x - piece.right), 0.0});
    if (away < nearest) {
      nearest = away;
      fallback = piece.y;
    }
  }
  return count > 0 ? sum / count : fallback;
}

std::vector<int> heights_of(const Chain& chain) {
  std::vector<int> heights;
  for (int x = chain.left; x < chain.right; ++x) heights.push_back(int(std::lround(height_at(chain, x))));
  return heights;
}

std::vector<Chain> chains_of(const std::vector<Piece>& pieces) {
  std::vector<Chain> chains;
  std::vector<std::size_t> open;  // chains whose last piece is at most two rows above
  for (const Piece& piece : pieces) {
    std::erase_if(open, [&](std::size_t i) { return chains[i].pieces.back().y < piece.y - 2; });
    const auto touching = std::find_if(open.begin(), open.end(), [&](std::size_t i) {
      const auto& all = chains[i].pieces;
      for (auto last = all.rbegin(); last != all.rend() && last->y >= piece.y - 2; ++last)
        if (last->left <= piece.right && piece.left <= last->right) return true;
      return false;
    });
    if (touching != open.end()) {
      chains[*touching].add(piece);
    } else {
      open.push_back(chains.size());
      chains.emplace_back().add(piece);
    }
  }
  return chains;
}

/// Chains of what is long enough for a piece of a line, and rows of dashes as lines. Strokes of characters that touch a
/// line would move its ends and its middle, so they are not chained with it.
std::vector<Chain> with_dashes_joined(const std::vector<Piece>& pieces, const Raster& grey, const Lengths& lengths, int threshold) {
  std::vector<Piece> longer;
  std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(longer), [&](const Piece& piece) { return piece.right - piece.left >= lengths.piece; });
  const std::vector<Chain> chains = chains_of(pieces);
  std::vector<Dash> dashes;
  std::vector<std::size_t> sources;
  for (std::size_t i = 0; i < chains.size(); ++i) {
    if (chains[i].right - chains[i].left >= lengths.piece) continue;
    const int y = int(std::lround(chains[i].middle()));
    if (!has_free_ends(grey, {chains[i].left, chains[i].right, y}, lengths.level, threshold)) continue;
    dashes.push_back({chains[i].left, chains[i].right, y});
    sources.push_back(i);
  }
  std::vector<Chain> result = chains_of(longer);
  for (const std::vector<int>& row : rows_of_dashes(dashes, 2 * lengths.gap, lengths.level, lengths.dotted)) {
    result.emplace_back();
    for (int i : row)
      for (const Piece& piece : chains[sources[i]].pieces) result.back().add(piece);
  }
  return result;
}

/// Joins what lies on one height with no more than a gap between.
std::vector<Chain> joined(std::vector<Chain> chains, const Lengths& lengths) {
  std::sort(chains.begin(), chains.end(), [](const Chain& a, const Chain& b) { return a.left < b.left; });
  std::vector<Chain> result;
  for (Chain& chain : chains) {
    const auto before = std::find_if(result.begin(), result.end(), [&](const Chain& other) {
      if (chain.left > other.right + lengths.gap) return false;
      if (std::abs(chain.middle() - other.middle()) > 4 * lengths.level) return false;  // quickly: nowhere near
      const int x = std::min(chain.left, other.right);
      return std::abs(height_at(other, x) - height_at(chain, x)) <= lengths.level;
    });
    if (before == result.end()) {
      result.push_back(std::move(chain));
    } else {
      for (const Piece& piece : chain.pieces) before->add(piece);
    }
  }
  return result;
}

/// What stands along a line: how much of it is ink, how dark its sides are and at how much of its length they are at
/// least half as dark as itself, how thick it is, and how long nearly nothing is inked.
struct Profile {
  double ink = 0, side = 0, crowded = 0, below = 0;
  int gap = 0;
  double stroke = 0;  ///< mean length of what is inked without a break
  int thickness = 1;
};

/// Part of the places that are at least half as dark as the usual one: a grey line is ink too, but one line has one
/// darkness, and between the strokes of a row of characters there is none.
double evenness_of(const std::vector<int>& levels) {
  if (levels.empty()) return 0;
  std::vector<int> sorted = levels;
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  int usual = 255 - sorted[sorted.size() / 2];
  if (usual <= 10) {  // more gaps than dots
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 5, sorted.end());
    usual = 255 - sorted[sorted.size() / 5];
  }
  const auto inked = std::count_if(levels.begin(), levels.end(), [&](int level) { return usual > 10 && 2 * (255 - level) >= usual; });
  return double(inked) / double(levels.size());
}

/// The mean number of places that follow each other and are at least half as dark as the darkest fifth.
double mean_stroke(const std::vector<int>& levels) {
  std::vector<int> sorted = levels;
  const auto dark = sorted.begin() + std::ptrdiff_t(sorted.size() / 5);
  std::nth_element(sorted.begin(), dark, sorted.end());
  const int limit = (*dark + 255) / 2;
  int inked = 0, strokes = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (levels[i] > limit) continue;
    ++inked;
    strokes += i == 0 || levels[i - 1] > limit;
  }
  return strokes > 0 ? double(inked) / strokes : 0;
}

/// The one distance, `longest` at most, at which ink and white follow each other along the dots of a line, as along no row
/// of characters; 0 where there is none. Where another line crosses, some dots may be missing.
int pitch_of(const std::vector<int>& levels, double longest) {
  constexpr std::size_t kLeastDots = 8;
  std::vector<int> sorted = levels;
  const auto dark = sorted.begin() + std::ptrdiff_t(sorted.size() / 5);
  std::nth_element(sorted.begin(), dark, sorted.end());
  const int limit = (*dark + 255) / 2;
  std::vector<int> starts, pitches;
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i] <= limit && (i == 0 || levels[i - 1] > limit)) starts.push_back(int(i));
  for (std::size_t i = 1; i < starts.size(); ++i) pitches.push_back(starts[i] - starts[i - 1]);
  if (pitches.size() < kLeastDots) return 0;
  sorted = pitches;
  std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(sorted.size() / 2), sorted.end());
  const int usual = sorted[sorted.size() / 2], slack = std::max(1, usual / 4);
  const auto regular = std::count_if(pitches.begin(), pitches.end(), [&](int pitch) { return std::abs(pitch - usual) <= slack; });
  return usual <= longest && double(regular) >= 0.75 * double(pitches.size()) ? usual : 0;
}

/// The longest stretch of places that are not a third as dark as the mean.
int widest_gap(const std::vector<int>& darkness, double mean) {
  int widest = 0, gap = 0;
  for (int dark : darkness) {
    gap = 3 * dark >= mean ? 0 : gap + 1;
    widest = std::max(widest, gap);
  }
  return widest;
}

Profile profile_of(const Chain& chain, const Raster& grey, const Raster& dark, const Lengths& lengths, int threshold) {
  Profile profile;
  std::vector<int> thicknesses;
  double along = 0, sides = 0, under = 0;
  int samples = 0;
  std::vector<int> levels, darkness, darks;  // of the line, the same averaged over 1 mm, of the darker of its sides
  const int step = std::max(1, (chain.right - chain.left) / 400);
  for (int x = chain.left; x < chain.right; x += step, ++samples) {
    const int middle = int(std::lround(height_at(chain, x)));
    int y = middle;
    for (int dy : {-2, -1, 1, 2, 0})
      if (middle + dy >= 0 && middle + dy < grey.height && grey.at(x, middle + dy) < grey.at(x, y)) y = middle + dy;
    along += dark.at(x, middle);
    darkness.push_back(dark.at(x, middle));
    const int above = middle - lengths.side, below = middle + lengths.side;
    under += below < grey.height ? dark.at(x, below) : 0;
    darks.push_back(std::max(above >= 0 ? dark.at(x, above) : 0, below < grey.height ? dark.at(x, below) : 0));
    sides += darks.back();
    levels.push_back(grey.at(x, y));
    if (grey.at(x, y) >= std::max(threshold, 235)) continue;
    const int level = std::max(threshold, (int(grey.at(x, y)) + 255) / 2);
    int top = y, bottom = y;
    while (top > 0 && y - top < 4 * lengths.side && grey.at(x, top - 1) < level) --top;
    while (bottom + 1 < grey.height && bottom - y < 4 * lengths.side && grey.at(x, bottom + 1) < level) ++bottom;
    thicknesses.push_back(bottom - top + 1);
  }
  if (levels.empty()) return profile;
  profile.ink = evenness_of(levels);
  profile.stroke = mean_stroke(levels) * step;
  profile.gap = widest_gap(darkness, along / std::max(1, samples)) * step;
  profile.side = sides / std::max(1.0, along);
  const double half = along / std::max(1, samples) / 2;
  profile.crowded = double(std::count_if(darks.begin(), darks.end(), [&](int side) { return side > half; })) / std::max(1, samples);
  profile.below = under / std::max(1.0, along);
  if (!thicknesses.empty()) {
    std::nth_element(thicknesses.begin(), thicknesses.begin() + thicknesses.size() / 2, thicknesses.end());
    profile.thickness = thicknesses[thicknesses.size() / 2];
  }
  return profile;
}

/// The darkest of a column of a line, which may drift by a pixel.
int level_at(const Raster& grey, int x, int y) {
  int level = 255;
  for (int near = std::max(0, y - 1); near <= std::min(grey.height - 1, y + 1); ++near) level = std::min(level, int(grey.at(x, near)));
  return level;
}

/// What stands along the line, column by column.
std::vector<int> levels_along(const Chain& chain, const std::vector<int>& heights, const Raster& grey) {
  std::vector<int> levels;
  for (int x = chain.left; x < chain.right; ++x) levels.push_back(level_at(grey, x, heights[std::size_t(x - chain.left)]));
  return levels;
}

/// An average along the line begins before the line: cuts the chain back to its ink. What meets a ruling then tells a short
/// line of a table from a stroke of a letter, which stands free in its cell.
void cut_back_to_ink(Chain& chain, const Raster& grey) {
  const std::vector<int> levels = levels_along(chain, heights_of(chain), grey);
  std::vector<int> sorted = levels;
  const auto dark = sorted.begin() + std::ptrdiff_t(sorted.size() / 5);
  std::nth_element(sorted.begin(), dark, sorted.end());
  const int limit = (*dark + 255) / 2;
  while (chain.left < chain.right && levels[std::size_t(chain.right - chain.left) - 1] > limit) --chain.right;
  const auto first = std::find_if(levels.begin(), levels.end(), [&](int level) { return level <= limit; });
  chain.left = std::min(chain.right, chain.left + int(first - levels.begin()));
}

/// Lines so pale or so widely dotted that only an average over a wide window shows them.
std::vector<Chain> faint_lines(const Raster& grey, const Lengths& lengths) {
  const Raster dark = smoothed_darkness(grey, lengths.wide);
  std::vector<Chain> chains = joined(chains_of(pieces_of(dark, lengths, kFaintContrast, lengths.dotted)), lengths);
  for (Chain& chain : chains) cut_back_to_ink(chain, grey);
  return chains;
}

/// Whether one of the lines that were found already is nearly all of it.
bool is_known(const Chain& chain, const std::vector<PixelRuling>& lines, int level) {
  return std::any_of(lines.begin(), lines.end(), [&](const PixelRuling& line) {
    const int covered = std::min(line.to, chain.right) - std::max(line.from, chain.left);
    return std::abs(line.position - chain.middle()) <= level && covered * 10 >= (chain.right - chain.left) * 9;
  });
}

}  // namespace

std::vector<PixelRuling> find_level_lines(const Raster& flattened, double dpi, int threshold) {
  const Lengths lengths(dpi);
  const Raster dark = smoothed_darkness(flattened, lengths.window);
  std::vector<PixelRuling> lines;
  const auto add = [&](const Chain& chain, bool faint) {
    const Profile profile = profile_of(chain, flattened, dark, lengths, threshold);
    const int length = chain.right - chain.left;
    const bool solid = !faint && profile.ink >= kSolid && profile.side < 0.6;
    const bool doubtful = faint || length < lengths.sure;
    // A row of characters leaves wide gaps between its lowest strokes, and its letters stand beside them.
    const int widest = length < lengths.sure ? lengths.side : lengths.side * 8 / 5;
    const bool even = doubtful ? profile.ink >= 0.5 : profile.ink >= 0.25;
    // Wider ones are those of lost dots, or of a broken line: not what lies between the upright strokes of rows of characters.
    const bool in_pieces = profile.stroke < lengths.side || profile.ink >= 0.6;
    const bool whole = even && (profile.gap <= widest || (!doubtful && profile.side < 0.15 && in_pieces));
    const bool dotted = whole && profile.crowded < 0.22 && length >= lengths.dotted;
    if (!solid && !dotted) return;
    const std::vector<int> heights = heights_of(chain);
    const int pitch = solid ? 0 : pitch_of(levels_along(chain, heights, flattened), 1.5 * lengths.side);
    const PixelRuling line{true, int(std::lround(chain.middle())), chain.left, chain.right, profile.thickness, profile.ink, profile.below, !solid && doubtful && pitch == 0};
    for (const LineStretch& part : without_strokes(flattened, chain.left, heights, {profile.thickness, pitch, solid}, dpi)) {
      lines.push_back(line);
      lines.back().from = part.from;
      lines.back().to = part.to;
    }
  };
  for (Chain& chain : joined(with_dashes_joined(pieces_of(dark, lengths, kLeastContrast, lengths.dash), flattened, lengths, threshold), lengths)) {
    cut_back_to_ink(chain, flattened);
    add(chain, false);
  }
  const std::vector<PixelRuling> clear = lines;
  for (const Chain& chain : faint_lines(flattened, lengths))
    if (!is_known(chain, clear, lengths.level)) add(chain, true);
  return lines;
}

}  // namespace chushen

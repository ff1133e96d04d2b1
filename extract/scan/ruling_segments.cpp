#include "extract/scan/ruling_segments.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <vector>

#include "extract/scan/ruling_chains.h"
#include "extract/scan/ruling_dashes.h"
#include "extract/scan/ruling_profile.h"
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
  const int width = grey.width;
  // Divides by multiplying: exact for every sum below 2^32 / span, and a sum is below 256 * span.
  const std::uint64_t inverse = (std::uint64_t(1) << 32) / std::uint64_t(2 * window + 1) + 1;
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* in = grey.row(y);
    std::uint8_t* out = result.row(y);
    std::uint32_t sum = 0;
    for (int x = 0; x < std::min(window, width); ++x) sum += 255u - in[x];
    const int first = std::min(window + 1, width), last = std::max(first, width - window);  // between them both ends of the window move
    for (int x = 0; x < first; ++x) {
      if (x + window < width) sum += 255u - in[x + window];
      out[x] = std::uint8_t(sum * inverse >> 32);
    }
    for (int x = first; x < last; ++x) {
      sum += std::uint32_t(in[x - window - 1] - in[x + window]);
      out[x] = std::uint8_t(sum * inverse >> 32);
    }
    for (int x = last; x < width; ++x) {
      sum -= 255u - in[x - window - 1];
      out[x] = std::uint8_t(sum * inverse >> 32);
    }
  }
  return result;
}

/// The first place from `x` on that holds `value`; `width` where there is none.
int next(const std::uint8_t* row, int x, int width, std::uint8_t value) {
  const void* const found = std::memchr(row + x, value, std::size_t(width - x));
  return found ? int(static_cast<const std::uint8_t*>(found) - row) : width;
}

/// \param contrast  by which it is darker, at least.  \param least  its length, at least.
std::vector<LinePiece> pieces_of(const Raster& dark, const Lengths& lengths, int contrast, int least) {
  std::vector<LinePiece> pieces;
  const std::vector<std::uint8_t> paper(dark.width, 0);
  std::vector<std::uint8_t> found(dark.width);
  std::uint8_t* const stands_out = found.data();
  const int width = dark.width;
  for (int y = 0; y < dark.height; ++y) {
    const std::uint8_t* here = dark.row(y);
    const std::uint8_t* above = y >= lengths.side ? dark.row(y - lengths.side) : paper.data();
    const std::uint8_t* below = y + lengths.side < dark.height ? dark.row(y + lengths.side) : paper.data();
    for (int x = 0; x < width; ++x) stands_out[x] = here[x] >= std::max(above[x], below[x]) + contrast;
    for (int left = next(stands_out, 0, width, 1), right; left < width; left = next(stands_out, right, width, 1)) {
      right = next(stands_out, left, width, 0);
      if (right - left >= least) pieces.push_back({y, left, right});
    }
  }
  return pieces;
}

/// Chains of what is long enough for a piece of a line, and rows of dashes as lines. Strokes of characters that touch a
/// line would move its ends and its middle, so they are not chained with it.
std::vector<LineChain> with_dashes_joined(const std::vector<LinePiece>& pieces, const Raster& grey, const Lengths& lengths, int threshold) {
  std::vector<LinePiece> longer;
  std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(longer), [&](const LinePiece& piece) { return piece.right - piece.left >= lengths.piece; });
  const std::vector<LineChain> chains = chains_of(pieces);
  std::vector<Dash> dashes;
  std::vector<std::size_t> sources;
  for (std::size_t i = 0; i < chains.size(); ++i) {
    if (chains[i].right - chains[i].left >= lengths.piece) continue;
    const int y = int(std::lround(chains[i].middle()));
    if (!has_free_ends(grey, {chains[i].left, chains[i].right, y}, lengths.level, threshold)) continue;
    dashes.push_back({chains[i].left, chains[i].right, y});
    sources.push_back(i);
  }
  std::vector<LineChain> result = chains_of(longer);
  for (const std::vector<int>& row : rows_of_dashes(dashes, 2 * lengths.gap, lengths.level, lengths.dotted)) {
    result.emplace_back();
    for (int i : row)
      for (const LinePiece& piece : chains[sources[i]].pieces) result.back().add(piece);
  }
  return result;
}

/// Joins what lies on one height with no more than a gap between.
std::vector<LineChain> joined(std::vector<LineChain> chains, const Lengths& lengths) {
  std::sort(chains.begin(), chains.end(), [](const LineChain& a, const LineChain& b) { return a.left < b.left; });
  std::vector<LineChain> result;
  for (LineChain& chain : chains) {
    const auto before = std::find_if(result.begin(), result.end(), [&](const LineChain& other) {
      if (chain.left > other.right + lengths.gap) return false;
      if (std::abs(chain.middle() - other.middle()) > 4 * lengths.level) return false;  // quickly: nowhere near
      const int x = std::min(chain.left, other.right);
      return std::abs(height_at(other, x) - height_at(chain, x)) <= lengths.level;
    });
    if (before == result.end()) {
      result.push_back(std::move(chain));
    } else {
      for (const LinePiece& piece : chain.pieces) before->add(piece);
    }
  }
  return result;
}

/// An average along the line begins before the line: cuts the chain back to its ink. What meets a ruling then tells a short
/// line of a table from a stroke of a letter, which stands free in its cell.
void cut_back_to_ink(LineChain& chain, const Raster& grey) {
  const std::vector<int> levels = levels_along(chain, heights_of(chain), grey);
  const int limit = ink_limit(levels);
  while (chain.left < chain.right && levels[std::size_t(chain.right - chain.left) - 1] > limit) --chain.right;
  const auto first = std::find_if(levels.begin(), levels.end(), [&](int level) { return level <= limit; });
  chain.left = std::min(chain.right, chain.left + int(first - levels.begin()));
}

/// Lines so pale or so widely dotted that only an average over a wide window shows them.
std::vector<LineChain> faint_lines(const Raster& grey, const Lengths& lengths) {
  const Raster dark = smoothed_darkness(grey, lengths.wide);
  std::vector<LineChain> chains = joined(chains_of(pieces_of(dark, lengths, kFaintContrast, lengths.dotted)), lengths);
  for (LineChain& chain : chains) cut_back_to_ink(chain, grey);
  return chains;
}

/// Whether one of the lines that were found already is nearly all of it.
bool is_known(const LineChain& chain, const std::vector<PixelRuling>& lines, int level) {
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
  const auto add = [&](const LineChain& chain, bool faint) {
    const LineProfile profile = profile_of(chain, flattened, dark, lengths.side, threshold);
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
    const std::vector<int> levels = levels_along(chain, heights, flattened);
    const int pitch = solid ? 0 : pitch_of(levels, 1.5 * lengths.side);
    const PixelRuling line{true, int(std::lround(chain.middle())), chain.left, chain.right, profile.thickness, profile.ink, profile.below, !solid && doubtful && pitch == 0, profile.weight};
    for (const LineStretch& part : without_strokes(flattened, chain.left, heights, levels, {profile.thickness, pitch, solid}, dpi)) {
      lines.push_back(line);
      lines.back().from = part.from;
      lines.back().to = part.to;
    }
  };
  for (LineChain& chain : joined(with_dashes_joined(pieces_of(dark, lengths, kLeastContrast, lengths.dash), flattened, lengths, threshold), lengths)) {
    cut_back_to_ink(chain, flattened);
    add(chain, false);
  }
  const std::vector<PixelRuling> clear = lines;
  for (const LineChain& chain : faint_lines(flattened, lengths))
    if (!is_known(chain, clear, lengths.level)) add(chain, true);
  return lines;
}

}  // namespace chushen

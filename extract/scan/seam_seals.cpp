#include "extract/scan/seam_seals.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "extract/scan/seal_text.h"

namespace chushen {

namespace {

constexpr int kInk = 40;             // from here a pixel counts as the seal's
constexpr double kMillimetresPerInch = 25.4;
constexpr double kMargin = 4;        // millimetres around parts and what is put together of them
constexpr double kLeastWidth = 26, kMostWidth = 64;  // millimetres of a whole seal
constexpr double kSameWidth = 0.15;  // by how much the outline may be wider or narrower than its parts together

/// The rows between which a column has ink; empty where it has less than the ring's own two crossings.
struct Chord {
  double top = 0, bottom = 0;
  bool there = false;
  double middle() const { return (top + bottom) / 2; }
};

/// The chord near one side of a slice, over a few columns: the side itself may be frayed.
Chord chord_at(const SeamSlice& slice, bool right_side) {
  const double millimetre = slice.dpi / kMillimetresPerInch;
  const int first = std::max(1, int(0.3 * millimetre)), count = std::max(2, int(0.8 * millimetre));
  Chord chord;
  double top = 0, bottom = 0;
  int columns = 0;
  for (int k = first; k < first + count && k < slice.ink.width; ++k) {
    const int x = right_side ? slice.ink.width - 1 - k : k;
    int begin = -1, end = -1;
    for (int y = 0; y < slice.ink.height; ++y) {
      if (slice.ink.at(x, y) < kInk) continue;
      if (begin < 0) begin = y;
      end = y + 1;
    }
    if (begin < 0) continue;
    top += begin;
    bottom += end;
    ++columns;
  }
  if (columns == 0) return chord;
  return {top / columns, bottom / columns, true};
}

/// Columns (or rows) from the first to the last with ink that no speck makes.
std::pair<int, int> inked_range(const std::vector<int>& counts, int least) {
  const auto enough = [&](int count) { return count >= least; };
  const auto first = std::find_if(counts.begin(), counts.end(), enough);
  const auto last = std::find_if(counts.rbegin(), counts.rend(), enough);
  return {int(first - counts.begin()), int(counts.rend() - last)};
}

Raster cut_to_ink(const Raster& ink, double millimetre) {
  std::vector<int> columns(std::size_t(ink.width)), rows(std::size_t(ink.height));
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x)
      if (ink.at(x, y) >= kInk) ++columns[std::size_t(x)], ++rows[std::size_t(y)];
  const auto [left, right] = inked_range(columns, std::max(2, int(0.8 * millimetre)));
  const auto [top, bottom] = inked_range(rows, std::max(2, int(0.3 * millimetre)));
  if (right <= left || bottom <= top) return {};
  return cropped(ink, {left, top, right, bottom}, 0);
}

/// The parts put together.
Raster composed(std::span<const SeamSlice* const> parts, double dpi) {
  const int margin = int(kMargin * dpi / kMillimetresPerInch);
  std::vector<SeamSlice> level;
  std::vector<double> tops = {0};
  for (const SeamSlice* part : parts) {
    level.push_back(*part);
    const double factor = dpi / part->dpi;
    if (std::abs(factor - 1) < 0.01) continue;
    level.back().ink = scaled(part->ink, std::max(1, int(std::lround(part->ink.width * factor))), std::max(1, int(std::lround(part->ink.height * factor))));
    level.back().dpi = dpi;
  }
  for (std::size_t i = 1; i < level.size(); ++i) {
    const Chord before = chord_at(level[i - 1], true), after = chord_at(level[i], false);
    const bool both = before.there && after.there;
    tops.push_back(tops[i - 1] + (both ? before.middle() - after.middle() : (level[i - 1].ink.height - level[i].ink.height) / 2.0));
  }
  const double highest = *std::min_element(tops.begin(), tops.end());
  double lowest = 0;
  int width = 0;
  for (std::size_t i = 0; i < level.size(); ++i) {
    lowest = std::max(lowest, tops[i] + level[i].ink.height);
    width += level[i].ink.width;
  }
  Raster whole(width + 2 * margin, int(lowest - highest) + 2 * margin + 1, 0);
  int left = margin;
  for (std::size_t i = 0; i < level.size(); ++i) {
    const Raster& ink = level[i].ink;
    const int top = margin + int(std::lround(tops[i] - highest));
    for (int y = 0; y < ink.height && top + y < whole.height; ++y) std::copy_n(ink.row(y), ink.width, whole.row(top + y) + left);
    left += ink.width;
  }
  return whole;
}

struct WholeSeal {
  Raster ink;
  std::vector<SealShapeFound> seals;
  std::size_t index = 0;
};

/// The round seal that the parts are, as wide as all of them together.
std::optional<WholeSeal> whole_of(std::span<const SeamSlice* const> parts) {
  const double dpi = parts.front()->dpi;
  WholeSeal whole{composed(parts, dpi), {}, 0};
  const double width = whole.ink.width - 2 * int(kMargin * dpi / kMillimetresPerInch);
  whole.seals = find_coloured_seals(whole.ink, parts.front()->color, dpi);
  for (; whole.index < whole.seals.size(); ++whole.index) {
    const SealShapeFound& seal = whole.seals[whole.index];
    const bool round = seal.shape == SealShape::kRound || seal.shape == SealShape::kEllipse;
    if (round && !seal.partial && std::abs(seal.box.width() - width) < kSameWidth * width) return whole;
  }
  return std::nullopt;
}

double width_of(const SeamSlice& slice) { return slice.ink.width / slice.dpi * kMillimetresPerInch; }

/// Writes the seal to its part on one page, which keeps its place and stays a part.
void write_to(Seal& part, const Seal& seal) {
  const Rect box = part.box;
  part = seal;
  part.box = box;
  part.shape = SealShape::kOther;
  part.partial = true;
}

void write(const WholeSeal& whole, std::span<const SeamSlice* const> parts, Recognizer* recognizer, std::vector<Page>& pages) {
  const SealText text = recognizer ? read_seal(*recognizer, whole.ink, whole.seals, whole.index) : SealText{};
  const Seal seal = seal_of(whole.seals[whole.index], text, {}, parts.front()->dpi);
  for (const SeamSlice* slice : parts)
    for (Page& page : pages)
      for (Seal& part : page.seals)
        if (page.number == slice->page && part.box == slice->box) write_to(part, seal);
}

/// Every sheet has its part, whether both of its sides were scanned or one: where one is missing the rest is no seal.
bool are_successive(std::span<const SeamSlice* const> parts) {
  const int step = parts[1]->page - parts[0]->page;
  for (std::size_t i = 2; i < parts.size(); ++i)
    if (parts[i]->page - parts[i - 1]->page != step) return false;
  return true;
}

/// Of parts in the order in which they lie from left to right: the shortest runs that are whole seals.
void join_row(const std::vector<const SeamSlice*>& row, Recognizer* recognizer, std::vector<Page>& pages) {
  for (std::size_t begin = 0; begin + 1 < row.size(); ++begin) {
    double width = width_of(*row[begin]);
    for (std::size_t end = begin + 2; end <= row.size(); ++end) {
      width += width_of(*row[end - 1]);
      if (width > kMostWidth) break;
      if (width < kLeastWidth) continue;
      const std::span<const SeamSlice* const> parts(row.data() + begin, end - begin);
      if (!are_successive(parts)) break;
      const auto whole = whole_of(parts);
      if (!whole) continue;
      write(*whole, parts, recognizer, pages);
      begin = end - 1;
      break;
    }
  }
}

}  // namespace

bool is_slice(const SealShapeFound& seal, int width, double dpi) {
  constexpr double kNear = 6;  // millimetres
  const double near = kNear * dpi / kMillimetresPerInch;
  return seal.partial && (seal.box.left < near || seal.box.right > width - near) && seal.shape != SealShape::kSquare;
}

SeamSlice slice_of(const SealShapeFound& seal, const Raster& layer, double skew, double dpi) {
  const double millimetre = dpi / kMillimetresPerInch;
  const int margin = int(kMargin * millimetre);
  SeamSlice slice;
  slice.color = seal.color;
  slice.at_right = seal.box.left + seal.box.right > layer.width;
  slice.dpi = dpi;
  const Raster part = cropped(layer, grown(seal.box, margin, margin), 0);
  slice.ink = cut_to_ink(std::abs(skew) < 0.001 ? part : rotated(part, skew, 0), millimetre);
  return slice;
}

SeamSlice black_slice_of(const SealShapeFound& strip, const Raster& grey, double dpi) {
  constexpr double kRing = 1.03;
  Raster ink = cropped(grey, strip.box);
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x)
      ink.row(y)[x] = inside(strip, strip.box.left + x, strip.box.top + y, kRing) ? std::uint8_t(255 - ink.at(x, y)) : 0;
  SeamSlice slice;
  slice.color = SealColor::kBlack;
  slice.at_right = strip.box.left + strip.box.right > grey.width;
  slice.dpi = dpi;
  slice.ink = cut_to_ink(ink, dpi / kMillimetresPerInch);
  return slice;
}

void join_seam_seals(const std::vector<SeamSlice>& slices, Recognizer* recognizer, std::vector<Page>& pages) {
  for (const SealColor color : {SealColor::kRed, SealColor::kBlue, SealColor::kBlack})
    for (const bool at_right : {true, false}) {
      std::vector<const SeamSlice*> row;
      for (const SeamSlice& slice : slices)
        if (slice.color == color && slice.at_right == at_right && slice.ink.width > 0) row.push_back(&slice);
      std::stable_sort(row.begin(), row.end(), [&](const SeamSlice* a, const SeamSlice* b) { return at_right ? a->page < b->page : a->page > b->page; });
      join_row(row, recognizer, pages);
    }
}

}  // namespace chushen

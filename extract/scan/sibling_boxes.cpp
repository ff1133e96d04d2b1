#include "extract/scan/sibling_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "extract/scan/side_evidence.h"

namespace chushen {

namespace {

constexpr std::size_t kMostSizes = 3;
constexpr double kAlone = 0.82, kAloneLeast = 0.5;         // cover of all sides, and of the least of them
constexpr double kBeside = 0.66, kBesideLeast = 0.36;      // with another box in the row
constexpr int kLeastWidth = 10;                            // pixels of one alone: strokes make any smaller square
constexpr double kAsDark = 0.4;                            // of the known boxes' sides

constexpr double kInkBeside = 0.12;                        // of the places around a box: a tick may pass, a stroke may not

struct Size {
  int width = 0, height = 0;
};

int row_of(const PixelBox& box) { return (box.top + box.bottom) / 2; }

bool in_one_row(const PixelBox& a, const PixelBox& b) {
  const int slack = std::max(2, a.height() / 5);
  return std::abs(row_of(a) - row_of(b)) <= slack;
}

bool alike(const Size& a, const Size& b) {
  const int slack = std::max(1, a.width / 10);
  return std::abs(a.width - b.width) <= slack && std::abs(a.height - b.height) <= slack;
}

Size size_of(const PixelBox& box) { return {box.width(), box.height()}; }

/// The sizes of the known boxes, the most frequent first.
std::vector<Size> sizes_of(const std::vector<CheckBox>& known) {
  std::vector<std::pair<Size, int>> counted;
  for (const CheckBox& box : known) {
    const auto same = std::find_if(counted.begin(), counted.end(), [&](const auto& entry) { return alike(entry.first, size_of(box.box)); });
    if (same == counted.end()) counted.push_back({size_of(box.box), 1});
    else ++same->second;
  }
  std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<Size> sizes;
  for (const auto& [size, count] : counted)
    if (sizes.size() < kMostSizes) sizes.push_back(size);
  return sizes;
}

/// The size that at least three of the known boxes have, and more than have any other.
std::optional<Size> usual_size(const std::vector<CheckBox>& known, const std::vector<Size>& sizes) {
  const auto count = std::count_if(known.begin(), known.end(), [&](const CheckBox& box) { return alike(size_of(box.box), sizes.front()); });
  return count < 3 ? std::nullopt : std::optional(sizes.front());
}

/// How dark the sides of the known boxes are, half of them darker.
int usual_darkness(const Raster& drawn, const std::vector<CheckBox>& known) {
  std::vector<int> darkness;
  for (const CheckBox& box : known) darkness.push_back(side_darkness(drawn, box.box));
  std::nth_element(darkness.begin(), darkness.begin() + std::ptrdiff_t(darkness.size() / 2), darkness.end());
  return darkness[darkness.size() / 2];
}

struct Candidate {
  PixelBox box;
  BoxCover cover;
};

/// Candidates of one size in one strip that no better one overlaps.
void add_candidates(const SideEvidence& evidence, const Size& size, std::vector<Candidate>& found) {
  const PixelBox& strip = evidence.strip();
  std::vector<Candidate> all;
  const int narrowest = size.width - 1, least = int(kBesideLeast * (narrowest - 2 * ((size.width + 1) / 8)));
  for (int top = strip.top; top + size.height <= strip.bottom; ++top) {
    if (evidence.drawn_level(top) < least) continue;
    for (int left = strip.left; left + size.width <= strip.right; ++left)
      for (const int wider : {0, 1, -1}) {
        PixelBox box{left, top, left + size.width + wider, top + size.height};
        if (evidence.top_cover(box) < kBesideLeast) continue;
        for (const int higher : {0, 1, -1}) {
          box.bottom = top + size.height + higher;
          const BoxCover cover = evidence.cover_of(box, kBesideLeast);
          if (cover.mean >= kBeside && cover.least >= kBesideLeast) all.push_back({box, cover});
        }
      }
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.cover.mean > b.cover.mean; });
  for (const Candidate& candidate : all)
    if (std::none_of(found.begin(), found.end(), [&](const Candidate& other) { return !intersection(other.box, candidate.box).empty(); }))
      found.push_back(candidate);
}

/// Whether a known box, of any size but the one that most have, lies there already: within a box that a tick crosses, its
/// strokes make squares of their own.
bool is_taken(const PixelBox& box, const std::vector<CheckBox>& known, const std::optional<Size>& usual) {
  return std::any_of(known.begin(), known.end(), [&](const CheckBox& other) {
    return !intersection(other.box, box).empty() && (!usual || alike(size_of(other.box), *usual) || !alike(size_of(box), *usual));
  });
}

/// Where the boxes of a line may stand: over its height, and as far before and behind it as one with its gap.
PixelBox strip_of(const TextLine& line, int em, const PixelBox& page) {
  return intersection(grown(line.box, int(2.2 * em), std::max(2, em / 5)), page);
}

/// Whether its middle is at the height of the line's.
bool is_level(const PixelBox& box, const TextLine& line, int em) { return std::abs(row_of(box) - row_of(line.box)) <= 0.3 * em; }

/// Whether there is paper around the box: before, below and, but for where a tick leaves it, above it.
bool stands_apart(const Raster& ink, const PixelBox& box) {
  const int from = 2, to = from + std::max(2, box.width() / 6);
  return ink_in(ink, {box.left - to, box.top, box.left - from, box.bottom}) < kInkBeside &&
         ink_in(ink, {box.left, box.bottom + from, box.right, box.bottom + to}) < kInkBeside &&
         ink_in(ink, {box.left, box.top - to, (box.left + box.right) / 2, box.top - from}) < kInkBeside;
}

/// A box whose row has another: a known one, or one that is as good as alone.
bool has_brother(const SiblingBox& box, const std::vector<SiblingBox>& found, const std::vector<CheckBox>& known) {
  const auto is_brother = [&](const PixelBox& other) { return in_one_row(box.box.box, other) && alike(size_of(box.box.box), size_of(other)) && !(other == box.box.box); };
  return std::any_of(known.begin(), known.end(), [&](const CheckBox& other) { return is_brother(other.box); }) ||
         std::any_of(found.begin(), found.end(), [&](const SiblingBox& other) { return other.cover >= kAlone && is_brother(other.box.box); });
}

}  // namespace

std::vector<SiblingBox> find_sibling_boxes(const BoxPage& page, const std::vector<TextLine>& lines, const std::vector<CheckBox>& known, int em) {
  std::vector<SiblingBox> found;
  if (known.empty() || em < 8) return found;
  const std::vector<Size> sizes = sizes_of(known);
  const std::optional<Size> usual = usual_size(known, sizes);
  const int least = std::max(12, int(kAsDark * usual_darkness(page.drawn, known)));
  std::vector<bool> stands_alone;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const SideEvidence evidence(page.drawn, strip_of(lines[i], em, page.drawn.bounds()), least);
    std::vector<Candidate> candidates;
    for (const Size& size : sizes) add_candidates(evidence, size, candidates);
    for (const Candidate& candidate : candidates) {
      if (is_taken(candidate.box, known, usual) || !is_level(candidate.box, lines[i], em) || !stands_apart(page.ink, candidate.box)) continue;
      if (std::any_of(found.begin(), found.end(), [&](const SiblingBox& other) { return !intersection(other.box.box, candidate.box).empty(); })) continue;
      found.push_back({judged_box(page.ink, page.components, candidate.box), i, candidate.cover.mean, false});
      found.back().box.is_sibling = true;
      stands_alone.push_back(candidate.cover.mean >= kAlone && candidate.cover.least >= kAloneLeast && candidate.box.width() >= kLeastWidth);
    }
  }
  std::vector<SiblingBox> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].beside = has_brother(found[i], found, known);
    if (stands_alone[i] || found[i].beside) kept.push_back(found[i]);
  }
  return kept;
}

bool are_alike(const PixelBox& a, const PixelBox& b) { return alike(size_of(a), size_of(b)); }

}  // namespace chushen

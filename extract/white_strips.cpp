#include "extract/white_strips.h"

#include <algorithm>

namespace chushen {
namespace {

constexpr std::size_t kFewestRows = 3, kFewestStrips = 2;

std::vector<Span> gaps_of(const std::vector<Span>& texts, double gap) {
  std::vector<Span> gaps;
  for (std::size_t i = 1; i < texts.size(); ++i)
    if (texts[i].from - texts[i - 1].to >= gap) gaps.push_back({texts[i - 1].to, texts[i].from});
  return gaps;
}

/// What the texts leave of a strip: the widest white in it.
Span left_of(const Span& strip, const std::vector<Span>& texts) {
  Span widest, white{strip.from, strip.from};
  const auto end_at = [&](double place) {
    white.to = std::min(place, strip.to);
    if (white.width() > widest.width()) widest = white;
  };
  for (const Span& text : texts) {
    if (text.to <= strip.from || text.from >= strip.to) continue;
    end_at(text.from);
    white.from = std::max(white.from, text.to);
  }
  end_at(strip.to);
  return widest;
}

/// The strips as far as the row leaves them, without those that it crosses.
std::vector<Span> kept_by(const std::vector<Span>& strips, const std::vector<Span>& texts, double least) {
  std::vector<Span> kept;
  for (const Span& strip : strips)
    if (const Span white = left_of(strip, texts); white.width() >= least) kept.push_back(white);
  return kept;
}

PartedRows run_from(std::size_t first, const std::vector<std::vector<Span>>& rows, double gap, double strip) {
  PartedRows run{first, first + 1, gaps_of(rows[first], gap)};
  if (run.strips.size() < kFewestStrips) return run;
  for (; run.end < rows.size() && rows[run.end].size() > 1; ++run.end) {
    std::vector<Span> kept = kept_by(run.strips, rows[run.end], strip);
    const bool head = run.end == run.first + 1;  // "年　度" has white of its own
    if (kept.size() < (head ? kFewestStrips : run.strips.size())) break;
    run.strips = std::move(kept);
  }
  return run;
}

}  // namespace

std::vector<PartedRows> find_parted_rows(const std::vector<std::vector<Span>>& rows, double gap, double strip) {
  std::vector<PartedRows> found, runs;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (PartedRows run = run_from(row, rows, gap, strip); run.strips.size() >= kFewestStrips && run.end - run.first >= kFewestRows)
      found.push_back(std::move(run));
  const auto places = [](const PartedRows& run) { return run.strips.size() * (run.end - run.first); };
  std::stable_sort(found.begin(), found.end(), [&](const PartedRows& a, const PartedRows& b) { return places(a) > places(b); });
  for (PartedRows& run : found) {
    const bool taken = std::any_of(runs.begin(), runs.end(), [&](const PartedRows& other) { return run.first < other.end && other.first < run.end; });
    if (!taken) runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace chushen

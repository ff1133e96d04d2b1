#include "normalize/traced_text.h"

#include <algorithm>

#include "normalize/text.h"

namespace chushen {
namespace {

/// Gaps, in letter heights, that part words and that part columns.
constexpr double kWordGap = 0.5;
constexpr double kColumnGap = 2.0;

bool is_padding(const Glyph& glyph) { return is_space(glyph.character) || is_fill_line(glyph.character); }

/// The white paper before `next`; 0 where the runs touch.
char gap_between(const Run& before, const Run& next) {
  if (before.box.empty() || next.box.empty()) return 0;
  const double gap = next.box.left - before.box.right;
  const double height = std::max(before.box.height(), next.box.height());
  if (gap > kColumnGap * height) return '\t';
  return gap > kWordGap * height ? ' ' : 0;
}

/// Of characters `from` to `to` of one run. Doubt about a run as a whole counts where all of it is meant.
float certainty(const TracedText& text, std::size_t from, std::size_t to) {
  const Run& run = *text[from].run;
  float least = to - from >= run.certainties.size() ? run.confidence : 1;
  for (std::size_t i = from; i < to; ++i)
    if (!is_padding(text[i])) least = std::min(least, certainty(text[i]));
  return least;
}

}  // namespace

float certainty(const Glyph& glyph) {
  if (!glyph.run->mark.empty()) return std::min(glyph.run->confidence, glyph.run->mark.front().confidence);
  return glyph.index < glyph.run->certainties.size() ? glyph.run->certainties[glyph.index] : glyph.run->confidence;
}

bool is_space(std::string_view character) {
  static constexpr std::string_view kSpaces[] = {" ", "\t", "\n", "\r", "\v", "\f", "\u00a0", "\u3000",
                                                 "\u2002", "\u2003", "\u2009", "\u200b", "\ufeff"};
  return std::find(std::begin(kSpaces), std::end(kSpaces), character) != std::end(kSpaces);
}

bool is_fill_line(std::string_view character) { return character == "_" || character == "＿" || character == "﹍"; }

void TracedText::append(const TracedText& text) {
  glyphs_.insert(glyphs_.end(), text.glyphs_.begin(), text.glyphs_.end());
}

void TracedText::append_space(char kind) { glyphs_.push_back({std::string(1, kind), nullptr, 0}); }

std::string TracedText::text() const { return text(0, size()); }

std::string TracedText::text(std::size_t from, std::size_t to) const {
  std::string joined;
  for (std::size_t i = from; i < std::min(to, size()); ++i) joined += glyphs_[i].character;
  return joined;
}

TracedText TracedText::slice(std::size_t from, std::size_t to) const {
  TracedText part;
  for (std::size_t i = from; i < std::min(to, size()); ++i) part.append(glyphs_[i]);
  return part;
}

TracedText TracedText::trimmed() const {
  std::size_t from = 0, to = size();
  while (from < to && is_padding(glyphs_[from])) ++from;
  while (to > from && is_padding(glyphs_[to - 1])) --to;
  return slice(from, to);
}

bool TracedText::blank() const { return std::all_of(glyphs_.begin(), glyphs_.end(), is_padding); }

std::size_t TracedText::end_of_piece(std::size_t from) const {
  std::size_t end = from + 1;
  while (end < size() && glyphs_[end].run == glyphs_[from].run && glyphs_[end].index == glyphs_[end - 1].index + 1) ++end;
  return end;
}

Rect TracedText::place() const {
  Rect box;
  for (std::size_t i = 0, end = 0; i < size(); i = end) {
    end = end_of_piece(i);
    if (glyphs_[i].run) box = united(box, part_of(*glyphs_[i].run, glyphs_[i].index, end - i));
  }
  return box;
}

float TracedText::confidence(bool marks_only) const {
  float least = 1;
  for (std::size_t i = 0, end = 0; i < size(); i = end) {
    end = end_of_piece(i);
    const Run* run = glyphs_[i].run;
    if (run && (!marks_only || !run->mark.empty())) least = std::min(least, certainty(*this, i, end));
  }
  return least;
}

bool TracedText::has_marks() const {
  return std::any_of(glyphs_.begin(), glyphs_.end(),
                     [](const Glyph& glyph) { return glyph.run && !glyph.run->mark.empty(); });
}

const Run* TracedText::first_run() const {
  for (const Glyph& glyph : glyphs_)
    if (glyph.run) return glyph.run;
  return nullptr;
}

bool is_speck(const Run& run) {
  constexpr float kSurelyRead = 0.9f;
  if (run.source != TextSource::kOcr || !run.mark.empty() || run.confidence >= kSurelyRead || run.text.empty())
    return false;
  const std::vector<std::string> characters = code_points(run.text);
  const bool filled = std::any_of(characters.begin(), characters.end(), is_fill_line);
  return !filled && search_key(run.text).empty() && characters.size() <= 2;
}

TracedText traced(const Line& line) {
  TracedText text;
  const Run* before = nullptr;
  for (const Run& run : line.runs) {
    if (is_speck(run)) continue;
    if (before)
      if (const char gap = gap_between(*before, run)) text.append_space(gap);
    std::size_t index = 0;
    for (std::string& character : code_points(run.text)) text.append({std::move(character), &run, index++});
    before = &run;
  }
  return text;
}

TracedText traced(const Paragraph& paragraph) {
  TracedText text;
  for (const Line& line : paragraph.lines) {
    if (&line != &paragraph.lines.front()) text.append_space('\n');
    text.append(traced(line));
  }
  return text;
}

TracedText traced(const std::vector<Block>& blocks) {
  TracedText text;
  bool first = true;
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    if (!paragraph) continue;
    if (!first) text.append_space('\n');
    text.append(traced(*paragraph));
    first = false;
  }
  return text;
}

std::vector<TracedText> cut_at(const TracedText& text, const std::function<bool(std::size_t)>& parts) {
  std::vector<TracedText> pieces;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !parts(i)) continue;
    pieces.push_back(text.slice(from, i));
    from = i + 1;
  }
  return pieces;
}

std::vector<TracedText> lines_of(const TracedText& text) {
  return cut_at(text, [&](std::size_t i) { return text[i].character == "\n"; });
}

bool is_in_figure(const TracedText& text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_digit(text[at - 1].character) && is_digit(text[at + 1].character);
}

bool opens_round(const Glyph& glyph) { return is_one_of(glyph.character, "(（"); }

bool closes_round(const Glyph& glyph) { return is_one_of(glyph.character, ")）"); }

}  // namespace chushen

#include "extract/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/layout_text.h"
#include "extract/mark_glyphs.h"
#include "extract/overprint.h"
#include "extract/pdf_marks.h"
#include "extract/pdf_visibility.h"
#include "extract/struck_glyphs.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

/// A gap wider than this many em separates runs: more than justified lines are stretched by, less than a tab.
constexpr double kGap = 0.4;
/// A gap between Latin letters or digits from which it parts words, in em: spaces are 0.25 em, kerning is below 0.1.
constexpr double kWordGap = 0.16;

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00A0' || c == U'\u3000' ||
         (c >= U'\u2000' && c <= U'\u200B');
}

bool is_blank(const PdfGlyph& glyph) {
  return !glyph.text.empty() && std::all_of(glyph.text.begin(), glyph.text.end(), is_space);
}

bool is_private(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

/// Scripts that no paper here is written in: combining marks, Armenian to Ethiopic to Mongolian, Hangul and its like. A
/// font without a table of meanings gives the numbers of its letters as characters, which fall there as well.
bool is_foreign(char32_t c) {
  return (c >= 0x0300 && c < 0x0370) || (c >= 0x0530 && c < 0x1E00) || (c >= 0x2C00 && c < 0x2E80) || (c >= 0xA000 && c < 0xE000);
}

bool is_unmapped(const PdfGlyph& glyph) {
  return glyph.text.empty() || std::any_of(glyph.text.begin(), glyph.text.end(), [](char32_t c) {
    return c == 0xFFFD || c < 0x20 || (c >= 0x7F && c < 0xA0) || is_private(c) || is_foreign(c);
  });
}

/// "Wingdings2", "Wingdings-Regular", "SymbolMT" by the name that symbol_character knows.
std::string_view symbol_font(std::string_view name) {
  if (name.starts_with("Wingdings2") || name.starts_with("Wingdings 2") || name.starts_with("Wingdings-2"))
    return "Wingdings 2";
  if (name.starts_with("Wingdings3") || name.starts_with("Wingdings 3") || name.starts_with("Wingdings-3")) return "";
  if (name.starts_with("Wingdings")) return "Wingdings";
  return name.starts_with("Symbol") ? "Symbol" : "";
}

/// The glyph's text in Unicode where the font's own map gives a place in the font instead.
std::u32string unicode_of(const PdfGlyph& glyph, std::string_view font) {
  const std::string_view symbols = symbol_font(font);
  const bool in_font = glyph.text.size() == 1 && (glyph.text[0] < 0x100 || is_private(glyph.text[0]));
  if (symbols.empty() || !(glyph.text.empty() || in_font) || is_blank(glyph)) return glyph.text;
  const auto character = symbol_character(symbols, glyph.text.empty() ? glyph.code : glyph.text[0]);
  return character ? std::u32string(1, *character) : glyph.text;
}

void append(Run& run, const Run& next) {
  run.text += next.text;
  run.edges.insert(run.edges.end(), next.edges.begin(), next.edges.end());
  run.box = united(run.box, next.box);
  run.confidence = std::min(run.confidence, next.confidence);
}

/// A space that reaches from the last character to the next. Not to the run's box: that may hold what comes after.
void append_space(Run& run, double next_left) {
  const float last_edge = run.edges.empty() ? static_cast<float>(run.box.left) : run.edges.back();
  run.text += ' ';
  run.edges.push_back(std::max(last_edge, static_cast<float>(next_left)));
}

/// A character that stands with others in a word, so that a gap beside it means something.
bool is_in_words(char32_t c) { return c < 0x2E80 && c != 0xFFFD; }

/// Whether `next` goes on where `run` ends, at the same height.
bool continues(const Run& run, const Rect& next, double gap_before) {
  const double em = std::min(run.box.height(), next.height());
  const double shared = std::min(run.box.bottom, next.bottom) - std::max(run.box.top, next.top);
  const double gap = next.left - run.box.right - gap_before;
  return shared > 0.6 * em && std::max(run.box.height(), next.height()) < 1.6 * em && gap < kGap * em &&
         next.left - run.box.right > -0.35 * em;
}

/// The same character drawn once more, a little aside: how some writers make letters bold.
bool is_shadow(const PdfGlyph& glyph, const PdfGlyph& before) {
  return glyph.text == before.text && !glyph.text.empty() &&
         std::abs(glyph.box.left - before.box.left) < 0.2 * glyph.size &&
         std::abs(glyph.box.top - before.box.top) < 0.2 * glyph.size;
}

/// Glyphs that stand in one line without a wide gap, on the way to becoming a run.
class RunBuilder {
 public:
  bool empty() const { return glyphs_.empty(); }
  const PdfGlyph& last() const { return *glyphs_.back().glyph; }

  void add(const PdfGlyph& glyph, bool after_space) {
    glyphs_.push_back({&glyph, after_space});
    run_.box = united(run_.box, glyph.box);
  }

  bool continues_with(const PdfGlyph& glyph, double blank) const {
    return !empty() && last().upright && glyph.upright && blank <= 1.05 * glyph.size &&
           continues(run_, glyph.box, blank);
  }

  /// The finished run; the builder is empty again.
  Run take() {
    const double usual = usual_gap();
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      const PdfGlyph& glyph = *glyphs_[i].glyph;
      if (i > 0 && (glyphs_[i].after_space || parts_words(i, usual))) append_space(run_, glyph.box.left);
      add_text(glyph);
    }
    glyphs_.clear();
    return std::exchange(run_, Run{});
  }

 private:
  struct Placed {
    const PdfGlyph* glyph;
    bool after_space;
  };

  double gap_before(std::size_t i) const { return glyphs_[i].glyph->box.left - glyphs_[i - 1].glyph->box.right; }

  /// The gap that letter spacing leaves everywhere.
  double usual_gap() const {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < glyphs_.size(); ++i)
      if (!glyphs_[i].after_space) gaps.push_back(gap_before(i));
    if (gaps.empty()) return 0;
    std::nth_element(gaps.begin(), gaps.begin() + gaps.size() / 2, gaps.end());
    return std::max(0.0, gaps[gaps.size() / 2]);
  }

  /// Writers that place each word show no space: a gap between Latin letters or digits is one.
  bool parts_words(std::size_t i, double usual) const {
    const std::u32string &before = glyphs_[i - 1].glyph->text, &after = glyphs_[i].glyph->text;
    return !before.empty() && !after.empty() && is_in_words(before.back()) && is_in_words(after.front()) &&
           gap_before(i) > usual + kWordGap * glyphs_[i].glyph->size;
  }

  void add_text(const PdfGlyph& glyph) {
    const std::u32string text = glyph.text.empty() ? std::u32string(1, 0xFFFD) : glyph.text;
    run_.text += encode_utf8(text);
    for (std::size_t i = 1; i <= text.size(); ++i)
      run_.edges.push_back(static_cast<float>(glyph.box.left + glyph.box.width() * i / text.size()));
  }

  std::vector<Placed> glyphs_;
  Run run_;
};

/// Runs in the order of drawing, which within a line is nearly always that of reading.
std::vector<Run> runs_in_drawing_order(const std::vector<PdfGlyph>& glyphs) {
  std::vector<Run> runs;
  RunBuilder builder;
  double blank = 0;  // width of white space since the last character
  for (const PdfGlyph& glyph : glyphs) {
    if (is_blank(glyph)) {
      blank += glyph.box.width();
      continue;
    }
    if (!builder.empty() && is_shadow(glyph, builder.last())) continue;
    const bool joins = builder.continues_with(glyph, blank);
    if (!joins && !builder.empty()) runs.push_back(builder.take());
    builder.add(glyph, joins && blank > 0);
    blank = 0;
  }
  if (!builder.empty()) runs.push_back(builder.take());
  return runs;
}

/// Whether the gap between two pieces of one line is a space that was not written.
bool parts_words(const Run& before, const Run& after) {
  const std::u32string left = decode_utf8(before.text), right = decode_utf8(after.text);
  return is_in_words(left.back()) && is_in_words(right.front()) &&
         after.box.left - before.box.right > kWordGap * after.box.height();
}

/// Joins what was drawn out of order, and drops what was drawn twice.
std::vector<Run> joined_within_lines(std::vector<Run> runs) {
  std::vector<Run> joined;
  for (Line& line : lines_of(std::move(runs))) {
    const std::size_t first = joined.size();
    for (Run& run : line.runs) {
      Run* last = joined.size() > first ? &joined.back() : nullptr;
      if (last && last->text == run.text && std::abs(last->box.left - run.box.left) < 0.2 * run.box.height()) continue;
      if (!last || !continues(*last, run.box, 0)) {
        joined.push_back(std::move(run));
        continue;
      }
      if (parts_words(*last, run)) append_space(*last, run.box.left);
      append(*last, run);
    }
  }
  return joined;
}

/// Whether a line is a side of a table's cell.
bool is_side(const Ruling& line, const std::vector<Table>& grids) {
  const double slack = 3;
  for (const Table& grid : grids)
    for (const Cell& cell : grid.cells)
      if (std::min(std::abs(line.position - cell.box.top), std::abs(line.position - cell.box.bottom)) < slack &&
          line.from < cell.box.right && line.to > cell.box.left)
        return true;
  return false;
}

std::u32string without_blanks(const std::u32string& text) {
  std::u32string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char32_t c) { return !is_space(c) && c != U'\u00AD'; });
  return kept;
}

/// An /ActualText that says something else than the glyphs it stands for. A hyphen or a ligature is no such thing.
std::optional<Run> other_text(const PdfActualText& actual, const std::vector<PdfGlyph>& glyphs) {
  std::u32string drawn;
  Run run;
  for (const PdfGlyph& glyph : glyphs)
    if (glyph.order >= actual.from && glyph.order < actual.to) {
      drawn += glyph.text;
      run.box = united(run.box, glyph.box);
    }
  const std::u32string said = without_blanks(actual.text);
  if (said.empty() || run.box.empty() || without_blanks(drawn) == said) return std::nullopt;
  run.text = encode_utf8(actual.text);
  return run;
}

/// Drawn once more where the same is seen: how some writers make shadows.
bool is_seen_too(const Run& unseen, const std::vector<Run>& seen) {
  return std::any_of(seen.begin(), seen.end(), [&](const Run& run) {
    const double shared = std::min(run.box.bottom, unseen.box.bottom) - std::max(run.box.top, unseen.box.top);
    const bool over = run.box.left < unseen.box.right && unseen.box.left < run.box.right;
    return over && shared > 0.5 * unseen.box.height() && run.text.find(unseen.text) != std::string::npos;
  });
}

/// Takes away what is crossed out, as if it were not there.
/// \return how many characters.
int take_struck(const std::vector<Ruling>& rulings, std::vector<PdfGlyph>& glyphs) {
  const std::vector<bool> struck = struck_glyphs(glyphs, rulings);
  std::vector<PdfGlyph> kept;
  int taken = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!struck[i]) kept.push_back(std::move(glyphs[i]));
    taken += struck[i] && !is_blank(glyphs[i]);
  }
  glyphs = std::move(kept);
  return taken;
}

std::vector<Run> unseen_runs(const PdfPage& page, const std::vector<PdfGlyph>& hidden, const std::vector<Run>& seen) {
  std::vector<Run> unseen = runs_in_drawing_order(hidden);
  std::erase_if(unseen, [&](const Run& run) { return is_seen_too(run, seen); });
  for (const PdfActualText& actual : page.actual_texts)
    if (auto run = other_text(actual, page.glyphs)) unseen.push_back(std::move(*run));
  return unseen;
}

}  // namespace

PdfText text_of(const PdfPage& page) {
  PdfText text;
  const PdfVisibility visibility(page);
  std::vector<PdfGlyph> glyphs, hidden;
  for (const PdfGlyph& drawn : page.glyphs) {
    if (drawn.oblique) continue;
    PdfGlyph glyph = drawn;
    glyph.text = unicode_of(drawn, drawn.font < static_cast<int>(page.fonts.size()) ? page.fonts[drawn.font] : "");
    const bool blank = is_blank(glyph), seen = visibility.is_seen(glyph);
    if (!blank) {
      text.seen += seen;
      text.hidden += !seen;
      text.unmapped += seen && is_unmapped(glyph);
    }
    if (seen || (blank && !glyph.invisible))
      glyphs.push_back(std::move(glyph));
    else if (!blank)
      hidden.push_back(std::move(glyph));
  }
  text.struck = take_struck(page.rulings, glyphs);
  join_ticks(glyphs);
  for (PdfGlyph& box : drawn_boxes(page, glyphs)) glyphs.push_back(std::move(box));
  std::vector<Run> runs = runs_in_drawing_order(glyphs);
  doubt_overprinted(runs);
  text.runs = joined_within_lines(std::move(runs));
  text.unseen = unseen_runs(page, hidden, text.runs);
  return text;
}

void find_underlined(const std::vector<Ruling>& rulings, const std::vector<Table>& grids, std::vector<Run>& runs) {
  for (const Ruling& line : rulings) {
    if (!line.horizontal || is_side(line, grids)) continue;
    for (Run& run : runs) {
      const double below = line.position - run.box.bottom;
      const double shared = std::min(line.to, run.box.right) - std::max(line.from, run.box.left);
      if (std::abs(below) < 0.2 * run.box.height() && shared > 0.8 * run.box.width()) run.underlined = true;
    }
  }
}

}  // namespace chushen

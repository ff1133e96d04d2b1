#include "extract/layout_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/utf8.h"

namespace chushen {
namespace {

double middle_y(const Rect& box) { return (box.top + box.bottom) / 2; }

/// The mean band of a line's pieces, which one odd piece does not move far.
struct LineBand {
  double top = 0, bottom = 0;
  int pieces = 0;
  void add(const Rect& box) {
    top = (top * pieces + box.top) / (pieces + 1);
    bottom = (bottom * pieces + box.bottom) / (pieces + 1);
    ++pieces;
  }
};

/// How much of the smaller of the two heights they share; 0 where they are of too different a size to be one line
/// and do not share their middle (a tall bracket beside two lines).
double shared(const LineBand& band, const Rect& box) {
  const double height = band.bottom - band.top;
  const double smaller = std::min(height, box.height()), larger = std::max(height, box.height());
  if (smaller <= 0) return 0;
  const double apart = std::abs(middle_y(box) - (band.top + band.bottom) / 2);
  if (larger > 2.2 * smaller && apart > 0.3 * larger) return 0;
  return (std::min(band.bottom, box.bottom) - std::max(band.top, box.top)) / smaller;
}

/// A strip between two runs of a line, wide enough to part columns.
struct Strip {
  double left = 0, right = 0;
  double width() const { return right - left; }
};

constexpr std::size_t kColumnLines = 6;

std::optional<Strip> widest_gap(const Line& line) {
  std::optional<Strip> widest;
  for (std::size_t i = 1; i < line.runs.size(); ++i) {
    const Strip gap{line.runs[i - 1].box.right, line.runs[i].box.left};
    if (gap.width() > line.box.height() && (!widest || gap.width() > widest->width())) widest = gap;
  }
  return widest;
}

/// Whether most of the lines have running text up to the strip on both sides: what tells columns from labels and tabs.
bool parts_running_text(const std::vector<Line>& lines, std::size_t first, std::size_t last, const Strip& strip) {
  std::size_t full = 0;
  for (std::size_t i = first; i < last; ++i) {
    const double em = lines[i].box.height();
    double left = 0, right = 0, reach = strip.left - 1000, start = strip.right + 1000;
    for (const Run& run : lines[i].runs) {
      const bool before = run.box.right <= strip.left + 0.1;
      (before ? left : right) += run.box.width();
      if (before) reach = std::max(reach, run.box.right);
      if (!before) start = std::min(start, run.box.left);
    }
    full += left > 12 * em && right > 12 * em && strip.left - reach < 2 * em && start - strip.right < 2.5 * em;
  }
  return full * 10 >= (last - first) * 6;
}

/// The lines from `first` on that share a free strip: narrows `strip` to it.
std::size_t lines_with_strip(const std::vector<Line>& lines, std::size_t first, Strip& strip) {
  std::size_t last = first;
  for (; last < lines.size(); ++last) {
    const auto gap = widest_gap(lines[last]);
    const Strip common = gap ? Strip{std::max(strip.left, gap->left), std::min(strip.right, gap->right)} : Strip{};
    if (gap && common.width() > 0.8 * lines[last].box.height())
      strip = common;
    else if (gap || (lines[last].box.right > strip.left && lines[last].box.left < strip.right))
      break;
  }
  return last;
}

bool is_single_character(const Line& line) {
  return line.runs.size() == 1 && line.runs.front().mark.empty() && count_code_points(line.runs.front().text) == 1;
}

/// Width of what would have to fit at the end of the line before: one Chinese character, or a whole Latin word.
double first_word_width(const Line& line) {
  const Run& run = line.runs.front();
  const double em = std::min(line.box.height(), run.box.width());
  std::size_t position = 0, characters = 0;
  while (position < run.text.size()) {
    const char32_t c = next_code_point(run.text, position);
    if (c >= 0x2E80 || c == U' ') break;
    ++characters;
  }
  if (characters == 0) return em;
  const std::size_t all = count_code_points(run.text);
  const Rect word = part_of(run, 0, characters);
  return run.edges.size() == all ? word.width() : run.box.width() * static_cast<double>(characters) / all;
}

/// Typical distance from one line's middle to the next one's; 0 where there are fewer than three lines.
double usual_pitch(const std::vector<Line>& lines) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < lines.size(); ++i)
    pitches.push_back(middle_y(lines[i].box) - middle_y(lines[i - 1].box));
  if (pitches.size() < 2) return 0;
  std::nth_element(pitches.begin(), pitches.begin() + pitches.size() / 2, pitches.end());
  return pitches[pitches.size() / 2];
}

/// Where lines were set and how far apart, for the question whether two of them belong together.
struct Setting {
  double left = 0, right = 0, pitch = 0;

  /// Room at the left and the right alike. A full line is symmetric too; only a shorter one shows that it was centred.
  bool is_symmetric(const Line& line) const {
    return std::abs((line.box.left - left) - (right - line.box.right)) < 1.5 * line.box.height();
  }
  bool is_centred(const Line& line) const { return line.box.left - left > line.box.height() && is_symmetric(line); }

  /// Room that stayed free in a line: at its end, or at both ends where it was not set from the left.
  double room(const Line& line) const {
    const double before = line.box.left - left, after = right - line.box.right;
    return before <= 3 * line.box.height() ? after : before + after;
  }
};

/// "一、", "（二）", "•": a numbered heading or a list item starts a paragraph wherever it stands.
bool starts_with_number(const Line& line) {
  const std::string& text = line.runs.front().text;
  const std::u32string_view numerals = U"一二三四五六七八九十";
  std::size_t position = 0, digits = 0;
  char32_t c = next_code_point(text, position);
  if (std::u32string_view(U"•▪◆➢").find(c) != std::u32string_view::npos) return true;
  const bool bracket = c == U'（' || c == U'(';
  if (bracket && position < text.size()) c = next_code_point(text, position);
  for (; numerals.find(c) != numerals.npos && position < text.size(); ++digits) c = next_code_point(text, position);
  return digits > 0 && digits <= 3 && (bracket ? c == U'）' || c == U')' : c == U'、');
}

bool starts_paragraph(const Line& next, const std::vector<Line>& paragraph, const Setting& setting) {
  const Line& before = paragraph.back();
  const double smaller = std::min(before.box.height(), next.box.height());
  const double larger = std::max(before.box.height(), next.box.height());
  const double gap = next.box.top - before.box.bottom;
  const double pitch = middle_y(next.box) - middle_y(before.box);
  // However far apart, nothing else fits into a cell for one character.
  const bool narrow = setting.right - setting.left < 2.5 * smaller;
  if (is_single_character(before) && is_single_character(next) && (narrow || gap < 1.5 * smaller))
    return std::abs(next.box.left - before.box.left) > smaller;
  if (gap > 1.5 * larger || (setting.pitch > 0 && pitch > 1.4 * setting.pitch && gap > 0.5 * larger)) return true;
  if (larger > 1.5 * smaller || starts_with_number(next)) return true;
  if (setting.room(before) > first_word_width(next) + 2 * before.box.height()) return true;
  if (setting.is_symmetric(before) && setting.is_centred(next)) return false;
  const double indent = next.box.left - std::min(setting.left, next.box.left), em = smaller;
  const double step = next.box.left - before.box.left;
  if (step > 1.4 * em && step < 6 * em) return true;
  // Two indented lines after each other are two first lines, unless the whole paragraph is set in.
  return paragraph.size() == 1 && std::abs(step) < 0.5 * em && indent > 1.6 * em && indent < 2.6 * em;
}

}  // namespace

std::vector<Line> lines_of(std::vector<Run> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Run& a, const Run& b) { return middle_y(a.box) < middle_y(b.box); });
  std::vector<Line> lines;
  std::vector<LineBand> bands;
  for (Run& piece : pieces) {
    // Pieces come by their middle, so only the last few lines can still take one.
    std::size_t best = lines.size();
    double most = 0.5;
    for (std::size_t i = lines.size() > 8 ? lines.size() - 8 : 0; i < lines.size(); ++i)
      if (const double share = shared(bands[i], piece.box); share >= most) most = share, best = i;
    if (best == lines.size()) {
      lines.emplace_back();
      bands.emplace_back();
    }
    bands[best].add(piece.box);
    lines[best].box = united(lines[best].box, piece.box);
    lines[best].runs.push_back(std::move(piece));
  }
  for (Line& line : lines)
    std::stable_sort(line.runs.begin(), line.runs.end(),
                     [](const Run& a, const Run& b) { return a.box.left < b.box.left; });
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return middle_y(a.box) < middle_y(b.box); });
  return lines;
}

std::vector<std::vector<Line>> columns_of(std::vector<Line> lines) {
  std::vector<std::vector<Line>> columns(1);
  for (std::size_t first = 0; first < lines.size();) {
    const auto gap = widest_gap(lines[first]);
    Strip strip = gap.value_or(Strip{});
    const std::size_t last = gap ? lines_with_strip(lines, first, strip) : first;
    if (last - first < kColumnLines || !parts_running_text(lines, first, last, strip)) {
      columns.back().push_back(std::move(lines[first++]));
      continue;
    }
    std::vector<Run> left, right;
    for (; first < last; ++first)
      for (Run& run : lines[first].runs) (run.box.left < strip.right - 0.1 ? left : right).push_back(std::move(run));
    columns.push_back(lines_of(std::move(left)));
    columns.push_back(lines_of(std::move(right)));
    columns.emplace_back();
  }
  std::erase_if(columns, [](const std::vector<Line>& column) { return column.empty(); });
  return columns;
}

std::vector<Paragraph> paragraphs_of(std::vector<Line> lines, double left, double right) {
  const Setting setting{left, right, usual_pitch(lines)};
  std::vector<Paragraph> paragraphs;
  for (Line& line : lines) {
    if (paragraphs.empty() || starts_paragraph(line, paragraphs.back().lines, setting)) paragraphs.emplace_back();
    paragraphs.back().lines.push_back(std::move(line));
  }
  return paragraphs;
}

}  // namespace chushen

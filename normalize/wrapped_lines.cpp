#include "normalize/wrapped_lines.h"

#include <algorithm>
#include <cctype>

namespace chushen {
namespace {

/// White that a cell keeps free at its right side at most, where its left side does not say how much.
constexpr double kMostPadding = 8;  // points
/// White space between two words takes room as well, and is lost where the line ends.
constexpr double kSpace = 1;        // of a character's height

bool in_word(const Glyph& glyph) {
  const std::string& character = glyph.character;
  return character.size() == 1 && std::isgraph(static_cast<unsigned char>(character[0])) != 0;
}

/// What no line begins with: it stays with the character before it.
bool clings(const Glyph& glyph) {
  static constexpr std::string_view kClinging = "√✓✔，。、；：！？）】》%％,.;:!?)]";
  return (glyph.run && !glyph.run->mark.empty()) || kClinging.find(glyph.character) != std::string_view::npos;
}

/// What a line break does not part: a word of letters and digits, or one character with what clings to it.
TracedText first_word(const TracedText& line) {
  const TracedText text = line.trimmed();
  std::size_t end = text.size() > 0 ? 1 : 0;
  if (end > 0 && in_word(text[0]))
    while (end < text.size() && in_word(text[end])) ++end;
  while (end > 0 && end < text.size() && clings(text[end])) ++end;
  return text.slice(0, end);
}

/// Where the writing of a cell has to end; that of a paragraph ends where its longest line does.
double right_limit(const std::vector<TracedText>& lines, const Rect& cell) {
  double left = 0, right = 0;
  bool any = false;
  for (const TracedText& line : lines) {
    const Rect box = line.place();
    if (box.empty()) continue;
    left = any ? std::min(left, box.left) : box.left;
    right = any ? std::max(right, box.right) : box.right;
    any = true;
  }
  if (cell.empty()) return right;
  return std::max(right, cell.right - std::clamp(left - cell.left, 0.0, kMostPadding));
}

/// Whether `next` had no room behind `line`.
bool was_wrapped(const TracedText& line, const TracedText& next, double limit) {
  const Rect here = line.place(), behind = first_word(next).place();
  if (here.empty() || behind.empty() || behind.top < here.top) return false;
  return here.right + behind.width() > limit - kSpace * here.height();
}

}  // namespace

std::vector<TracedText> written_lines(const TracedText& text, const Rect& cell) {
  const std::vector<TracedText> lines = lines_of(text);
  const double limit = right_limit(lines, cell);
  std::vector<TracedText> written;
  TracedText last;
  for (const TracedText& line : lines) {
    if (!written.empty() && !line.blank() && was_wrapped(last, line, limit)) {
      written.back().append_space('\n');
      written.back().append(line);
    } else {
      written.push_back(line);
    }
    last = line;
  }
  return written;
}

}  // namespace chushen

#include "extract/scan/read_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "extract/scan/line_reader.h"
#include "extract/scan/mark_characters.h"
#include "extract/scan/sibling_boxes.h"
#include "extract/scan/struck_text.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr float kUnderSeal = 0.75f;  // print and a black seal over it cannot be told apart: a value there is never sure
constexpr std::size_t kMostLines = 1500;
constexpr double kMostUnread = 25'000;  // pixels of lines in which nothing is read: noise; from then on only samples
constexpr std::size_t kSample = 10;
constexpr double kMostWidth = 200'000;  // pixels at the recognizer's height, about 20 s; a dense page has 40 000

bool lies_in_seal(const FoundLayout& layout, const PixelBox& box) {
  const double x = (box.left + box.right) / 2.0, y = (box.top + box.bottom) / 2.0;
  return std::any_of(layout.black_seals.begin(), layout.black_seals.end(), [&](const SealShapeFound& seal) { return inside(seal, x, y); });
}

/// Whether a black seal covers an end of the line or what stands before or behind it: with the seal's ring and letters,
/// characters of the line may have been taken away.
bool touches_seal(const FoundLayout& layout, const PixelBox& box) {
  const double y = (box.top + box.bottom) / 2.0, em = box.height();
  return std::any_of(layout.black_seals.begin(), layout.black_seals.end(), [&](const SealShapeFound& seal) {
    for (double x = box.left - 1.5 * em; x <= box.right + 1.5 * em; x += em / 2)
      if (inside(seal, x, y)) return true;
    return false;
  });
}

/// What a line's picture says about any reading of it: cut off at the edge, drawn over, or too small to be sure of.
float picture_quality(const FoundLayout& layout, const TextLine& line) {
  const PixelBox page = layout.grey.bounds();
  const bool cut = line.box.left <= 1 || line.box.top <= 1 || line.box.right >= page.right - 1 || line.box.bottom >= page.bottom - 1;
  constexpr int kSmall = 14;  // pixels: a third of what the recognizer sees is made up by scaling
  return (cut || line.obstructed ? 0.75f : 1.0f) * (line.box.height() < kSmall && layout.lines.em < kSmall ? 0.85f : 1.0f);
}

/// Dust that stands for itself, too small for a character, or what is left of a ruling, too flat for one; surely read as none.
bool is_dust(const std::vector<Run>& line, const PixelBox& box, int em) {
  constexpr double kSmall = 0.6, kFlat = 0.35;  // of a line's height: 一 is wider, a figure higher
  constexpr float kSure = 0.6f;
  const bool unsure = std::all_of(line.begin(), line.end(), [](const Run& run) { return run.mark.empty() && run.confidence < kSure; });
  const bool single = line.size() == 1 && count_code_points(line.front().text) <= 2 && box.width() < kSmall * em && box.height() < kSmall * em;
  return unsure && (single || box.height() < kFlat * em);
}

/// What erasing has left of a thick or threefold ruling: flat, and nearer to a side of a cell than 一 stands to any.
bool is_rest_of_ruling(const FoundLayout& layout, const PixelBox& box) {
  constexpr double kFlat = 0.35, kNear = 0.3;  // of a line's height
  const double em = layout.lines.em, middle = (box.top + box.bottom) / 2.0;
  if (box.height() >= kFlat * em) return false;
  const auto is_beside = [&](const Cell& cell) {
    const PixelBox place = layout.geometry.to_pixels(cell.box);
    return box.left < place.right && box.right > place.left && std::min(std::abs(middle - place.top), std::abs(middle - place.bottom)) < kNear * em;
  };
  return std::any_of(layout.grids.begin(), layout.grids.end(),
                     [&](const Table& grid) { return std::any_of(grid.cells.begin(), grid.cells.end(), is_beside); });
}

/// One of a black seal's own letters, or a point of its star.
bool is_letter_of_seal(const Run& run) { return run.mark.empty() && run.confidence < 0.5f && count_code_points(run.text) <= 2; }

void weaken(Run& run, float quality) {
  run.confidence *= quality;
  for (float& certainty : run.certainties) certainty *= quality;
  for (Alternative& other : run.others) other.confidence *= quality;
}

/// Whether the first (or last) two characters of a run, or its only one, are surely read: a seal's letters are not.
bool begins_surely(const Run& run, bool at_end) {
  if (!run.mark.empty()) return false;
  if (run.certainties.empty()) return run.confidence > 0.85f;
  const std::size_t count = std::min<std::size_t>(2, run.certainties.size()), first = at_end ? run.certainties.size() - count : 0;
  return *std::min_element(run.certainties.begin() + std::ptrdiff_t(first), run.certainties.begin() + std::ptrdiff_t(first + count)) > 0.85f;
}

/// How sure the surest two neighbouring characters are.
float surest_pair(const Run& run) {
  float surest = 0;
  for (std::size_t i = 0; i + 1 < run.certainties.size(); ++i) surest = std::max(surest, std::min(run.certainties[i], run.certainties[i + 1]));
  return surest;
}

/// The reading of one page, line by line; lines beside which boxes were found afterwards are read again.
class PageReading {
 public:
  PageReading(Recognizer& reader, SecondReader* second, const FoundLayout& layout, int threshold)
      : reader_(reader), second_(second), layout_(layout), threshold_(threshold), lines_(layout.lines), boxes_(layout.boxes), read_(lines_.lines.size()) {}

  ReadLines run() {
    read_all();
    read_beside_siblings();
    ReadLines result;
    result.left_out = left_out_;
    result.count = count_;
    for (std::size_t index = 0; index < read_.size(); ++index) add(index, result);
    drop_parts_of_words(result.runs);
    return result;
  }

 private:
  void read_all() {
    double width = 0, unread = 0;
    for (std::size_t index = 0; index < lines_.lines.size(); ++index) {
      if (unread > kMostUnread && index % kSample != 0) {
        left_out_ = true;
        continue;
      }
      const LineCrop crop = crop_line(layout_.grey, layout_.bare, layout_.components, lines_, index);
      const double pixels = 48.0 * crop.picture.width / std::max(1, crop.picture.height);
      width += pixels;
      if (index >= kMostLines || width > kMostWidth) {
        left_out_ = true;
        break;
      }
      read(index, crop);
      unread = std::max(0.0, unread + (is_text(read_[index]) ? -pixels : pixels));
    }
  }

  void read(std::size_t index, const LineCrop& crop) {
    ++count_;
    read_[index] = read_line(reader_, crop, boxes_, layout_.components, layout_.geometry, threshold_, second_);
  }

  struct PlacedRun {
    std::size_t line = 0, run = 0;
  };

  /// Where a box was read as a mark.
  std::optional<PlacedRun> mark_of(const CheckBox& box) const {
    const Rect place = layout_.geometry.to_points(box.box);
    for (std::size_t line = 0; line < read_.size(); ++line)
      for (std::size_t run = 0; run < read_[line].size(); ++run)
        if (!read_[line][run].mark.empty() && read_[line][run].box == place) return PlacedRun{line, run};
    return std::nullopt;
  }

  /// Whether words stand behind or before the mark.
  bool has_words(const PlacedRun& mark) const {
    const std::vector<Run>& line = read_[mark.line];
    const Rect& place = line[mark.run].box;
    const double near = 1.5 * place.height();
    return (mark.run + 1 < line.size() && line[mark.run + 1].box.left - place.right < near && begins_surely(line[mark.run + 1], false)) ||
           (mark.run > 0 && place.left - line[mark.run - 1].box.right < near && begins_surely(line[mark.run - 1], true));
  }

  void read_beside_siblings() {
    if (left_out_) return;
    std::vector<CheckBox> others, known;
    for (const CheckBox& box : boxes_) {
      const std::optional<PlacedRun> place = mark_of(box);
      if (!place) continue;
      (!box.is_ring && has_words(*place) ? known : others).push_back(box);
    }
    if (known.empty()) return;
    const Raster ink = darker_than(layout_.bare, threshold_);
    const std::vector<SiblingBox> siblings = find_sibling_boxes({layout_.drawn, ink, layout_.components}, lines_.lines, known, lines_.em);
    std::vector<std::size_t> again;
    for (const SiblingBox& sibling : siblings) {
      const auto overlaps = [&](const CheckBox& other) { return !intersection(other.box, sibling.box.box).empty(); };
      if (lies_in_character(sibling)) continue;
      if (std::any_of(others.begin(), others.end(), overlaps) || (!sibling.beside && lies_in_seal(layout_, sibling.box.box))) continue;
      std::erase_if(boxes_, overlaps);
      settle_brothers(sibling.box, known);
      boxes_.push_back(sibling.box);
      lines_.lines[sibling.line].box = united(lines_.lines[sibling.line].box, sibling.box.box);
      if (std::find(again.begin(), again.end(), sibling.line) == again.end()) again.push_back(sibling.line);
    }
    for (std::size_t index : again) read(index, crop_line(layout_.grey, layout_.bare, layout_.components, lines_, index));
  }

  /// The 口 of 中, where its line was surely read as that: a box before a character lies left of the character's place, and
  /// makes its place wider.
  bool lies_in_character(const SiblingBox& sibling) const {
    constexpr float kSurely = 0.9f;
    constexpr double kPlace = 0.85, kWidest = 1.4;  // of a line's height: how far left of its end a character begins
    const Rect box = layout_.geometry.to_points(sibling.box.box);
    const double x = (box.left + box.right) / 2, em = lines_.em * layout_.geometry.points_per_pixel();
    for (const Run& run : read_[sibling.line]) {
      if (!run.mark.empty() || run.edges.size() != run.certainties.size()) continue;
      std::size_t at = 0;
      for (std::size_t i = 0; i < run.edges.size(); ++i) {
        const double left = i == 0 ? run.box.left : double(run.edges[i - 1]);
        const std::size_t begin = at;
        const char32_t c = next_code_point(run.text, at);
        const bool han = c >= 0x4E00 && c < 0xA000 && !may_be_box(std::string_view(run.text).substr(begin, at - begin));
        if (han && run.certainties[i] >= kSurely && run.edges[i] - left < kWidest * em && x < run.edges[i] && x > run.edges[i] - kPlace * em) return true;
      }
    }
    return false;
  }

  /// Boxes as large as one that was found now, in its row, and read between words before, are boxes: what is no square of
  /// the form's own size is asked again.
  void settle_brothers(const CheckBox& sibling, const std::vector<CheckBox>& known) {
    for (CheckBox& box : boxes_) {
      const auto is_same = [&](const CheckBox& other) { return other.box == box.box; };
      const int slack = std::max(1, sibling.box.width() / 10), row = sibling.box.top + sibling.box.bottom;
      if (are_alike(sibling.box, box.box) && std::abs(box.box.top + box.box.bottom - row) <= 2 * slack + 2 && std::any_of(known.begin(), known.end(), is_same)) box.is_settled = true;
    }
  }

  /// A box found by likeness that lies within words which another line reads surely is the 口 of one of their characters.
  void drop_parts_of_words(std::vector<Run>& runs) const {
    std::vector<Rect> words;
    for (const Run& run : runs)
      if (run.mark.empty() && run.confidence >= 0.8f) words.push_back(run.box);
    const auto is_sibling = [&](const Run& run) {
      return !run.mark.empty() && std::any_of(boxes_.begin(), boxes_.end(), [&](const CheckBox& box) {
        return box.is_sibling && layout_.geometry.to_points(box.box) == run.box;
      });
    };
    const auto lies_in_words = [&](const Run& run) {
      const double x = (run.box.left + run.box.right) / 2, y = (run.box.top + run.box.bottom) / 2;
      return std::any_of(words.begin(), words.end(), [&](const Rect& word) {
        return x > word.left && x < word.right && y > word.top && y < word.bottom;
      });
    };
    std::erase_if(runs, [&](const Run& run) { return is_sibling(run) && lies_in_words(run); });
  }

  /// Two lines that overlap may both have read a box between them.
  static bool is_twice(const Run& run, const std::vector<Run>& runs) {
    return !run.mark.empty() && std::any_of(runs.begin(), runs.end(), [&](const Run& other) { return !other.mark.empty() && other.box == run.box; });
  }

  void add(std::size_t index, ReadLines& result) {
    std::vector<Run>& runs = result.runs;
    const TextLine& line = layout_.lines.lines[index];
    std::vector<Run>& read = read_[index];
    if (is_dust(read, line.box, lines_.em) || is_rest_of_ruling(layout_, line.box)) return;
    const bool sealed = lies_in_seal(layout_, line.box);
    const bool beside_seal = !sealed && touches_seal(layout_, line.box);
    const float quality = picture_quality(layout_, line);
    // The heavy strokes of a title's characters run together, and nobody crosses out a part of it.
    const bool title = line.box.height() > 1.4 * lines_.em;
    std::vector<PixelBox> strokes = title ? std::vector<PixelBox>() : find_strokes_through(layout_.drawn, line.box, threshold_);
    std::erase_if(strokes, [&](const PixelBox& stroke) { return touches_seal(layout_, stroke); });
    for (Run& run : read) {
      if ((sealed && is_letter_of_seal(run)) || is_twice(run, runs)) continue;
      const int struck = take_struck(strokes, layout_.geometry, run);
      result.struck += struck;
      if (struck > 0 && run.text.empty()) continue;
      weaken(run, sealed || beside_seal ? std::min(quality, kUnderSeal) : quality);
      runs.push_back(std::move(run));
    }
  }

  Recognizer& reader_;
  SecondReader* second_;
  const FoundLayout& layout_;
  int threshold_;
  TextLines lines_;
  std::vector<CheckBox> boxes_;
  std::vector<std::vector<Run>> read_;
  std::size_t count_ = 0;
  bool left_out_ = false;
};

}  // namespace

bool is_text(const std::vector<Run>& runs) {
  constexpr float kSure = 0.8f, kLikely = 0.5f;  // as sure as Tesseract alone ever is
  constexpr std::size_t kMostUnlikely = 10, kMostUnsure = 20;  // runs for each likely, for each sure one: among more it is chance
  std::size_t likely = 0, sure = 0, all = 0;
  for (const Run& run : runs) {
    if (!run.mark.empty()) continue;
    const float pair = surest_pair(run);
    sure += pair >= kSure;
    likely += pair >= kLikely;
    ++all;
  }
  return (likely > 0 && likely * kMostUnlikely >= all) || (sure > 0 && sure * kMostUnsure >= all);
}

ReadLines read_lines(Recognizer& reader, SecondReader* second, const FoundLayout& layout, int threshold) {
  return PageReading(reader, second, layout, threshold).run();
}

}  // namespace chushen

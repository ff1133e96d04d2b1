#include "extract/scan/read_lines.h"

#include <algorithm>
#include <utility>

#include "extract/scan/line_reader.h"
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

/// One of a black seal's own letters, or a point of its star.
bool is_letter_of_seal(const Run& run) { return run.mark.empty() && run.confidence < 0.5f && count_code_points(run.text) <= 2; }

void weaken(Run& run, float quality) {
  run.confidence *= quality;
  for (float& certainty : run.certainties) certainty *= quality;
  for (Alternative& other : run.others) other.confidence *= quality;
}

}  // namespace

bool is_text(const std::vector<Run>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const Run& run) { return run.mark.empty() && run.confidence >= 0.5f; });
}

ReadLines read_lines(Recognizer& reader, SecondReader* second, const FoundLayout& layout, int threshold) {
  ReadLines result;
  double width = 0, unread = 0;
  for (std::size_t index = 0; index < layout.lines.lines.size(); ++index) {
    if (unread > kMostUnread && index % kSample != 0) {
      result.left_out = true;
      continue;
    }
    const LineCrop crop = crop_line(layout.grey, layout.bare, layout.components, layout.lines, index);
    const double pixels = 48.0 * crop.picture.width / std::max(1, crop.picture.height);
    width += pixels;
    if (index >= kMostLines || width > kMostWidth) {
      result.left_out = true;
      break;
    }
    ++result.count;
    const TextLine& line = layout.lines.lines[index];
    std::vector<Run> read = read_line(reader, crop, layout.boxes, layout.components, layout.geometry, threshold, second);
    unread = std::max(0.0, unread + (is_text(read) ? -pixels : pixels));
    if (is_dust(read, line.box, layout.lines.em)) continue;
    const bool sealed = lies_in_seal(layout, line.box);
    const bool beside_seal = !sealed && touches_seal(layout, line.box);
    const float quality = picture_quality(layout, line);
    for (Run& run : read) {
      if (sealed && is_letter_of_seal(run)) continue;
      weaken(run, sealed || beside_seal ? std::min(quality, kUnderSeal) : quality);
      result.runs.push_back(std::move(run));
    }
  }
  return result;
}

}  // namespace chushen

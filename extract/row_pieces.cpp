#include "extract/row_pieces.h"

#include <algorithm>
#include <utility>

namespace chushen {
namespace {

constexpr double kSameLine = 0.6;   // of the lower one's height, which two stretches of one line of text share

/// Where the place of what is drawn ends: that of a comma at the foot of its line is as wide as any character's.
double end_of(const Rect& box, const std::vector<Rect>& row, double character) {
  const bool small = box.bottom - box.top < 0.5 * character && box.right - box.left < 0.5 * character;
  if (!small) return box.right;
  const auto beside = std::find_if(row.begin(), row.end(), [&](const Rect& other) {
    return other.bottom - other.top > 0.7 * character && other.right <= box.left && box.left - other.right < character &&
           (box.top + box.bottom) / 2 > (other.top + 2 * other.bottom) / 3 && box.top < other.bottom;
  });
  return beside == row.end() ? box.right : std::max(box.right, box.left + 0.9 * character);
}

/// What of a row no white strip divides, however narrow, from the left.
std::vector<RowPiece> stretches_of(std::vector<Rect> boxes, double character) {
  std::sort(boxes.begin(), boxes.end(), [](const Rect& a, const Rect& b) { return a.left < b.left; });
  std::vector<RowPiece> stretches;
  for (const Rect& box : boxes) {
    const double end = end_of(box, boxes, character);
    if (stretches.empty() || box.left >= stretches.back().right) stretches.push_back({box.left, end, {}});
    stretches.back().right = std::max(stretches.back().right, end);
    stretches.back().lines.push_back({box.top, box.bottom});
  }
  for (RowPiece& stretch : stretches) stretch.lines = lines_of_text(std::move(stretch.lines), character);
  return stretches;
}

}  // namespace

bool on_other_lines(const RowPiece& a, const RowPiece& b) {
  const bool a_is_fewer = a.lines.size() <= b.lines.size();
  const std::vector<Band>&fewer = a_is_fewer ? a.lines : b.lines, &more = a_is_fewer ? b.lines : a.lines;
  return std::any_of(fewer.begin(), fewer.end(), [&](const Band& line) {
    return std::none_of(more.begin(), more.end(), [&](const Band& other) {
      return shared(line, other) >= kSameLine * std::min(line.height(), other.height());
    });
  });
}

std::vector<RowPiece> pieces_of_row(std::vector<Rect> boxes, double character) {
  std::vector<RowPiece> pieces;
  for (RowPiece& stretch : stretches_of(std::move(boxes), character)) {
    const bool apart = pieces.empty() || stretch.left - pieces.back().right >= kGapBetweenCells * character ||
                       (pieces.back().lines.size() > 1 && on_other_lines(pieces.back(), stretch));
    if (apart) {
      pieces.push_back(std::move(stretch));
      continue;
    }
    RowPiece& piece = pieces.back();
    piece.right = stretch.right;
    piece.lines.insert(piece.lines.end(), stretch.lines.begin(), stretch.lines.end());
    piece.lines = lines_of_text(std::move(piece.lines), character);
  }
  return pieces;
}

}  // namespace chushen

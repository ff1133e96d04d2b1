#include "extract/scan/ink_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "extract/utf8.h"

namespace chushen {

namespace {

// All measures in heights of the page's print.
constexpr double kLeastWidth = 3, kMostWidth = 16;  // of a place
constexpr double kReach = 1.0;        // how far above and below the middle of its line the middle of a stroke may lie
constexpr double kEmpty = 0.08, kWritten = 0.30;  // area of ink: dust; a character has 0.2
constexpr double kFlat = 0.12;        // lower strokes are what is left of the line under the blank
constexpr double kHigherThanPrint = 1.3, kWiderThanPrint = 1.4;  // of a stroke: print has no such pieces

struct Label {
  InkPlaceKind kind = InkPlaceKind::kSignature;
  const Run* run = nullptr;
  double right = 0;     ///< where it ends
  std::size_t end = 0;  ///< bytes of the run's text up to there
};

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'　' || c == U'_'; }

/// Whether nothing but the end of a label follows at `position`: words that belong to it, a bracket, a colon. Moves behind.
bool ends_label(std::string_view text, std::size_t& position) {
  for (const std::string_view word : {"或盖章", "并盖章", "、盖章", "/盖章", "盖章", "或加盖名章", "人"})
    if (text.substr(position).starts_with(word)) {
      position += word.size();
      break;
    }
  bool closed = false;
  while (position < text.size()) {
    std::size_t next = position;
    const char32_t c = next_code_point(text, next);
    if (c == U'：' || c == U':' || c == U'；' || c == U';') {
      position = next;
      return true;
    }
    if (c == U'）' || c == U')')
      closed = true;
    else if (!is_space(c))
      return closed;
    position = next;
  }
  return true;
}

double edge_at(const Run& run, std::size_t bytes) {
  const std::size_t count = count_code_points(std::string_view(run.text).substr(0, bytes));
  if (count == 0) return run.box.left;
  if (count <= run.edges.size()) return run.edges[count - 1];
  return run.box.left + run.box.width() * double(count) / double(std::max<std::size_t>(1, count_code_points(run.text)));
}

/// Where a label ends: no more than a character behind its last but one, because the last one's edge reaches to whatever
/// a hand wrote behind it in the same line.
double end_of_label(const Run& run, std::size_t bytes) {
  const std::size_t count = count_code_points(std::string_view(run.text).substr(0, bytes));
  const double edge = edge_at(run, bytes);
  if (count < 3 || count > run.edges.size()) return edge;
  const double before = run.edges[count - 2], pitch = (before - run.box.left) / double(count - 1);
  return std::min(edge, before + 1.2 * pitch);
}

std::optional<Label> label_in(const Run& run) {
  constexpr std::array<std::pair<std::string_view, InkPlaceKind>, 5> kWords = {{{"签字", InkPlaceKind::kSignature}, {"签名", InkPlaceKind::kSignature},
      {"签章", InkPlaceKind::kSignature}, {"签署日期", InkPlaceKind::kDate}, {"日期", InkPlaceKind::kDate}}};
  for (const auto& [word, kind] : kWords)
    for (std::size_t at = run.text.find(word); at != std::string::npos; at = run.text.find(word, at + 1)) {
      std::size_t end = at + word.size();
      if (ends_label(run.text, end)) return Label{kind, &run, end_of_label(run, end), end};
    }
  return std::nullopt;
}

/// A run that asks for something else, or says it: the place ends there. What a hand wrote may be read as anything.
bool is_print(const Run& run) {
  for (const char* word : {"：", ":", "日期", "盖章", "公章", "年", "电话"})
    if (run.text.find(word) != std::string::npos) return true;
  return false;
}

double middle(const Rect& box) { return (box.top + box.bottom) / 2; }

double height_of_print(const std::vector<Run>& runs) {
  std::vector<double> heights;
  for (const Run& run : runs)
    if (run.mark.empty() && count_code_points(run.text) >= 3) heights.push_back(run.box.height());
  if (heights.empty()) return 0;
  std::nth_element(heights.begin(), heights.begin() + std::ptrdiff_t(heights.size() / 2), heights.end());
  return heights[heights.size() / 2];
}

/// The innermost cell around a point with its table; both null outside of tables.
struct Around {
  const Table* table = nullptr;
  const Cell* cell = nullptr;
};

Around cell_at(const std::vector<Table>& grids, double x, double y) {
  Around found;
  for (const Table& grid : grids)
    for (const Cell& cell : grid.cells)
      if (x > cell.box.left && x < cell.box.right && y > cell.box.top && y < cell.box.bottom && (!found.cell || cell.box.width() < found.cell->box.width()))
        found = {&grid, &cell};
  return found;
}

/// The blank that belongs to a label.
Rect place_of(const Label& label, const std::vector<Run>& runs, const FoundLayout& layout, double em, double sheet_right) {
  const Rect& line = label.run->box;
  const double y = middle(line);
  Rect place{label.right, y - 1.3 * em, std::min(label.right + kMostWidth * em, sheet_right), y + 1.3 * em};
  const Around around = cell_at(layout.grids, (line.left + label.right) / 2, y);
  if (around.cell) place.right = std::min(place.right, around.cell->box.right);
  for (const Run& run : runs)
    if (&run != label.run && run.box.left > label.right + 0.3 * em && std::abs(middle(run.box) - y) < 0.7 * em && is_print(run))
      place.right = std::min(place.right, run.box.left);
  // Another label within the same run.
  for (const char* word : {"日期", "年", "盖章"})
    if (const std::size_t next = label.run->text.find(word, label.end); next != std::string::npos && label.kind == InkPlaceKind::kSignature)
      place.right = std::min(place.right, std::max(label.right, edge_at(*label.run, next) - em));
  if (!around.cell || place.width() >= kLeastWidth * em) return place;
  for (const Cell& cell : around.table->cells)
    if (std::abs(cell.box.left - around.cell->box.right) < 0.5 * em && cell.row <= around.cell->row && around.cell->row < cell.row + cell.row_span) return cell.box;
  if (around.cell->box.bottom - line.bottom > 1.2 * em) return {around.cell->box.left, line.bottom, around.cell->box.right, around.cell->box.bottom};
  return place;
}

/// What lies in a place.
struct Ink {
  double area = 0;          ///< squares of a character
  bool beyond_print = false, blue = false;
  double sealed = 0;        ///< share of the place under copied seals
};

bool is_blue(const Component& piece, const FoundLayout& layout, const Raster& blue, const PageGeometry& lying) {
  constexpr int kBlue = 20;
  if (blue.pixels.empty()) return false;
  const Rect there = lying.laid_back(lying.to_points(piece.box));
  const double scale = 1 / layout.geometry.points_per_pixel();
  const PixelBox box = intersection({int(there.left * scale), int(there.top * scale), int(there.right * scale) + 1, int(there.bottom * scale) + 1}, blue.bounds());
  int count = 0;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) count += blue.at(x, y) >= kBlue;
  return 2 * count > piece.area;
}

Ink ink_in(const Rect& place, double line, double reach, double em, const std::vector<Run>& others, const FoundLayout& layout, const Raster& blue, const PageGeometry& lying) {
  Ink ink;
  const double scale = layout.geometry.points_per_pixel();
  double blue_area = 0;
  for (const Component& piece : layout.components.all) {
    const Rect box = layout.geometry.to_points(piece.box);
    const double x = (box.left + box.right) / 2, y = middle(box);
    if (x < place.left || x > place.right || y < place.top || y > place.bottom || std::abs(y - line) > reach) continue;
    if (box.height() < kFlat * em) continue;
    const double px = (piece.box.left + piece.box.right) / 2.0, py = (piece.box.top + piece.box.bottom) / 2.0;
    if (std::any_of(layout.black_seals.begin(), layout.black_seals.end(), [&](const SealShapeFound& seal) { return inside(seal, px, py, 1.05); })) continue;
    const bool of_other_line = std::any_of(others.begin(), others.end(), [&](const Run& run) {
      return std::abs(middle(run.box) - line) > 0.8 * em && x > run.box.left && x < run.box.right && y > run.box.top && y < run.box.bottom;
    });
    if (of_other_line) continue;
    const double area = piece.area * scale * scale / (em * em);
    ink.area += area;
    ink.beyond_print = ink.beyond_print || box.height() > kHigherThanPrint * em || box.width() > kWiderThanPrint * em;
    if (is_blue(piece, layout, blue, lying)) blue_area += area;
  }
  ink.blue = blue_area > 0.5 * ink.area && blue_area > kEmpty;
  constexpr int kSteps = 12;
  int covered = 0;
  for (int i = 0; i < kSteps; ++i)
    for (const SealShapeFound& seal : layout.black_seals)
      if (inside(seal, (place.left + place.width() * (i + 0.5) / kSteps) / scale, line / scale, 1.05)) {
        ++covered;
        break;
      }
  ink.sealed = double(covered) / kSteps;
  return ink;
}

/// What was surely read in the place.
std::string print_in(const Rect& place, const Label& label, const std::vector<Run>& runs, double em) {
  constexpr float kSure = 0.9f;
  std::string text = label.run->confidence >= kSure ? label.run->text.substr(label.end) : std::string();
  for (const Run& run : runs)
    if (&run != label.run && run.mark.empty() && run.confidence >= kSure && std::abs(middle(run.box) - middle(label.run->box)) < 0.7 * em &&
        run.box.left >= place.left - 0.3 * em && run.box.left < place.right)
      text += run.text;
  return text;
}

bool has_han(std::string_view text) {
  for (std::size_t position = 0; position < text.size();)
    if (const char32_t c = next_code_point(text, position); c >= 0x4E00 && c <= 0x9FFF) return true;
  return false;
}

bool has_figure(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_code_point(text, position);
    if ((c >= U'0' && c <= U'9') || std::u32string_view(U"〇一二三四五六七八九十").find(c) != std::u32string_view::npos) return true;
  }
  return false;
}

void judge(InkPlace& place, const Ink& ink, const std::string& print) {
  place.inked = ink.area >= kEmpty;
  if (place.kind == InkPlaceKind::kDate) {
    // Printed 年月日 around empty blanks is ink, too.
    place.inked = has_figure(print) || (ink.area >= kWritten && (ink.blue || ink.beyond_print || print.empty()));
    place.confidence = has_figure(print) || ink.area < kEmpty ? 0.9f : ink.blue || ink.beyond_print ? 0.85f : 0.5f;
  } else if (!place.inked) {
    place.confidence = 0.92f;
  } else if (ink.area >= kWritten && (ink.blue || ink.beyond_print)) {
    place.confidence = 0.92f;
  } else if (has_han(print) && !ink.blue) {
    place.inked = false;
    place.confidence = 0.6f;  // a name that was typed there
  } else {
    place.confidence = ink.area >= kWritten ? 0.8f : 0.5f;
  }
  if (!place.inked && ink.sealed > 0.25) place.confidence = std::min(place.confidence, 0.5f);
}

}  // namespace

std::vector<InkPlace> find_ink_places(const std::vector<Run>& runs, const FoundLayout& layout, const Raster& blue, const PageGeometry& lying) {
  std::vector<InkPlace> places;
  const double em = height_of_print(runs), right = layout.geometry.to_points(layout.grey.bounds()).right;
  for (const Run& run : runs) {
    if (!run.mark.empty()) continue;
    const auto label = label_in(run);
    if (!label) continue;
    InkPlace place;
    place.kind = label->kind;
    place.label = run.text.substr(0, label->end);
    place.box = place_of(*label, runs, layout, em, right);
    if (place.box.width() < em || place.box.height() < 0.5 * em) continue;
    const bool in_line = middle(run.box) > place.box.top && middle(run.box) < place.box.bottom;
    const double line = in_line ? middle(run.box) : middle(place.box), reach = in_line ? kReach * em : place.box.height() / 2;
    judge(place, ink_in(place.box, line, reach, em, runs, layout, blue, lying), print_in(place.box, *label, runs, em));
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace chushen

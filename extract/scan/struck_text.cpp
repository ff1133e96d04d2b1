#include "extract/scan/struck_text.h"

#include <string_view>

#include "extract/utf8.h"

namespace chushen {
namespace {

// All of the line's height.
constexpr double kHighest = 0.3, kLowest = 0.72;  // where a stroke through the middle lies
constexpr double kShortest = 2.6;                 // longer than strokes of two characters that run together: 基本
constexpr double kBeyond = 0.4;                   // how far it may stick out of the letters
constexpr double kThin = 0.16, kThinShare = 0.35; // between characters such a stroke shows how thin it is; a seal's ring is not
/// A value beside what was crossed out is never sure.
constexpr float kBesideStruck = 0.75f;
constexpr int kWidestBreak = 1;  // pixels

/// The ink of a stroke in a row; one that is not quite level goes on in the next.
bool has_ink(const Raster& drawn, int x, int y, int threshold) { return drawn.at(x, y) < threshold || drawn.at(x, y + 1) < threshold; }

/// How far ink goes on above and below a place.
int height_at(const Raster& drawn, int x, int y, int threshold, int most) {
  int top = y, bottom = y;
  while (top > 0 && y - top < most && drawn.at(x, top - 1) < threshold) --top;
  while (bottom + 1 < drawn.height && bottom - y < most && drawn.at(x, bottom + 1) < threshold) ++bottom;
  return bottom - top + 1;
}

bool is_thin(const Raster& drawn, int left, int right, int y, int threshold, double em) {
  const int most = std::max(4, int(kThin * em));
  int thin = 0;
  for (int x = left; x < right; ++x) thin += height_at(drawn, x, y, threshold, most + 1) <= most;
  return thin >= kThinShare * (right - left);
}

/// Letters stand above such a stroke and below it all along; under the line of a blank there is nothing.
bool has_letters_at_both_sides(const Raster& drawn, const PixelBox& stroke, int threshold, double em) {
  constexpr double kFrom = 0.12, kTo = 0.42, kWritten = 0.45;  // of the line's height; of the stroke's length
  for (const int side : {-1, 1}) {
    int written = 0;
    for (int x = stroke.left; x < stroke.right; ++x) {
      bool ink = false;
      for (int away = int(kFrom * em) + 1; away <= int(kTo * em) && !ink; ++away) {
        const int y = stroke.top + side * away;
        ink = y >= 0 && y < drawn.height && drawn.at(x, y) < threshold;
      }
      written += ink;
    }
    if (written < kWritten * stroke.width()) return false;
  }
  return true;
}

/// White print on a dark cell.
bool is_on_dark(const Raster& drawn, const PixelBox& line, int threshold) {
  constexpr double kMostInk = 0.5;
  const PixelBox box = intersection(line, drawn.bounds());
  long dark = 0;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) dark += drawn.at(x, y) < threshold;
  return dark > kMostInk * box.width() * box.height();
}

void add(std::vector<PixelBox>& strokes, const PixelBox& stroke) {
  for (PixelBox& known : strokes)
    if (stroke.left < known.right && known.left < stroke.right) {
      known = united(known, stroke);
      return;
    }
  strokes.push_back(stroke);
}

bool is_dash(char32_t c) { return std::u32string_view(U"—－-–―_＿一=…·").find(c) != std::u32string_view::npos; }

/// Whether most of a character's width lies under a stroke.
bool lies_under(const std::vector<PixelBox>& strokes, const PageGeometry& geometry, double left, double right) {
  for (const PixelBox& stroke : strokes) {
    const Rect place = geometry.to_points(stroke);
    if (std::min(place.right, right) - std::max(place.left, left) > 0.6 * (right - left)) return true;
  }
  return false;
}

/// The run without the code points that are not kept.
void keep_only(const std::vector<bool>& kept, Run& run) {
  const std::u32string text = decode_utf8(run.text);
  std::u32string rest;
  std::vector<float> edges, certainties;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kept[i]) continue;
    rest += text[i];
    if (i < run.edges.size()) edges.push_back(run.edges[i]);
    if (i < run.certainties.size()) certainties.push_back(std::min(run.certainties[i], kBesideStruck));
  }
  if (!kept.front() && !edges.empty()) run.box.left = edges.front() - (run.box.right - run.box.left) / double(text.size());
  run.text = encode_utf8(rest);
  run.edges = std::move(edges);
  run.certainties = std::move(certainties);
  run.others.clear();
  run.confidence = std::min(run.confidence, kBesideStruck);
}

}  // namespace

std::vector<PixelBox> find_strokes_through(const Raster& drawn, const PixelBox& line, int threshold) {
  std::vector<PixelBox> strokes;
  if (is_on_dark(drawn, line, threshold)) return strokes;
  const double em = line.height();
  const PixelBox around = intersection(grown(line, int(2 * kBeyond * em) + 1, 0), drawn.bounds());
  const int last = std::min(int(line.top + kLowest * em), around.bottom - 2);
  for (int y = std::max(around.top, int(line.top + kHighest * em)); y <= last; ++y)
    for (int x = around.left; x < around.right;) {
      int end = x, white = 0;
      for (int at = x; at < around.right && white <= kWidestBreak; ++at) {
        white = has_ink(drawn, at, y, threshold) ? 0 : white + 1;
        if (white == 0) end = at + 1;
      }
      const bool ends_with_line = x > line.left - kBeyond * em && end < line.right + kBeyond * em;
      const PixelBox stroke{x, y, end, y + 1};
      if (end - x >= kShortest * em && ends_with_line && is_thin(drawn, x, end, y, threshold, em) && has_letters_at_both_sides(drawn, stroke, threshold, em))
        add(strokes, stroke);
      x = std::max(end, x) + 1;
    }
  return strokes;
}

int take_struck(const std::vector<PixelBox>& strokes, const PageGeometry& geometry, Run& run) {
  const std::u32string text = decode_utf8(run.text);
  if (strokes.empty() || !run.mark.empty() || run.edges.size() != text.size()) return 0;
  std::vector<bool> kept(text.size(), true);
  int taken = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const double left = i == 0 ? run.box.left : run.edges[i - 1];
    kept[i] = is_dash(text[i]) || !lies_under(strokes, geometry, left, run.edges[i]);
    taken += !kept[i];
  }
  if (taken > 0) keep_only(kept, run);
  return taken;
}

}  // namespace chushen

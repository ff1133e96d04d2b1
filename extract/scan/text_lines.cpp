#include "extract/scan/text_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace chushen {

namespace {

constexpr double kWideGap = 1.8;       // times the height of the line: a gap that ends a piece
constexpr double kMillimetre = 1 / 25.4;

using Indices = std::vector<int>;

PixelBox box_of(const Components& components, const Indices& members) {
  PixelBox box;
  for (int i : members) box = united(box, components.all[i].box);
  return box;
}

int median_of(std::vector<int> values) {
  if (values.empty()) return 0;
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

/// The height below which nine in ten of the pieces stay: close to that of a character, whatever its strokes.
int character_height(const Components& components, const Indices& members) {
  std::vector<int> heights;
  for (int i : members) heights.push_back(components.all[i].box.height());
  if (heights.empty()) return 0;
  const std::size_t place = heights.size() * 9 / 10;
  std::nth_element(heights.begin(), heights.begin() + std::min(place, heights.size() - 1), heights.end());
  return heights[std::min(place, heights.size() - 1)];
}

/// Members in bands that no white row divides, top to bottom.
std::vector<Indices> bands_of(const Components& components, Indices members) {
  std::sort(members.begin(), members.end(), [&](int a, int b) {
    return std::pair(components.all[a].box.top, a) < std::pair(components.all[b].box.top, b);
  });
  std::vector<Indices> bands;
  int bottom = 0;
  for (int i : members) {
    const PixelBox& box = components.all[i].box;
    if (bands.empty() || box.top >= bottom) {
      bands.emplace_back();
      bottom = box.bottom;
    }
    bands.back().push_back(i);
    bottom = std::max(bottom, box.bottom);
  }
  return bands;
}

/// Puts thin bands to the neighbour that is nearer, as long as the result is no higher than a line: 二, ÷, i, =.
std::vector<Indices> without_slivers(const Components& components, std::vector<Indices> bands, int em) {
  for (std::size_t i = 0; i + 1 < bands.size();) {
    const PixelBox a = box_of(components, bands[i]), b = box_of(components, bands[i + 1]);
    const int gap = b.top - a.bottom, height = b.bottom - a.top;
    const bool thin = std::min(a.height(), b.height()) < 0.45 * em;
    if (thin && gap < 0.6 * em && height <= 1.25 * em) {
      bands[i].insert(bands[i].end(), bands[i + 1].begin(), bands[i + 1].end());
      bands.erase(bands.begin() + std::ptrdiff_t(i) + 1);
      if (i > 0) --i;
    } else {
      ++i;
    }
  }
  return bands;
}

/// The row between two lines that touch: where a band holds least ink, away from its edges; -1 where it is one line.
int valley_of(const Components& components, const Indices& band, const PixelBox& box, int em) {
  std::vector<int> ink(std::size_t(box.height()), 0);
  for (int i : band) {
    const Component& component = components.all[i];
    for (int r = component.first_run; r < component.first_run + component.run_count; ++r)
      ink[components.runs[r].y - box.top] += components.runs[r].right - components.runs[r].left;
  }
  const double mean = std::accumulate(ink.begin(), ink.end(), 0.0) / box.height();
  const int margin = std::max(2, int(0.6 * em));
  int best = -1;
  for (int y = margin; y < box.height() - margin; ++y)
    if (ink[y] < 0.35 * mean && (best < 0 || ink[y] < ink[best])) best = y;
  return best < 0 ? -1 : box.top + best;
}

/// Cuts a band of several touching lines; a component that crosses a cut goes where most of it is.
std::vector<Indices> single_lines(const Components& components, const Indices& band, int em) {
  const PixelBox box = box_of(components, band);
  const int character = std::max(character_height(components, band), em * 2 / 3);
  if (box.height() < 1.75 * character) return {band};
  const int cut = valley_of(components, band, box, character);
  if (cut < 0) return {band};
  Indices upper, lower;
  for (int i : band) {
    const PixelBox& piece = components.all[i].box;
    ((piece.top + piece.bottom) / 2 < cut ? upper : lower).push_back(i);
  }
  if (upper.empty() || lower.empty()) return {band};
  std::vector<Indices> lines = single_lines(components, upper, em), rest = single_lines(components, lower, em);
  lines.insert(lines.end(), rest.begin(), rest.end());
  return lines;
}

/// A line cut at its wide gaps, left to right.
std::vector<Indices> pieces_of(const Components& components, Indices members, int em) {
  const PixelBox box = box_of(components, members);
  const int wide = int(kWideGap * std::clamp(box.height(), em * 2 / 3, std::max(em * 3 / 2, character_height(components, members))));
  std::sort(members.begin(), members.end(), [&](int a, int b) {
    return std::pair(components.all[a].box.left, a) < std::pair(components.all[b].box.left, b);
  });
  std::vector<Indices> pieces;
  int right = 0;
  for (int i : members) {
    const PixelBox& piece = components.all[i].box;
    if (pieces.empty() || piece.left > right + wide) {
      pieces.emplace_back();
      right = piece.right;
    }
    pieces.back().push_back(i);
    right = std::max(right, piece.right);
  }
  return pieces;
}

void cut(const Components& components, const Indices& members, int em, int depth, std::vector<Indices>& lines) {
  for (const Indices& band : without_slivers(components, bands_of(components, members), em))
    for (const Indices& line : single_lines(components, band, em)) {
      const std::vector<Indices> pieces = pieces_of(components, line, em);
      if (pieces.size() == 1 || depth == 0) {
        lines.insert(lines.end(), pieces.begin(), pieces.end());
      } else {
        for (const Indices& piece : pieces) cut(components, piece, em, depth - 1, lines);
      }
    }
}

/// The usual height of a line: of bands with enough pieces to be text.
int usual_height(const Components& components, const std::vector<Indices>& regions, double dpi) {
  std::vector<int> heights;
  for (const Indices& members : regions)
    for (const Indices& band : bands_of(components, members)) {
      const int height = box_of(components, band).height(), character = character_height(components, band);
      if (band.size() >= 4 && height < 2 * character) heights.insert(heights.end(), band.size(), height);
    }
  return heights.empty() ? int(3.7 * kMillimetre * dpi) : median_of(heights);
}

bool may_be_text(const Component& component, double dpi) {
  const double width = component.box.width() / dpi, height = component.box.height() / dpi;
  return height < 20 * kMillimetre && width < 60 * kMillimetre && std::max(width, height) < 60 * kMillimetre;
}

/// Dust: pieces smaller than a quarter of a line with nothing larger beside them. Points and commas stand by figures
/// or characters; a speck between two lines would glue them, one alone would be read as something.
std::vector<bool> dust_of(const Components& components, int em, double dpi) {
  const double tiny = 0.25 * em;
  const int cell = std::max(1, em);
  std::map<std::pair<int, int>, std::vector<int>> larger;  // by place, a line's height wide and high
  std::vector<bool> dust(components.all.size(), false);
  for (std::size_t i = 0; i < components.all.size(); ++i) {
    const PixelBox& box = components.all[i].box;
    if (std::max(box.width(), box.height()) < tiny) {
      dust[i] = true;
      continue;
    }
    if (!may_be_text(components.all[i], dpi)) continue;  // a frame or a picture: its box is no neighbourhood
    for (int row = box.top / cell; row <= (box.bottom - 1) / cell; ++row)
      for (int column = box.left / cell; column <= (box.right - 1) / cell; ++column) larger[{row, column}].push_back(int(i));
  }
  for (std::size_t i = 0; i < dust.size(); ++i) {
    if (!dust[i]) continue;
    const PixelBox near = grown(components.all[i].box, int(1.5 * em), int(0.3 * em));
    for (int row = near.top / cell - 1; row <= near.bottom / cell && dust[i]; ++row)
      for (int column = near.left / cell - 1; column <= near.right / cell && dust[i]; ++column) {
        const auto found = larger.find({row, column});
        if (found == larger.end()) continue;
        for (int other : found->second)
          if (!intersection(components.all[other].box, near).empty()) dust[i] = false;
      }
  }
  return dust;
}

/// A line drawn under a blank: much longer than high. What stands on it is text, it is not.
bool is_underline(const Component& component, int em) {
  return component.box.width() > 1.4 * em && component.box.height() < 0.15 * em;
}

/// Whether ink of something that is no text lies in the line or half a line beside it: letters may hang on it that were
/// left out with it.
bool is_obstructed(const Components& components, const Indices& others, const PixelBox& line, int em) {
  const PixelBox near = grown(line, em, 0);
  for (int i : others) {
    const Component& other = components.all[i];
    if (intersection(other.box, near).empty()) continue;
    int ink = 0;
    for (int r = other.first_run; r < other.first_run + other.run_count; ++r) {
      const InkRun& run = components.runs[r];
      if (run.y >= near.top && run.y < near.bottom) ink += std::max(0, std::min(run.right, near.right) - std::max(run.left, near.left));
    }
    if (ink > em / 2) return true;
  }
  return false;
}

}  // namespace

int Regions::at(int x, int y) const {
  int best = -1;
  for (int i = 0; i < int(cells.size()); ++i) {
    const PixelBox& cell = cells[i];
    if (x < cell.left || x >= cell.right || y < cell.top || y >= cell.bottom) continue;
    if (best < 0 || cell.width() * double(cell.height()) < cells[best].width() * double(cells[best].height())) best = i;
  }
  return best;
}

TextLines find_text_lines(const Components& components, const Regions& regions, double dpi) {
  std::vector<Indices> members(regions.cells.size() + 1);  // the last one: outside all cells
  Indices others;  // too large to be text
  for (int i = 0; i < int(components.all.size()); ++i) {
    const Component& component = components.all[i];
    if (!may_be_text(component, dpi)) {
      others.push_back(i);
      continue;
    }
    const int region = regions.at((component.box.left + component.box.right) / 2, (component.box.top + component.box.bottom) / 2);
    members[region < 0 ? regions.cells.size() : region].push_back(i);
  }
  TextLines result;
  result.em = usual_height(components, members, dpi);
  const std::vector<bool> dust = dust_of(components, result.em, dpi);
  for (Indices& region : members)
    std::erase_if(region, [&](int i) { return dust[i] || is_underline(components.all[i], result.em); });
  for (std::size_t region = 0; region < members.size(); ++region) {
    std::vector<Indices> lines;
    cut(components, members[region], result.em, 3, lines);
    for (Indices& line : lines) {
      const PixelBox box = box_of(components, line);
      result.lines.push_back({box, region < regions.cells.size() ? int(region) : -1, std::move(line), is_obstructed(components, others, box, result.em)});
    }
  }
  return result;
}

}  // namespace chushen

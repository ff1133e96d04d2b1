#include "extract/scan/found_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/character_boxes.h"
#include "extract/grid.h"
#include "extract/ruled_rows.h"
#include "extract/scan/astride_letters.h"
#include "extract/scan/black_strips.h"
#include "extract/scan/dark_bands.h"
#include "extract/scan/faint_walls.h"
#include "extract/scan/lost_rulings.h"
#include "extract/scan/option_rings.h"
#include "extract/scan/page_rings.h"
#include "extract/scan/page_slopes.h"
#include "extract/scan/punched_holes.h"
#include "extract/scan/round_marks.h"
#include "extract/scan/rulings.h"
#include "extract/scan/seal_letters.h"
#include "extract/scan/shown_through.h"
#include "extract/three_lines.h"

namespace chushen {

namespace {

constexpr double kLevelEnough = 0.0005;     // radians: one pixel over 2000
constexpr double kGridTolerance = 4;        // points, see find_grids
constexpr double kLeastGridWidth = 50;      // points: what is smaller is a large character, 目 or 申 of a title
constexpr double kUnprinted = 2 / 25.4;      // inch: of the paper along its sides
constexpr double kLeastInk = 1 / 25.4, kMostInk = 20 / 25.4;  // inch: of what shows where columns begin

std::vector<Ruling> in_points(const std::vector<PixelRuling>& rulings, double points_per_pixel) {
  std::vector<Ruling> lines;
  for (const PixelRuling& line : rulings)
    lines.push_back({line.horizontal, line.position * points_per_pixel, line.from * points_per_pixel, line.to * points_per_pixel});
  return lines;
}

std::vector<Table> grids_of(std::vector<Ruling> lines) {
  std::vector<Table> grids = find_grids(std::move(lines), kGridTolerance);
  std::erase_if(grids, [](const Table& grid) { return grid.box.width() < kLeastGridWidth; });
  return grids;
}

/// Tables without lines between their columns. Only what may be a character shows where those begin.
void add_ruled_rows(const std::vector<Ruling>& rulings, const Components& components, double dpi, FoundLayout& layout) {
  std::vector<Rect> ink;
  const double least = kLeastInk * dpi, most = kMostInk * dpi;
  for (const Component& component : components.all) {
    const int side = std::max(component.box.width(), component.box.height());
    if (side > least && side < most) ink.push_back(layout.geometry.to_points(component.box));
  }
  for (Table& rows : find_ruled_rows(rulings, layout.grids, ink, kGridTolerance)) layout.grids.push_back(std::move(rows));
  for (Table& table : find_three_line_tables(rulings, layout.grids, ink, kGridTolerance)) layout.grids.push_back(std::move(table));
}

/// The edge of the paper as a copier draws it, black, over its whole height: no printer reaches that far. As a wall it would
/// take in the margin, and the rows of a table that is open on that side would not reach it. The frame of a table that was
/// cut out so narrowly is found again as the side where its rows end.
bool is_paper_edge(const PixelRuling& line, int width, double dpi) {
  const double margin = kUnprinted * dpi;
  return !line.horizontal && (line.position < margin || line.position > width - margin);
}

std::vector<PixelRuling> without_paper_edges(std::vector<PixelRuling> rulings, int width, double dpi) {
  std::erase_if(rulings, [&](const PixelRuling& line) { return is_paper_edge(line, width, dpi); });
  return rulings;
}

/// All tables of the page: those that are ruled both ways, and those that rule their rows alone.
void find_tables(const std::vector<PixelRuling>& rulings, double dpi, FoundLayout& layout) {
  const std::vector<Ruling> lines =
      without_character_boxes(in_points(without_paper_edges(rulings, layout.grey.width, dpi), layout.geometry.points_per_pixel()), kGridTolerance);
  layout.grids = grids_of(lines);
  add_ruled_rows(lines, layout.components, dpi, layout);
}

/// The cells of all grids, one after the other.
Regions regions_of(const FoundLayout& layout) {
  Regions regions;
  for (const Table& grid : layout.grids)
    for (const Cell& cell : grid.cells) regions.cells.push_back(layout.geometry.to_pixels(cell.box));
  return regions;
}

/// Paints the rings of black seals white, so that they neither join lines nor are read.
void erase_rings(Raster& grey, const std::vector<SealShapeFound>& seals) {
  for (const SealShapeFound& seal : seals) {
    const PixelBox box = intersection(grown(seal.box, 8, 8), grey.bounds());
    for (int y = box.top; y < box.bottom; ++y)
      for (int x = box.left; x < box.right; ++x) {
        if (inside(seal, x, y, 1.04) && !inside(seal, x, y, 0.92)) grey.row(y)[x] = 255;
      }
  }
}

/// Strips of copied seals at the sides of the paper, looked for with the rulings, of which the top of a ring may have been
/// taken for one, and without them.
void add_black_strips(const Raster& mask, const CleanPage& page, FoundLayout& layout) {
  constexpr double kNear = 6 / 25.4;     // inch
  constexpr double kMostSlanted = 0.05;  // radians: of a page that lay further askew the sides lie anywhere
  if (std::abs(layout.skew) > kMostSlanted) return;
  const double slant = std::abs(std::sin(layout.skew)) * mask.height / 2;
  for (const Raster& ink : {darker_than(layout.drawn, page.threshold), mask}) {
    const std::vector<SealShapeFound> strips = find_black_strips(ink, page.dpi, kNear * page.dpi + slant, layout.black_seals);
    layout.black_seals.insert(layout.black_seals.end(), strips.begin(), strips.end());
  }
}

/// Paints places white, with the blurred edge around what lies there.
void erase(Raster& picture, const std::vector<PixelBox>& places) {
  constexpr int kEdge = 3;  // pixels
  for (const PixelBox& place : places) {
    const PixelBox box = intersection(grown(place, kEdge, kEdge), picture.bounds());
    for (int y = box.top; y < box.bottom; ++y) std::fill(picture.row(y) + box.left, picture.row(y) + box.right, std::uint8_t(255));
  }
}

/// Takes what black seals say out of the text of the page.
void lift_letters(const CleanPage& page, FoundLayout& layout) {
  Raster ink = layout.with_seals;
  for (std::uint8_t& level : ink.pixels) level = std::uint8_t(255 - level);
  const Components pieces = find_pieces(darker_than(layout.bare, page.threshold), page.dpi);
  for (const SealShapeFound& seal : layout.black_seals) lift_letters(layout.grey, layout.bare, ink, pieces, seal, page.dpi);
}

/// Boxes whose sides are hairlines: at 200 dpi those are pale grey, where letters are black. Looked for in all that is
/// not paper, with the ticks still those of real ink.
void add_faint_boxes(const Raster& grey, int threshold, double dpi, const Raster& ink, FoundLayout& layout) {
  const Raster faint = darker_than(grey, (threshold + 255) / 2 + 10);
  for (CheckBox& box : find_check_boxes(faint, find_pieces(faint, dpi), layout.lines.em, ink)) {
    const bool known = std::any_of(layout.boxes.begin(), layout.boxes.end(), [&](const CheckBox& other) {
      return !intersection(other.box, box.box).empty();
    });
    box.component = -1;  // of the other mask
    if (!known) layout.boxes.push_back(box);
  }
}

void add_round_marks(FoundLayout& layout) {
  for (const CheckBox& mark : find_round_marks(layout.components, layout.lines.em)) {
    std::erase_if(layout.boxes, [&](const CheckBox& box) { return !intersection(box.box, mark.box).empty(); });
    layout.boxes.push_back(mark);
  }
}

}  // namespace

FoundLayout find_layout(const CleanPage& page, double skew) {
  FoundLayout layout;
  layout.skew = skew;
  const PageSlopes slopes = find_slopes(darker_than(page.grey, page.threshold), page.dpi, skew);
  if (slopes.is_turn() && std::abs(skew) < kLevelEnough) {
    layout.grey = page.grey;
    layout.geometry = PageGeometry(page.grey.width, page.grey.height, page.page_width, page.page_height, 0);
  } else {
    const Levelling level = levelling_of(slopes, page.grey.width, page.grey.height);
    layout.grey = warped(page.grey, level.to_page, level.width, level.height);
    layout.geometry = PageGeometry(page.grey.width, page.page_width, page.page_height, level.to_page);
  }

  lighten_dark_bands(layout.grey, page.dpi, page.threshold);
  layout.drawn = layout.grey;
  std::vector<PixelRuling> rulings = find_rulings(layout.grey, page.dpi, page.threshold);
  refuse_rulings_through_letters(rulings, layout.grey, page.dpi, page.threshold);
  refuse_rulings_that_show_through(rulings, page.dpi);
  // Characters that stand on a line under a blank hang together with it: they are found without the line, but read with
  // it, because no erasing tells its pixels from those of their feet.
  std::vector<PixelRuling> underlines, drawn;
  for (const PixelRuling& line : rulings) (is_free(line, rulings, page.dpi) ? underlines : drawn).push_back(line);
  erase_rulings(layout.grey, drawn, page.dpi, page.threshold);
  layout.bare = layout.grey;
  erase_rulings(layout.bare, underlines, page.dpi, page.threshold);

  Raster mask = darker_than(layout.bare, page.threshold);
  layout.components = find_pieces(mask, page.dpi);
  if (const std::vector<PixelBox> holes = punched_holes(layout.components, layout.grey.bounds(), page.dpi); !holes.empty()) {
    for (Raster* picture : {&layout.drawn, &layout.grey, &layout.bare}) erase(*picture, holes);
    mask = darker_than(layout.bare, page.threshold);
    layout.components = find_pieces(mask, page.dpi);
  }
  layout.black_seals = find_black_seals(mask, page.dpi);
  add_black_strips(mask, page, layout);
  if (!layout.black_seals.empty()) {
    layout.with_seals = layout.bare;
    erase_rings(layout.grey, layout.black_seals);
    erase_rings(layout.bare, layout.black_seals);
    lift_letters(page, layout);
    mask = darker_than(layout.bare, page.threshold);
    layout.components = find_pieces(mask, page.dpi);
  }
  find_tables(rulings, page.dpi, layout);
  Regions regions = regions_of(layout);
  if (const std::vector<PixelRuling> faint = faint_walls(layout.grids, regions.cells, layout.drawn, layout.components, page.dpi, page.threshold); !faint.empty()) {
    rulings.insert(rulings.end(), faint.begin(), faint.end());
    for (Raster* picture : {&layout.grey, &layout.bare}) erase_rulings(*picture, faint, page.dpi, page.threshold);
    mask = darker_than(layout.bare, page.threshold);
    layout.components = find_pieces(mask, page.dpi);
    find_tables(rulings, page.dpi, layout);
    regions = regions_of(layout);
  }
  layout.lines = find_text_lines(layout.components, regions, page.dpi);
  if (const std::vector<PixelRuling> lost = lost_rulings(layout.grids, regions.cells, layout.lines); !lost.empty()) {
    rulings.insert(rulings.end(), lost.begin(), lost.end());
    find_tables(rulings, page.dpi, layout);
    regions = regions_of(layout);
    layout.lines = find_text_lines(layout.components, regions, page.dpi);
  }
  const std::vector<OptionRing> rings = find_page_rings(layout.drawn, mask, layout.components, rulings, layout.lines.em, page.dpi, page.threshold);
  if (!rings.empty()) {
    restore_rings(layout.grey, layout.drawn, rings);
    restore_rings(layout.bare, layout.drawn, rings);
    erase_rings(layout.grey, rings, layout.lines.em);
    erase_rings(layout.bare, rings, layout.lines.em);
    mask = darker_than(layout.bare, page.threshold);
    layout.components = find_pieces(mask, page.dpi);
    layout.lines = find_text_lines(layout.components, regions, page.dpi);
    reach_to_rings(rings, layout.lines);
  }
  layout.boxes = find_check_boxes(mask, layout.components, layout.lines.em, mask);
  add_faint_boxes(layout.bare, page.threshold, page.dpi, mask, layout);
  add_round_marks(layout);
  add_rings(rings, mask, layout.boxes);
  return layout;
}

}  // namespace chushen

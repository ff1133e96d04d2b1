#include "extract/scan/found_layout.h"

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;
using namespace chushen::drawing;

namespace {

/// A5 at 254 dpi, ten pixels to the millimetre: four rows of label and value, open on the left; `edge` draws the paper's.
CleanPage open_table(bool edge) {
  CleanPage page;
  page.grey = Raster(1480, 2100, 255);
  page.dpi = 254;
  page.page_width = 419.5;
  page.page_height = 595.3;
  for (int y = 300; y <= 700; y += 100) fill(page.grey, {200, y, 1300, y + 4});
  for (const int x : {600, 1296}) fill(page.grey, {x, 300, x + 4, 704});
  for (int y = 330; y < 700; y += 100) {
    text(page.grey, {260, y, 480, y + 40}, 40, 60);
    text(page.grey, {660, y, 1000, y + 40}, 40, 60);
  }
  if (edge) {
    fill(page.grey, {4, 0, 8, 2100});
    fill(page.grey, {4, 300, 210, 304});  // a copier's streak as far as the table's first line
  }
  return page;
}

}  // namespace

TEST_CASE("the edge of the paper is no wall of a table that is open on its side") {
  for (const bool edge : {false, true}) {
    const FoundLayout layout = find_layout(open_table(edge), 0);
    REQUIRE(layout.grids.size() == 1);
    int labels = 0;
    for (const Cell& cell : layout.grids[0].cells) labels += cell.column == 0 && cell.row_span == 1;
    CHECK(labels == 4);
  }
}

#include <catch2/catch.hpp>

#include "extract/scan/shown_through.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

PixelRuling drawn(bool horizontal, int position, int from, int to, double weight) {
  PixelRuling line{horizontal, position, from, to, 3, 1, 0, false};
  line.weight = weight;
  return line;
}

/// A frame of 1000 x 400 pixels at 200 dpi with rows and one wall.
std::vector<PixelRuling> table(double rows, double walls) {
  return {drawn(true, 100, 100, 1100, rows), drawn(true, 200, 100, 1100, rows), drawn(true, 300, 100, 1100, rows), drawn(true, 500, 100, 1100, rows),
          drawn(false, 100, 100, 500, walls), drawn(false, 600, 100, 500, walls), drawn(false, 1100, 100, 500, walls)};
}

const Raster kBlank(1700, 2200, 255);

void refuse(std::vector<PixelRuling>& rulings, const Raster& grey = kBlank) { refuse_rulings_that_show_through(rulings, grey, 200, 160); }

/// A small table of the page over the large and pale one of its back.
std::vector<PixelRuling> small_over_large() {
  std::vector<PixelRuling> rulings = table(700, 650);
  for (int row = 600; row <= 2000; row += 100) rulings.push_back(drawn(true, row, 100, 1600, 150));
  for (int wall : {100, 850, 1600}) rulings.push_back(drawn(false, wall, 600, 2000, 150));
  return rulings;
}

}  // namespace

TEST_CASE("a pale wall among the page's own lines shows through from the back") {
  std::vector<PixelRuling> rulings = table(700, 650);
  rulings.push_back(drawn(false, 800, 60, 560, 150));
  rulings.push_back(drawn(true, 250, 100, 1100, 160));
  refuse(rulings);
  CHECK(rulings.size() == table(700, 650).size());
}

TEST_CASE("thin lines, lines under blanks and a form that draws most of its lines lightly keep them") {
  std::vector<PixelRuling> thin = table(700, 350);
  thin.push_back(drawn(true, 900, 100, 700, 100));  // meets none
  std::vector<PixelRuling> light = table(150, 150);
  light.push_back(drawn(true, 60, 100, 1100, 1500));
  for (std::vector<PixelRuling> rulings : {thin, light}) {
    const std::size_t all = rulings.size();
    refuse(rulings);
    CHECK(rulings.size() == all);
  }
}

TEST_CASE("where most lines are light, they are the back's if its letters show beside a heavy table, and else the form's") {
  const PixelBox places{150, 620, 1550, 1980};
  Raster shown = kBlank, printed = kBlank;
  drawing::text(shown, places, 30, 100);
  for (std::uint8_t& level : shown.pixels) level = std::max<std::uint8_t>(level, 200);
  drawing::text(shown, {150, 120, 1000, 480}, 30, 100);
  drawing::text(printed, places, 30, 100);

  std::vector<PixelRuling> rulings = small_over_large();
  refuse(rulings, shown);
  CHECK(rulings.size() == table(700, 650).size());
  for (const Raster& page : {printed, kBlank}) {
    rulings = small_over_large();
    refuse(rulings, page);
    CHECK(rulings.size() == small_over_large().size());
  }
  std::vector<PixelRuling> light = small_over_large();
  std::erase_if(light, [](const PixelRuling& line) { return line.weight > 600 && line.position > 100; });
  const std::size_t all = light.size();
  refuse(light, shown);  // a single heavy corner is no table
  CHECK(light.size() == all);
}

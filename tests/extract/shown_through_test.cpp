#include <catch2/catch.hpp>

#include "extract/scan/shown_through.h"

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

}  // namespace

TEST_CASE("a pale wall among the page's own lines shows through from the back") {
  std::vector<PixelRuling> rulings = table(700, 650);
  rulings.push_back(drawn(false, 800, 60, 560, 150));
  rulings.push_back(drawn(true, 250, 100, 1100, 160));
  refuse_rulings_that_show_through(rulings, 200);
  CHECK(rulings.size() == table(700, 650).size());
}

TEST_CASE("thin lines, lines under blanks and a form that draws most of its lines lightly keep them") {
  std::vector<PixelRuling> thin = table(700, 350);
  thin.push_back(drawn(true, 900, 100, 700, 100));  // meets none
  std::vector<PixelRuling> light = table(150, 150);
  light.push_back(drawn(true, 60, 100, 1100, 1500));
  for (std::vector<PixelRuling> rulings : {thin, light}) {
    const std::size_t all = rulings.size();
    refuse_rulings_that_show_through(rulings, 200);
    CHECK(rulings.size() == all);
  }
}

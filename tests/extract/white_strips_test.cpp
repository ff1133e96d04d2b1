#include "extract/white_strips.h"

#include <catch2/catch.hpp>

using namespace chushen;

namespace {
using Rows = std::vector<std::vector<Span>>;
}

TEST_CASE("figures that stand flush right are parted by the white that no row crosses") {
  const Rows rows{{{20, 44}, {108, 132}, {190, 214}}, {{0, 40}, {100, 140}, {180, 220}}, {{0, 50}, {120, 140}, {195, 220}}, {{0, 30}, {90, 140}, {205, 220}}};
  const auto runs = find_parted_rows(rows, 12, 6);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].first == 0);
  CHECK(runs[0].end == 4);
  REQUIRE(runs[0].strips.size() == 2);
  CHECK(runs[0].strips[0].from == 50);
  CHECK(runs[0].strips[0].to == 90);
  CHECK(runs[0].strips[1].to == 180);
}

TEST_CASE("white within the head does not end a run, text across a strip does") {
  const Rows rows{{{0, 30}, {100, 112}, {126, 138}, {190, 214}}, {{0, 40}, {100, 140}, {180, 220}}, {{0, 40}, {110, 140}, {180, 220}}, {{0, 40}, {100, 240}}};
  const auto runs = find_parted_rows(rows, 12, 6);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].end == 3);
  CHECK(runs[0].strips.size() == 2);
}

TEST_CASE("pairs of a label and its value are no such rows, nor are two rows alone") {
  CHECK(find_parted_rows(Rows{{{0, 40}, {100, 140}}, {{0, 40}, {100, 140}}, {{0, 40}, {100, 140}}}, 12, 6).empty());
  CHECK(find_parted_rows(Rows{{{0, 40}, {100, 140}, {180, 220}}, {{0, 40}, {100, 140}, {180, 220}}}, 12, 6).empty());
}

TEST_CASE("of runs that overlap the one with more places counts") {
  const Rows rows{{{0, 40}, {100, 140}, {260, 300}}, {{0, 40}, {90, 99}, {160, 180}, {260, 280}, {320, 340}}, {{0, 40}, {90, 99}, {160, 180}, {260, 280}, {320, 340}}, {{0, 40}, {90, 99}, {160, 180}, {260, 280}, {320, 340}}};
  const auto runs = find_parted_rows(rows, 12, 6);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].first == 1);
  CHECK(runs[0].strips.size() == 4);
}

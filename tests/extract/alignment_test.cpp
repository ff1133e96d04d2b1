#include "extract/alignment.h"

#include <catch2/catch.hpp>

using namespace chushen;

namespace {

using Text = std::vector<std::string>;

/// "a=a" for a place of both, "a=" and "=a" for one of a side alone.
Text shown(const Text& first, const Text& second) {
  Text steps;
  for (const AlignmentStep& step : align(first, second))
    steps.push_back((step.in_first ? first[step.first] : "") + "=" + (step.in_second ? second[step.second] : ""));
  return steps;
}

}  // namespace

TEST_CASE("texts are laid beside each other by the fewest changes") {
  CHECK(shown({"1", ".", "2"}, {"1", "2"}) == Text{"1=1", ".=", "2=2"});
  CHECK(shown({"1", "2"}, {"1", ",", "2"}) == Text{"1=1", "=,", "2=2"});
  CHECK(shown({"江", "门"}, {"江", "口"}) == Text{"江=江", "门=口"});
}

TEST_CASE("where a side has nothing the whole other one stands alone") {
  CHECK(shown({}, {}).empty());
  CHECK(shown({}, {"甲"}) == Text{"=甲"});
  CHECK(shown({"甲", "乙"}, {}) == Text{"甲=", "乙="});
}

TEST_CASE("of equally cheap ways the end stays together") {
  CHECK(shown({"a"}, {"a", "a"}) == Text{"=a", "a=a"});
  CHECK(shown({"a", "b"}, {"b", "a"}) == Text{"a=b", "b=a"});
}

TEST_CASE("a step says before which place the missing one would stand") {
  const std::vector<AlignmentStep> steps = align({"甲"}, {"甲", "乙"});
  REQUIRE(steps.size() == 2);
  CHECK(steps[1] == AlignmentStep{1, 1, false, true});
}

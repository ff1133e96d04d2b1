#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace chushen {

/// One step along two texts laid beside each other: a place of both, or of one where the other has nothing.
struct AlignmentStep {
  std::size_t first = 0, second = 0;  ///< places; where a side has nothing, the place before which the step stands
  bool in_first = false, in_second = false;
  bool operator==(const AlignmentStep&) const = default;
};

/// The cheapest way (Levenshtein 1965) from one text to the other, front to back; exchanging, leaving out and putting in
/// cost one each. Of equally cheap ways the one that, seen from the back, rather keeps or exchanges than leaves out, and
/// rather leaves out than puts in: where two firms' names are compared the formula at their end stays together.
///
///     align({"1", ".", "2"}, {"1", "2"}) -> 1 with 1, "." alone, 2 with 2
std::vector<AlignmentStep> align(const std::vector<std::string>& first, const std::vector<std::string>& second);

}  // namespace chushen

#include "extract/alignment.h"

#include <algorithm>

namespace chushen {

std::vector<AlignmentStep> align(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  const std::size_t columns = second.size() + 1;
  std::vector<std::size_t> costs((first.size() + 1) * columns);
  const auto cost = [&](std::size_t i, std::size_t j) -> std::size_t& { return costs[i * columns + j]; };
  const auto exchanged = [&](std::size_t i, std::size_t j) { return cost(i - 1, j - 1) + (first[i - 1] != second[j - 1]); };
  for (std::size_t i = 0; i <= first.size(); ++i)
    for (std::size_t j = 0; j <= second.size(); ++j)
      cost(i, j) = i == 0 || j == 0 ? i + j : std::min({exchanged(i, j), cost(i - 1, j) + 1, cost(i, j - 1) + 1});

  std::vector<AlignmentStep> steps;
  for (std::size_t i = first.size(), j = second.size(); i > 0 || j > 0;) {
    const bool both = i > 0 && j > 0 && cost(i, j) == exchanged(i, j);
    const bool left_out = !both && i > 0 && cost(i, j) == cost(i - 1, j) + 1;
    if (both || left_out) --i;
    if (!left_out) --j;
    steps.push_back({i, j, both || left_out, !left_out});
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace chushen

#pragma once

#include <string>
#include <vector>

namespace chushen {

/// The least number of characters to exchange, add or leave out that makes one text the other (Levenshtein 1965),
/// or `limit` + 1 where it is more than `limit`. Characters are code points, as code_points() gives them.
int edit_distance(const std::vector<std::string>& a, const std::vector<std::string>& b, int limit);

}  // namespace chushen

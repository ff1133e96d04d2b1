#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace chushen {

/// What a person sees at the end of a run: one line per submission with id, 单位, 方向, 结论, 需要处理, columns aligned
/// on a terminal, and how many of each verdict there are; where people decided, theirs beside the machine's. Ends with a
/// newline.
std::string summary_table(const std::vector<Summary>& submissions);

}  // namespace chushen

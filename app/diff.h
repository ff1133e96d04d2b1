#pragma once

#include <string>

#include "app/console.h"
#include "app/exit_status.h"

namespace chushen {

/// `chushen diff OLD NEW`: what differs between two report.json, or between two folders with reports, by submission.
/// The result goes to standard output: a line each, nothing where nothing differs.
/// \return kDone: no difference; kFindings: there are some; kUsage: one of the two is no report and has none.
ExitStatus diff(const std::string& older, const std::string& newer, Console& console);

}  // namespace chushen

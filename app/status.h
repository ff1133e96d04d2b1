#pragma once

#include <string>

#include "app/console.h"
#include "app/exit_status.h"

namespace chushen {

/// `chushen status`: what the ledger of an output folder says, also while `watch` runs: arrived = judged + waiting +
/// quarantined + ignored, and by name what is not judged, with the reason. 0; 3 where something waits or is put aside;
/// 64 where there is no ledger.
ExitStatus print_status(const std::string& out, Console& console);

/// `chushen fsck`: the ledger is sound, each arrival it has as judged has its report, and every report lies there byte
/// for byte as it was written. Each fault is a line. 0; 3 where there are faults; 64 without a ledger.
ExitStatus check_ledger(const std::string& out, Console& console);

/// `chushen rebuild`: the ledger anew, from the reports that lie there: whose they are, when they were made, what their
/// files hash to. The old one is put aside. What only the ledger knew is lost: times of arrival are those of the
/// reports, and everything is looked at again by the next run.
ExitStatus rebuild_ledger(const std::string& out, Console& console);

}  // namespace chushen

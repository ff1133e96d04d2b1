#pragma once

#include <string>

#include "app/job.h"

namespace chushen {

struct WatchSettings {
  double quiet = 10;  ///< seconds a folder has to keep still before it counts as complete
  bool once = false;  ///< ends when all that is there is judged, or waits for a person
  bool move_accepted = false;  ///< what was judged is moved to INBOX/_已接收/ (accept.h)
};

/// `chushen watch`: judges what arrives in an inbox for as long as it runs, with the outputs of `batch`. A full look at
/// the inbox is the truth; events only wake it earlier. Nothing in the inbox is changed, nor moved where that was not asked for. What arrives while a run is on
/// is seen meanwhile, and judged in the next. Ended by a signal with nothing torn: 128 + n.
int run_watch(const std::string& inbox, const JobSettings& settings, const WatchSettings& watch, Console& console);

}  // namespace chushen

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/inbox_run.h"
#include "app/ledger.h"
#include "app/watch/inbox_look.h"

namespace chushen {

/// What of an inbox, as a look found it, goes into a run.

/// What stands in the index without a report of its present files.
std::vector<OpenItem> open_items_in(const Look& look);

/// What of the look is due, by the times at which it was tried before.
struct Due {
  const Look& look;
  const Sightings& sightings;
  double now = 0;                    ///< seconds, as sightings count them
  std::size_t intake = 0;            ///< new submissions in one run
  bool is_due(std::size_t i) const;  ///< of submission i: complete, and not waiting for another try
};

/// The papers of a run over all: those that are due, up to the intake, as they lie there; what waits for its newest files
/// as it was judged before. Adds to `work`, what is queued to its open items.
/// \return the ids of those that are new in it.
std::vector<std::string> choose_papers(const Due& due, const Ledger& ledger, InboxWork& work);

/// Those that are due and were never judged, each folder by itself, up to the intake.
std::vector<Paper> papers_never_judged(const Due& due, const Ledger& ledger);

std::vector<std::string> ids_of(const std::vector<Paper>& papers);

}  // namespace chushen

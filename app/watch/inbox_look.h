#pragma once

#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/counties.h"
#include "app/inbox.h"
#include "app/job.h"
#include "app/ledger.h"
#include "app/watch/alarm.h"
#include "app/watch/sightings.h"

namespace chushen {

/// One look at the whole inbox, and what follows from it for each submission.
struct Look {
  Inbox inbox;
  std::vector<Decision> decisions;   ///< of each submission of the inbox, in its order
  std::vector<std::string> reasons;  ///< of those that wait or are put aside
  double seconds = 0;                ///< how long it took
  double next_change = 0;            ///< in how many seconds the first that settles may have settled; 0: none does
  bool has(Decision decision) const;
  /// Equal for two looks that found the same things waiting for the same reasons.
  std::string waiting_key() const;
};

/// Looks at an inbox again and again. A look is complete or none: where the inbox, or a county's folder in it, cannot be
/// listed, or none of what was there is to be seen (a share that is not mounted), nothing is taken for deleted.
class InboxWatcher {
 public:
  InboxWatcher(std::string inbox, const Counties& counties, const JobSettings& settings, const Patience& patience,
               Ledger& ledger);

  /// The error is one Chinese sentence.
  tl::expected<Look, std::string> look(double now);

  /// Other counties, because the pack or the office's folder has changed.
  void judge_by(const Counties& counties) { counties_ = counties; }
  Sightings& sightings() { return sightings_; }
  const Sightings& sightings() const { return sightings_; }
  Alarm& alarm() { return alarm_; }
  /// Whether changes are told by the system; else the inbox is looked at regularly.
  bool is_told() const { return told_; }
  double quiet() const { return patience_.folder; }

 private:
  std::optional<std::string> what_is_missing(const Inbox& inbox) const;
  void decide_each(Look& look, double now);
  void listen(const Inbox& inbox);

  std::string path_;
  Counties counties_;
  const JobSettings& settings_;
  Patience patience_;
  Ledger& ledger_;
  Sightings sightings_;
  Alarm alarm_;
  bool told_;
};

}  // namespace chushen

#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/inbox.h"
#include "app/watch/settling.h"

namespace chushen {

/// Seconds between two readings of a file on a share: longer than its clients keep what they know of it (nfs(5) acregmin 3).
constexpr double kBetweenReadings = 5;

/// What the watch remembers of each submission from one look to the next: since when nothing about it has changed. Only
/// its own looks and the steady clock count; what time a file says it is from means nothing. On a share size and time are
/// told late and by another machine's cache: there all files are read in full twice, and have to be the same.
class Sightings {
 public:
  /// \param network  the inbox lies on another machine: files have to keep still for longer
  Sightings(const Patience& patience, bool network) : patience_(patience), network_(network) {}

  /// \param judged  seen_key() of what was judged last, empty where nothing was
  /// \param now     seconds by the steady clock
  Sighting see(const Submission& submission, const std::string& judged, double now);

  /// It was tried just so and did not come to a result: next time it waits, 5 s at first and 30 s at most.
  void note_try(const std::string& id, double now);
  /// Whether it waits for such a next time.
  bool has_to_wait(const std::string& id, double now) const;

  /// Forgets all that were not seen since this time.
  void forget_before(double time);

 private:
  struct Track {
    std::string key;   // of all that lies in it, ignored names too: a growing partial download is a change
    double since = 0;  // when it was first seen so
    double seen = 0, not_before = 0;
    int tries = 0;
    std::optional<bool> whole;
    std::string content;     // on a share: of all files, as last read
    double read = 0;         // when
    bool read_alike = false;
  };

  void read_again(const Submission& submission, Track& track, double now) const;

  Patience patience_;
  bool network_;
  std::map<std::string, Track> tracks_;
};

}  // namespace chushen

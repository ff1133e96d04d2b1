#pragma once

#include <string>

#include <tl/expected.hpp>

#include "app/descriptor.h"

namespace chushen {

/// Wakes the watch early. inotify is the alarm clock and never the truth: its queue overflows after 16,384 events, and
/// shares send none for what other machines write. Whatever comes through it says only "look again".
class Alarm {
 public:
  Alarm();

  /// A folder to be woken by; to ask for one again costs nothing. False where the system has no watches left
  /// (fs.inotify.max_user_watches): then the regular look has to do.
  bool add(const std::string& folder);

  /// Readable when something happened: for poll().
  int descriptor() const { return events_.get(); }
  /// Takes what has come; whether anything has.
  bool rang();

 private:
  Descriptor events_;
};

}  // namespace chushen

#pragma once

#include <csignal>

#include "app/descriptor.h"

namespace chushen {

/// Signals as events instead of interruptions. While one of these exists, SIGINT, SIGTERM, SIGHUP and SIGCHLD are held
/// back and read from a descriptor, so that no file is half written and no worker is left when the program is told to
/// stop. A signal that the caller ignores (nohup, a background job) stays ignored.
///
/// At most one at a time; the mask before is restored at the end.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  /// Readable when a signal has come: for poll().
  int descriptor() const { return descriptor_.get(); }

  /// Takes what has come. The first signal that told the program to stop, 0 while none did.
  int stop();

  /// What a child has to put back before it becomes another program.
  const sigset_t& mask_before() const { return before_; }

 private:
  Descriptor descriptor_;
  sigset_t before_ = {};
  int stop_ = 0;
};

}  // namespace chushen

#pragma once

#include <csignal>
#include <string>
#include <vector>

#include <sys/types.h>

#include "app/child.h"

namespace chushen {

/// What a worker says when it could not go on; any other status but 0 is a crash.
inline constexpr int kExitOutOfMemory = 71;
inline constexpr int kExitNotStarted = 127;

/// The way from fork() to exec(): everything is prepared before the fork, because between the two only calls that are
/// safe in a signal handler are allowed.
///
/// Bounds that a process carries across exec() are set here (rlimits, no_new_privs, death with the parent); those it
/// can only set on itself afterwards are in sandbox.h.
class ChildSetup {
 public:
  ChildSetup(const ChildSpec& spec, const sigset_t& mask);

  /// Does not return: the program runs, or the process ends with kExitNotStarted.
  [[noreturn]] void become(int answer, int job, int errors, pid_t parent);

 private:
  std::vector<std::string> arguments_, environment_;
  std::vector<char*> argument_pointers_, environment_pointers_;
  ChildLimits limits_;
  sigset_t mask_;
};

}  // namespace chushen

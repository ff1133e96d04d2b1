#pragma once

#include <string>
#include <vector>

namespace chushen {

/// What a process that opens what somebody handed in may still reach, itself and all it starts, from here on.
struct Confinement {
  std::vector<std::string> readable;  ///< files, or folders with all below; may be executed too
  std::vector<std::string> writable;  ///< the same, also to make, change and remove files and folders
  std::vector<std::string> sockets = {};  ///< folders where it may make and remove sockets, and nothing else
};

/// Puts `folder` in the place of /tmp for this process and all it starts, in a mount namespace of its own (root's, else
/// that of a user namespace). False where the system allows neither: /tmp is then what it was. Before confine().
bool take_as_tmp(const std::string& folder);

/// Takes everything else away: other files by Landlock (Linux 5.13; kernel documentation userspace-api/landlock), every
/// socket but Unix ones, and io_uring, which opens sockets of its own, by seccomp. Where the kernel has no Landlock,
/// files stay within reach of what the user may read; that alone is not an error. False where a bound that the kernel
/// has could not be set: the caller then opens nothing.
///
/// Requires PR_SET_NO_NEW_PRIVS, which child_setup.h sets. Paths that are not there are passed over.
bool confine(const Confinement& confinement);

}  // namespace chushen

#pragma once

#include <functional>
#include <string>

#include <sys/types.h>

#include "app/descriptor.h"

namespace chushen {

/// A copy of the program as it stands (fork(2)) that does one piece of work with all that is in memory already, and answers
/// some bytes: for what would hold up the program, or could be done by several at once. What it changes in memory nobody
/// sees. It ends with its parent.
class Copy {
 public:
  /// One that does nothing where there is no work, or the system has no room for another process.
  explicit Copy(const std::function<std::string()>& work);
  Copy(Copy&& other) noexcept;
  Copy& operator=(Copy&&) = delete;
  ~Copy();

  explicit operator bool() const { return process_ > 0; }
  /// Whether its answer comes within the time; it need not be whole.
  bool answers_within(int milliseconds) const;
  /// Waits for the end. Empty or cut short where it died.
  std::string answer();

 private:
  pid_t process_ = 0;
  Descriptor answer_;
};

}  // namespace chushen

#include "app/watch/writers.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>

#include "app/descriptor.h"

namespace chushen {

bool is_open_for_writing(const std::string& path) {
  // A writer who comes while the lease is held makes the system send this signal; it would end the program.
  std::signal(SIGIO, SIG_IGN);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file) return false;
  if (::fcntl(file.get(), F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN;
  ::fcntl(file.get(), F_SETLEASE, F_UNLCK);
  return false;
}

}  // namespace chushen

#include "app/copy.h"

#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace chushen {

namespace {

// A copy soon ends: to give memory back and take it again, or to join what is free, would be time spent for nobody.
void take_memory_for_good() {
  constexpr int kMuch = 256 << 20;
  ::mallopt(M_MXFAST, 0);
  ::mallopt(M_TRIM_THRESHOLD, kMuch);
  ::mallopt(M_MMAP_THRESHOLD, kMuch);
  ::mallopt(M_TOP_PAD, 4 << 20);
}

}  // namespace

Copy::Copy(const std::function<std::string()>& work) {
  int ends[2];
  if (!work || ::pipe2(ends, O_CLOEXEC) != 0) return;
  answer_ = Descriptor(ends[0]);
  const Descriptor told(ends[1]);
  const pid_t parent = ::getpid();
  process_ = ::fork();
  if (process_ != 0) return;
  take_memory_for_good();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // it must not write on beside the next run
  if (::getppid() != parent) ::_exit(1);
  ::_exit(write_all(told.get(), work()) ? 0 : 1);  // nothing of the parent's is destroyed here
}

Copy::Copy(Copy&& other) noexcept : process_(std::exchange(other.process_, 0)), answer_(std::move(other.answer_)) {}

Copy::~Copy() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

bool Copy::answers_within(int milliseconds) const {
  pollfd watched = {answer_.get(), POLLIN, 0};
  return ::poll(&watched, 1, milliseconds) != 0;
}

std::string Copy::answer() {
  std::string bytes;
  char buffer[1 << 16];
  for (ssize_t got = 0; (got = ::read(answer_.get(), buffer, sizeof buffer)) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = 0;
  return bytes;
}

}  // namespace chushen

#include "app/signals.h"

#include <initializer_list>

#include <sys/signalfd.h>

namespace chushen {

namespace {

// A blocked signal is queued even where it is ignored (Linux, sig_ignored), so the ignored ones must not be blocked.
bool is_ignored(int number) {
  struct sigaction action = {};
  return sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

Signals::Signals() {
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGCHLD);
  for (const int number : {SIGINT, SIGTERM, SIGHUP})
    if (!is_ignored(number)) sigaddset(&held, number);
  sigprocmask(SIG_BLOCK, &held, &before_);
  descriptor_ = Descriptor(signalfd(-1, &held, SFD_NONBLOCK | SFD_CLOEXEC));
}

Signals::~Signals() {
  stop();
  sigprocmask(SIG_SETMASK, &before_, nullptr);
}

int Signals::stop() {
  signalfd_siginfo event;
  while (::read(descriptor_.get(), &event, sizeof event) == sizeof event)
    if (stop_ == 0 && event.ssi_signo != SIGCHLD) stop_ = static_cast<int>(event.ssi_signo);
  return stop_;
}

}  // namespace chushen

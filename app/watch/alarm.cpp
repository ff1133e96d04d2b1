#include "app/watch/alarm.h"

#include <cerrno>

#include <sys/inotify.h>
#include <unistd.h>

namespace chushen {

namespace {

constexpr std::uint32_t kEvents = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB |
                                  IN_MODIFY | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;

}  // namespace

Alarm::Alarm() : events_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

bool Alarm::add(const std::string& folder) {
  if (!events_) return false;
  return ::inotify_add_watch(events_.get(), folder.c_str(), kEvents) >= 0 || (errno != ENOSPC && errno != ENOMEM);
}

bool Alarm::rang() {
  alignas(8) char events[1 << 16];
  bool any = false;
  while (events_ && ::read(events_.get(), events, sizeof events) > 0) any = true;
  return any;
}

}  // namespace chushen

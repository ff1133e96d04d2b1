#include "app/child_pool.h"

#include <list>
#include <vector>

#include <poll.h>

namespace chushen {

namespace {

constexpr int kLookMilliseconds = 100;  // how often bounds are looked at where nothing happens

struct Running {
  Child child;
  std::function<void(ChildResult)> done;
};

// Waits until a child says something, a signal comes, or it is time to look.
void wait_for_news(const std::list<Running>& running, const Signals& signals) {
  std::vector<pollfd> watched = {{signals.descriptor(), POLLIN, 0}};
  for (const Running& one : running) {
    watched.push_back({one.child.answer(), POLLIN, 0});  // poll skips -1
    watched.push_back({one.child.errors(), POLLIN, 0});
  }
  ::poll(watched.data(), watched.size(), kLookMilliseconds);
}

void start(ChildTask task, std::list<Running>& running, const Signals& signals) {
  auto child = Child::start(task.spec, signals.mask_before());
  if (child) {
    running.push_back({std::move(*child), std::move(task.done)});
  } else {
    task.done({});
  }
}

void proceed(std::list<Running>& running) {
  for (auto one = running.begin(); one != running.end();) {
    if (!one->child.proceed()) {
      ++one;
      continue;
    }
    one->done(one->child.take_result());
    one = running.erase(one);
  }
}

}  // namespace

int run_children(int at_once, const std::function<Step()>& next, Signals& signals,
                 const std::function<void()>& meanwhile) {
  std::list<Running> running;
  bool more = true;
  while (signals.stop() == 0 && (more || !running.empty())) {
    if (meanwhile) meanwhile();
    if (more && running.size() < static_cast<std::size_t>(at_once)) {
      Step step = next();
      if (auto* task = std::get_if<ChildTask>(&step)) start(std::move(*task), running, signals);
      more = !std::holds_alternative<NoMore>(step);
      proceed(running);
    } else {
      wait_for_news(running, signals);
      proceed(running);
    }
  }
  return signals.stop();
}

}  // namespace chushen

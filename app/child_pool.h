#pragma once

#include <functional>
#include <variant>

#include "app/child.h"
#include "app/signals.h"

namespace chushen {

/// A child to run, and who wants to know how it went.
struct ChildTask {
  ChildSpec spec;
  std::function<void(ChildResult)> done;
};

/// What a source of work answers when it is asked for the next piece.
struct AskAgain {};  ///< a piece was done without a child (from the cache): there may be more
struct NoMore {};
using Step = std::variant<ChildTask, AskAgain, NoMore>;

/// Runs at most `at_once` children side by side until `next` has no more and all have ended. `next` and `done` are
/// called here, in this thread, in no promised order. Returns 0, or the signal that told the program to stop: then all
/// children are ended and their `done` is not called. `meanwhile` is called at least ten times a second.
int run_children(int at_once, const std::function<Step()>& next, Signals& signals,
                 const std::function<void()>& meanwhile = {});

}  // namespace chushen

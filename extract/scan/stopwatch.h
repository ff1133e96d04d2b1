#pragma once

#include <ctime>

namespace chushen {

/// Adds the processor seconds of this thread from its making to its end to a sum. Not of the wall: on a machine with other
/// work that says how busy it is, and no stage has a second thread.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : sum_(seconds) {}
  ~Stopwatch() { sum_ += now() - begin_; }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
  }

  double& sum_;
  double begin_ = now();
};

}  // namespace chushen

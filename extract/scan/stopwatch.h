#pragma once

#include <chrono>

namespace chushen {

/// Adds the seconds of the wall from its making to its end to a sum.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : sum_(seconds) {}
  ~Stopwatch() { sum_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& sum_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace chushen

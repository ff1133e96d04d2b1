#pragma once

#include <ctime>

namespace chushen {

/// How long the pages of one document may be read, in seconds of the processor: those of this process, which reads
/// nothing else meanwhile. What is left is said to be left out, so that the pages before are not lost with a worker that is
/// ended for its time.
class TimeBudget {
 public:
  /// \param seconds  from now on; 0: no bound.
  explicit TimeBudget(double seconds) : seconds_(seconds) {}

  bool is_spent() const { return seconds_ > 0 && double(std::clock() - begin_) > seconds_ * CLOCKS_PER_SEC; }

 private:
  double seconds_;
  std::clock_t begin_ = std::clock();
};

}  // namespace chushen

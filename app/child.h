#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include <sys/types.h>

#include "app/descriptor.h"

namespace chushen {

/// One process that does one job and is not trusted: it gets the job on descriptor 4 and answers on descriptor 3. Its
/// standard input is empty, its standard output goes nowhere (libraries print there), its standard error is read,
/// counted and thrown away: what a library says of a file may hold what stands in the file. The job is not in the
/// arguments either, which every user of the machine can list.

/// Where the child finds its ends.
inline constexpr int kAnswerDescriptor = 3;
inline constexpr int kJobDescriptor = 4;

/// Bounds on one child. The first that is passed ends it, with its whole process group.
struct ChildLimits {
  double wall_seconds = 300;
  unsigned cpu_seconds = 120;
  /// Bytes, 0: no bound. Wide, because models and inputs are mapped; `resident_bytes` is the one that matters.
  std::uint64_t address_bytes = 4ull << 30;
  std::uint64_t resident_bytes = 1536ull << 20;  ///< watched ten times a second
  std::uint64_t answer_bytes = 128ull << 20;
  std::uint64_t written_bytes = 0;  ///< to any one file: a worker writes none
  unsigned open_files = 256;
};

struct ChildSpec {
  std::vector<std::string> command;  ///< path of the program and its arguments
  std::string job;
  ChildLimits limits;
};

enum class ChildEnd {
  kExited,     ///< by itself, with `code`
  kSignalled,  ///< it died of signal `code`
  kTimedOut,   ///< wall clock or processor time
  kTooMuchMemory,
  kTooMuchAnswer,
  kNotStarted,  ///< the system gave no process or no memory for it
};

struct ChildResult {
  ChildEnd end = ChildEnd::kNotStarted;
  int code = 0;
  std::string untrusted_answer;
  std::uint64_t error_bytes = 0;  ///< how much it said on standard error
  std::uint64_t peak_bytes = 0;   ///< of resident memory
  double seconds = 0;             ///< wall clock
};

/// A child that runs. Driven by ChildPool; single-threaded.
class Child {
 public:
  /// Starts it; the error is an errno.
  static tl::expected<Child, int> start(const ChildSpec& spec, const sigset_t& mask);

  Child(Child&&) = default;
  Child& operator=(Child&&) = default;
  /// Ends what still runs.
  ~Child();

  /// To be polled for reading; -1 once closed.
  int answer() const { return answer_.get(); }
  int errors() const { return errors_.get(); }

  /// Takes what can be read without waiting, looks at the bounds, and whether it has ended. True once it has: then
  /// result() is complete.
  bool proceed();
  ChildResult take_result() { return std::move(result_); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Process {  // moves as one: a moved-from child owns no process
    pid_t id = -1;
    Process() = default;
    explicit Process(pid_t number) : id(number) {}
    Process(Process&& other) noexcept : id(std::exchange(other.id, -1)) {}
    Process& operator=(Process&& other) noexcept {
      std::swap(id, other.id);
      return *this;
    }
  };

  Child() = default;
  void read_answer();
  void read_errors();
  void end(ChildEnd reason);
  void kill_all();
  void look_at_bounds();
  bool has_ended();

  Process process_;
  Descriptor answer_, errors_;
  ChildLimits limits_;
  Clock::time_point started_;
  bool ended_by_us_ = false;
  ChildResult result_;
};

}  // namespace chushen

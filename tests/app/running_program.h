#pragma once

#include <chrono>
#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/app/program.h"

/// The program running beside the test, in a process group of its own; ended with it.
class RunningProgram {
 public:
  explicit RunningProgram(std::vector<std::string> arguments, const std::string& log = "/dev/null") {
    id_ = ::fork();
    if (id_ != 0) return;
    ::setpgid(0, 0);
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(file, 1);
    ::dup2(file, 2);
    std::vector<char*> words = {const_cast<char*>("chushen")};
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    ::execv(tested_program().c_str(), words.data());
    ::_exit(99);
  }
  ~RunningProgram() {
    if (id_ > 0) end(SIGKILL);
  }
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  pid_t id() const { return id_; }

  /// Sends a signal and waits: the exit status, or minus the signal that ended it.
  int end(int signal) {
    ::kill(signal == SIGKILL ? -id_ : id_, signal);
    return wait();
  }
  int wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t id_ = -1;
};

inline double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Waits until something holds; how many seconds that took, or -1.
inline double wait_for(double seconds, const std::function<bool()>& holds) {
  const double begun = seconds_now();
  while (!holds()) {
    if (seconds_now() - begun > seconds) return -1;
    ::usleep(20'000);
  }
  return seconds_now() - begun;
}

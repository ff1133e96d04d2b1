#include "app/child.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/child_setup.h"

namespace chushen {

namespace {

struct Pipe {
  Descriptor read, write;
};

tl::expected<Pipe, int> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return tl::make_unexpected(errno);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// Memory instead of a pipe: the child reads it when it likes, and nobody has to feed it.
tl::expected<Descriptor, int> as_file(const std::string& job) {
  Descriptor file(::memfd_create("job", MFD_CLOEXEC));
  if (!file) return tl::make_unexpected(errno);
  for (std::size_t done = 0; done < job.size();) {
    const ssize_t written = ::write(file.get(), job.data() + done, job.size() - done);
    if (written < 0 && errno != EINTR) return tl::make_unexpected(errno);
    if (written > 0) done += static_cast<std::size_t>(written);
  }
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

// Linux, proc(5): the second figure of statm is the resident set in pages.
std::uint64_t resident_bytes_of(pid_t process) {
  std::ifstream statm("/proc/" + std::to_string(process) + "/statm");
  std::uint64_t size = 0, resident = 0;
  statm >> size >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

tl::expected<Child, int> Child::start(const ChildSpec& spec, const sigset_t& mask) {
  auto answer = make_pipe();
  auto errors = make_pipe();
  const auto job = as_file(spec.job);
  if (!answer) return tl::make_unexpected(answer.error());
  if (!errors) return tl::make_unexpected(errors.error());
  if (!job) return tl::make_unexpected(job.error());

  ChildSetup setup(spec, mask);
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) return tl::make_unexpected(errno);
  if (process == 0) setup.become(answer->write.get(), job->get(), errors->write.get(), parent);
  ::setpgid(process, process);  // also done by the child; whoever comes first

  Child child;
  child.process_ = Process(process);
  child.answer_ = std::move(answer->read);
  child.errors_ = std::move(errors->read);
  child.limits_ = spec.limits;
  child.started_ = Clock::now();
  return child;
}

Child::~Child() {
  if (process_.id <= 0) return;
  kill_all();
  while (::waitpid(process_.id, nullptr, 0) < 0 && errno == EINTR) {
  }
}

// Never with an id that is not a child's: kill(-1) would reach every process of the user.
void Child::kill_all() {
  if (process_.id <= 0) return;
  ::kill(-process_.id, SIGKILL);
  ::kill(process_.id, SIGKILL);
}

void Child::end(ChildEnd reason) {
  if (ended_by_us_) return;
  ended_by_us_ = true;
  result_.end = reason;
  kill_all();
}

void Child::read_answer() {
  char buffer[1 << 16];
  while (answer_) {
    const ssize_t got = ::read(answer_.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
      answer_.close();
      return;
    }
    if (result_.untrusted_answer.size() + static_cast<std::size_t>(got) > limits_.answer_bytes) {
      answer_.close();
      return end(ChildEnd::kTooMuchAnswer);
    }
    result_.untrusted_answer.append(buffer, static_cast<std::size_t>(got));
  }
}

void Child::read_errors() {
  char buffer[1 << 12];
  // A bound on one round: a child that never stops complaining must not keep us from its neighbours.
  for (int round = 0; errors_ && round < 64; ++round) {
    const ssize_t got = ::read(errors_.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
      errors_.close();
      return;
    }
    result_.error_bytes += static_cast<std::uint64_t>(got);
  }
}

void Child::look_at_bounds() {
  const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  if (seconds > limits_.wall_seconds) return end(ChildEnd::kTimedOut);
  if (resident_bytes_of(process_.id) > limits_.resident_bytes) end(ChildEnd::kTooMuchMemory);
}

bool Child::has_ended() {
  int status = 0;
  struct rusage usage = {};
  if (::wait4(process_.id, &status, WNOHANG, &usage) != process_.id) return false;
  ::kill(-process_.id, SIGKILL);  // whatever it started goes with it
  process_.id = -1;
  read_answer();
  read_errors();
  result_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  result_.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  if (ended_by_us_) return true;
  result_.end = WIFEXITED(status) ? ChildEnd::kExited : ChildEnd::kSignalled;
  result_.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  if (result_.end == ChildEnd::kSignalled && result_.code == SIGXCPU) result_.end = ChildEnd::kTimedOut;
  if (result_.end == ChildEnd::kExited && result_.code == kExitNotStarted) result_.end = ChildEnd::kNotStarted;
  if (result_.end == ChildEnd::kExited && result_.code == kExitOutOfMemory) result_.end = ChildEnd::kTooMuchMemory;
  return true;
}

bool Child::proceed() {
  read_answer();
  read_errors();
  if (has_ended()) return true;
  look_at_bounds();
  return false;
}

}  // namespace chushen

#include "app/child_setup.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace chushen {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kBoundAddressSpace = false;  // ASan reserves 16 TB
#else
constexpr bool kBoundAddressSpace = true;
#endif

// A worker sees these and nothing else of our environment. OMP_THREAD_LIMIT has to be there before exec: libgomp reads
// it in a constructor, and without it a page takes four times the processor time.
std::vector<std::string> worker_environment() {
  std::vector<std::string> environment = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", "OMP_NUM_THREADS=1"};
  for (const char* name : {"PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "CHUSHEN_SECOND_READER",
                           "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + '=' + value);
  }
  return environment;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// A tighter bound that the program itself runs under stays.
bool bound(int resource, rlim_t soft, rlim_t hard) {
  const auto which = static_cast<__rlimit_resource>(resource);
  struct rlimit limit = {};
  if (::getrlimit(which, &limit) != 0) return false;
  limit.rlim_max = std::min(limit.rlim_max, hard);
  limit.rlim_cur = std::min(limit.rlim_max, soft);
  return ::setrlimit(which, &limit) == 0;
}

bool set_limits(const ChildLimits& limits) {
  if (kBoundAddressSpace && limits.address_bytes > 0 && !bound(RLIMIT_AS, limits.address_bytes, limits.address_bytes))
    return false;
  return bound(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 2) &&
         bound(RLIMIT_FSIZE, limits.written_bytes, limits.written_bytes) &&
         bound(RLIMIT_NOFILE, limits.open_files, limits.open_files) && bound(RLIMIT_CORE, 0, 0);
}

// Descriptors 0 to 4 become what child.h promises; first out of the way, since they may stand where another belongs.
bool place_descriptors(int answer, int job, int errors) {
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  const int from[] = {nothing, nothing, errors, answer, job};
  const int to[] = {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, kAnswerDescriptor, kJobDescriptor};
  int safe[5];
  for (int i = 0; i < 5; ++i)
    if ((safe[i] = ::fcntl(from[i], F_DUPFD_CLOEXEC, 16)) < 0) return false;
  for (int i = 0; i < 5; ++i)
    if (::dup2(safe[i], to[i]) < 0) return false;
  return true;
}

}  // namespace

ChildSetup::ChildSetup(const ChildSpec& spec, const sigset_t& mask)
    : arguments_(spec.command),
      environment_(worker_environment()),
      argument_pointers_(pointers_to(arguments_)),
      environment_pointers_(pointers_to(environment_)),
      limits_(spec.limits),
      mask_(mask) {}

void ChildSetup::become(int answer, int job, int errors, pid_t parent) {
  const bool ready = ::setpgid(0, 0) == 0 && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == parent &&
                     ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && place_descriptors(answer, job, errors) &&
                     set_limits(limits_);
  if (ready && !arguments_.empty()) {
    ::syscall(SYS_close_range, kJobDescriptor + 1, ~0u, 0);  // Linux 5.9; before, O_CLOEXEC everywhere has to do
    ::signal(SIGXFSZ, SIG_IGN);  // a write beyond the bound fails instead of killing a library that keeps a cache
    ::signal(SIGPIPE, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
    ::execve(argument_pointers_[0], argument_pointers_.data(), environment_pointers_.data());
  }
  ::_exit(kExitNotStarted);
}

}  // namespace chushen

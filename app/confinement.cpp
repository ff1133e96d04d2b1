#include "app/confinement.h"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/descriptor.h"

namespace chushen {

namespace {

constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kRefer = 1ull << 13, kTruncate = 1ull << 14;  // since ABI 2 and 3; not in every header
constexpr std::uint64_t kFirstRights = (1ull << 13) - 1;               // ABI 1
constexpr std::uint64_t kOfFiles = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
                                   LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate;

std::uint64_t rights_known_to(long abi) {
  return kFirstRights | (abi >= 2 ? kRefer : 0) | (abi >= 3 ? kTruncate : 0);
}

bool allow(int ruleset, const std::string& path, std::uint64_t rights) {
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat facts = {};
  if (!place || ::fstat(place.get(), &facts) != 0) return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
  landlock_path_beneath_attr rule = {};
  rule.parent_fd = place.get();
  rule.allowed_access = S_ISDIR(facts.st_mode) ? rights : rights & kOfFiles;
  return ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

bool confine_files(const Confinement& confinement) {
  const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 0) return errno == ENOSYS || errno == EOPNOTSUPP;
  landlock_ruleset_attr handled = {};
  handled.handled_access_fs = rights_known_to(abi);
  const Descriptor ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0)));
  if (!ruleset) return false;
  for (const std::string& path : confinement.readable)
    if (!allow(ruleset.get(), path, kRead)) return false;
  for (const std::string& path : confinement.writable)
    if (!allow(ruleset.get(), path, rights_known_to(abi))) return false;
  for (const std::string& path : confinement.sockets)
    if (!allow(ruleset.get(), path, LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE)) return false;
  return ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kArchitecture = 0;  // not written for this one yet
#endif

// Calls of another architecture are refused as a whole: their numbers mean something else.
bool take_network_away() {
  if (kArchitecture == 0) return true;
  constexpr std::uint32_t kDeny = SECCOMP_RET_ERRNO | EPERM, kAllow = SECCOMP_RET_ALLOW;
  constexpr std::uint32_t kX32 = 0x40000000;
  sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, kDeny),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kX32, 4, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 3, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, kDeny),
      BPF_STMT(BPF_RET | BPF_K, kAllow),
  };
  sock_fprog filter = {sizeof program / sizeof program[0], program};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

bool write_to(const char* path, std::string_view text) {
  const Descriptor file(::open(path, O_WRONLY | O_CLOEXEC));
  return file && ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

// user_namespaces(7): who is nobody outside gets the right to mount inside, and stays who he is.
bool own_mounts() {
  if (::syscall(SYS_unshare, CLONE_NEWNS) == 0) return true;
  const std::string user = std::to_string(::geteuid()), group = std::to_string(::getegid());
  return ::syscall(SYS_unshare, CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_to("/proc/self/setgroups", "deny") &&
         write_to("/proc/self/uid_map", user + ' ' + user + " 1") &&
         write_to("/proc/self/gid_map", group + ' ' + group + " 1");
}

}  // namespace

bool take_as_tmp(const std::string& folder) {
  return own_mounts() && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount(folder.c_str(), "/tmp", nullptr, MS_BIND, nullptr) == 0;
}

bool confine(const Confinement& confinement) {
  return confine_files(confinement) && take_network_away();
}

}  // namespace chushen

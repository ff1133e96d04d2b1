#include "app/crash_note.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "app/files.h"

namespace chushen {

namespace {

constexpr std::array kFatal = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr std::uint64_t kLargestNote = 1 << 20;

// What the handler needs, ready before anything goes wrong: it must neither allocate nor lock.
std::array<char, 4096> path_in_hand{}, id_in_hand{};
std::size_t id_size = 0;

void leave_note(int number) {
  const int file = ::open(path_in_hand.data(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file >= 0) {
    const ssize_t written = ::write(file, id_in_hand.data(), id_size);
    (void)written;
    ::fsync(file);
    ::close(file);
  }
  std::signal(number, SIG_DFL);
  ::raise(number);
}

std::string note_path(const std::string& out) { return out + "/.ledger/crashed"; }

}  // namespace

CrashNote::CrashNote(const std::string& out, const std::string& id) {
  const std::string path = note_path(out), line = id + '\n';
  if (path.size() >= path_in_hand.size() || line.size() > id_in_hand.size()) return;
  std::memcpy(path_in_hand.data(), path.c_str(), path.size() + 1);
  std::memcpy(id_in_hand.data(), line.data(), line.size());
  id_size = line.size();
  for (const int number : kFatal) std::signal(number, leave_note);
}

CrashNote::~CrashNote() {
  for (const int number : kFatal) std::signal(number, SIG_DFL);
}

std::map<std::string, int> CrashNote::take(const std::string& out) {
  std::map<std::string, int> crashes;
  std::istringstream lines(read_whole(note_path(out), kLargestNote).value_or(""));
  for (std::string id; std::getline(lines, id);) ++crashes[id];
  ::unlink(note_path(out).c_str());
  return crashes;
}

}  // namespace chushen

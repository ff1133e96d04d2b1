#include "app/last_run.h"

#include <filesystem>
#include <system_error>

#include <sys/stat.h>

#include "app/files.h"
#include "app/wire.h"

namespace chushen {

namespace {

constexpr const char* kKind = "chushen/last-run/1";
constexpr std::uint64_t kLargest = 1 << 16;

std::string path_in(const std::string& out) { return out + "/.cache/last-run"; }

std::string absolute(const std::string& path) {
  std::error_code error;
  return path.empty() ? path : std::filesystem::absolute(path, error).string();
}

bool group_may_read() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return (mask & S_IRGRP) == 0;
}

}  // namespace

void remember_run(const std::string& out, const std::string& inbox, const std::string& notice, const std::string& county,
                  const std::string& models) {
  const LastRun now = {absolute(inbox), absolute(notice), absolute(county), absolute(models), group_may_read()};
  if (last_run(out) == now) return;
  (void)write_whole(path_in(out), pack({kKind, now.inbox, now.notice, now.county, now.models, now.group_readable ? "group" : ""}),
                    Keep::kIfHandy);
}

std::optional<LastRun> last_run(const std::string& out) {
  const auto bytes = read_whole(path_in(out), kLargest);
  const auto parts = bytes ? unpack(*bytes) : std::nullopt;
  if (!parts || parts->size() != 6 || parts->front() != kKind) return std::nullopt;
  return LastRun{(*parts)[1], (*parts)[2], (*parts)[3], (*parts)[4], (*parts)[5] == "group"};
}

}  // namespace chushen

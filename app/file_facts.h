#pragma once

#include <cstdint>

#include <sys/stat.h>

namespace chushen {

/// What the file system says of a file without opening it. Two equal ones, seen at two moments, mean that nobody has
/// written to the file in between: the change time (ctime) cannot be set by a program. Times are compared with each
/// other and never with a clock, since a share has its own and a copy keeps the times of its original.
struct FileFacts {
  std::uint64_t device = 0, inode = 0, bytes = 0;
  std::int64_t modified_ns = 0, changed_ns = 0;  ///< since 1970, as the file system has them
  bool operator==(const FileFacts&) const = default;
};

inline FileFacts facts_of(const struct stat& said) {
  const auto nanoseconds = [](const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; };
  return {said.st_dev, said.st_ino, static_cast<std::uint64_t>(said.st_size), nanoseconds(said.st_mtim),
          nanoseconds(said.st_ctim)};
}

}  // namespace chushen

#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

namespace chushen {

struct FileHash {
  std::string sha256;  ///< lower-case hex
  std::uint64_t bytes = 0;
};

/// Reads a regular file once, in pieces; never follows a link and never waits for a pipe. The error is an errno.
tl::expected<FileHash, int> hash_file(const std::string& path);

}  // namespace chushen

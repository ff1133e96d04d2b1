#pragma once

#include <cstdint>
#include <set>
#include <string>

#include <tl/expected.hpp>

#include "app/file_facts.h"

namespace chushen {

struct FileHash {
  std::string sha256;  ///< lower-case hex
  std::uint64_t bytes = 0;
  FileFacts facts;  ///< before the first byte was read
};

/// Reads a regular file once, in pieces; never follows a link and never waits for a pipe. The error is an errno.
tl::expected<FileHash, int> hash_file(const std::string& path);

/// One hash over all files below a folder, by name and content; names that begin with "." and those in `left_out` do not
/// count. The error is an errno.
tl::expected<std::string, int> hash_folder(const std::string& path, const std::set<std::string>& left_out = {});

}  // namespace chushen

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/child.h"
#include "extract/read_document.h"

namespace chushen {

/// How documents are read, the same for a whole run.
struct ReadSettings {
  std::string program = "/proc/self/exe";  ///< that knows the hidden verbs of worker.h
  ReadOptions options;
  /// Processor seconds one document may take, twice that by the wall clock; 0: by its size (child_limits_for).
  double seconds = 0;
  ChildLimits child;
  /// reader_versions(options): asked for once, since it looks at models.
  std::vector<std::string> readers;
};

/// The bounds on the worker that reads a file of `bytes`. Reading a scan takes about 3.5 s a page, a page is at least
/// some 15 KB, and a machine may be half as fast: 60 s, and 8 min for every MB, at most 30 min. So a small file that
/// never ends costs a minute, and a thick scan gets its time.
ChildLimits child_limits_for(std::uint64_t bytes, const ReadSettings& settings);

/// Part of a worker's time that pages get; at its end what was read is still to be put together.
inline constexpr double kTimeForPages = 0.8;

/// The key of a document in the cache: everything that what is read from it depends on. The ending of its name is
/// part of that, since a reader warns where it does not fit.
std::string document_key(const std::string& sha256, const std::string& file_name, const ReadSettings& settings);

/// The key under which it is kept that this document ends its worker or its time: also depends on the time it is given.
std::string failure_key(const std::string& document_key, const ReadSettings& settings);

}  // namespace chushen

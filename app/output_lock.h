#pragma once

#include <string>

#include <tl/expected.hpp>

#include "app/descriptor.h"
#include "app/files.h"

namespace chushen {

/// One program at a time writes into an output folder: a lock on DIR/.cache/lock, which the system takes back when the
/// program ends, however it ends. The error is EWOULDBLOCK where another one holds it.
class OutputLock {
 public:
  static tl::expected<OutputLock, FileError> take(const std::string& output_folder);

 private:
  explicit OutputLock(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

}  // namespace chushen

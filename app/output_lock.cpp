#include "app/output_lock.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>

namespace chushen {

tl::expected<OutputLock, FileError> OutputLock::take(const std::string& output_folder) {
  const std::string folder = output_folder + "/.cache", path = folder + "/lock";
  if (const auto made = make_folders(folder); !made) return tl::make_unexpected(made.error());
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return tl::make_unexpected(FileError{path, errno});
  return OutputLock(std::move(file));
}

}  // namespace chushen

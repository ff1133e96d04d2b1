#include "app/file_hash.h"

#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"
#include "extract/sha256.h"

namespace chushen {

tl::expected<FileHash, int> hash_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat facts = {};
  if (!file || ::fstat(file.get(), &facts) != 0) return tl::make_unexpected(errno);
  if (!S_ISREG(facts.st_mode)) return tl::make_unexpected(EINVAL);
  Sha256 hash;
  FileHash result;
  std::vector<char> buffer(1 << 18);
  for (ssize_t got = 0; (got = ::read(file.get(), buffer.data(), buffer.size())) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::make_unexpected(errno);
    hash.update({buffer.data(), static_cast<std::size_t>(got)});
    result.bytes += static_cast<std::uint64_t>(got);
  }
  result.sha256 = hash.hex();
  return result;
}

}  // namespace chushen

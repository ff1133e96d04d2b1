#include "app/file_hash.h"

#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"
#include "app/folder_listing.h"
#include "extract/sha256.h"

namespace chushen {

tl::expected<FileHash, int> hash_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat facts = {};
  if (!file || ::fstat(file.get(), &facts) != 0) return tl::make_unexpected(errno);
  if (!S_ISREG(facts.st_mode)) return tl::make_unexpected(EINVAL);
  Sha256 hash;
  FileHash result;
  result.facts = facts_of(facts);
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

tl::expected<std::string, int> hash_folder(const std::string& path, const std::set<std::string>& left_out) {
  const auto entries = list_folder(path);
  if (!entries) return tl::make_unexpected(entries.error());
  Sha256 hash;
  for (const Entry& entry : *entries) {
    if (entry.name.starts_with('.') || left_out.contains(entry.name)) continue;
    const std::string below = path + '/' + entry.name;
    const auto one = entry.kind == EntryKind::kFolder ? hash_folder(below)
                                                      : hash_file(below).map([](const FileHash& file) { return file.sha256; });
    if (!one) return one;
    hash.update(entry.name).update(std::string_view("\0", 1)).update(*one);
  }
  return hash.hex();
}

}  // namespace chushen

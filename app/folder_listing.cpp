#include "app/folder_listing.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace chushen {

namespace {

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::kFile;
  if (S_ISDIR(mode)) return EntryKind::kFolder;
  return S_ISLNK(mode) ? EntryKind::kLink : EntryKind::kSpecial;
}

// d_type is not known on every file system, and a name may be gone since it was listed: then it is not listed.
void add(int folder, const char* name, std::vector<Entry>& entries) {
  struct stat facts = {};
  if (::fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0) {
    entries.push_back({name, kind_of(facts.st_mode), facts_of(facts)});
  } else if (errno != ENOENT) {
    entries.push_back({name, EntryKind::kSpecial, {}});
  }
}

}  // namespace

tl::expected<std::vector<Entry>, int> list_folder(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), ::closedir);
  if (!folder) return tl::make_unexpected(errno);
  std::vector<Entry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") add(::dirfd(folder.get()), entry->d_name, entries);
    errno = 0;
  }
  if (errno != 0) return tl::make_unexpected(errno);
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

tl::expected<Entry, int> entry_at(const std::string& path) {
  struct stat facts = {};
  if (::lstat(path.c_str(), &facts) != 0) return tl::make_unexpected(errno);
  return Entry{path, kind_of(facts.st_mode), facts_of(facts)};
}

bool is_missing(const std::string& path) {
  const auto entry = entry_at(path);
  return !entry && entry.error() == ENOENT;
}

}  // namespace chushen

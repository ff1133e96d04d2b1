#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// What a name in a folder stands for; links are never followed.
enum class EntryKind { kFile, kFolder, kLink, kSpecial };

struct Entry {
  std::string name;  ///< bytes as the disk has them
  EntryKind kind = EntryKind::kFile;
};

/// What is in a folder, by the bytes of the names; the error is an errno.
tl::expected<std::vector<Entry>, int> list_folder(const std::string& path);

/// What stands at a path itself.
tl::expected<EntryKind, int> kind_at(const std::string& path);

}  // namespace chushen

#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/file_facts.h"

namespace chushen {

/// What a name in a folder stands for; links are never followed.
enum class EntryKind { kFile, kFolder, kLink, kSpecial };

struct Entry {
  std::string name;  ///< bytes as the disk has them
  EntryKind kind = EntryKind::kFile;
  FileFacts facts = {};
};

/// What is in a folder, by the bytes of the names; the error is an errno.
tl::expected<std::vector<Entry>, int> list_folder(const std::string& path);

/// What stands at a path itself, under that path as its name.
tl::expected<Entry, int> entry_at(const std::string& path);

/// Whether surely nothing stands at a path.
bool is_missing(const std::string& path);

}  // namespace chushen

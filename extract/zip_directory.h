#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// One entry of a ZIP's central directory, as it declares itself: nothing of it is verified yet.
struct ZipEntry {
  std::string name;  ///< bytes as stored; for parts of office files these are UTF-8 with '/'
  bool encrypted = false;
  std::uint64_t compressed_bytes = 0, inflated_bytes = 0;
  std::uint64_t local_offset = 0;  ///< of its local header in the file
  std::uint64_t entry_offset = 0;  ///< of its entry in the directory
  bool utf8 = false;               ///< its writer says that the name is UTF-8 (4.4.4, bit 11); some lie
  bool link = false;               ///< a symbolic link of a Unix system
  std::string unicode_name;        ///< 4.6.9: the name once more, in UTF-8; empty where not given or of another name
};

enum class ZipError {
  kUnreadable,   ///< no such file, or no permission
  kNotAZip,      ///< no end-of-central-directory record
  kBroken,       ///< the directory does not hold together, or lies beyond the file's end (cut short)
  kTooManyEntries,
};

/// Lists a ZIP without inflating anything.
///
/// Source: APPNOTE.TXT 6.3.10, 4.3.12 (central directory), 4.3.16 (its end), 4.5.3 (sizes of an entry in ZIP64). The end
/// record of ZIP64 is not read: a file of more than 4 GiB is refused by its size before. The list is also what tells
/// kinds of files apart (kind.h).
tl::expected<std::vector<ZipEntry>, ZipError> list_zip(const std::string& path, int most_entries);

/// Whether two entries share bytes of the file: a well-made ZIP has none, a bomb of 100 GB in 149 kB is made of them.
bool have_overlap(std::vector<ZipEntry> entries);

}  // namespace chushen

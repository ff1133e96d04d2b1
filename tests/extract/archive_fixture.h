#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace chushen::fixture {

/// Archives byte by byte, so that they can be as other people's archivers (or attackers) make them.

struct ZipMember {
  std::string name;  ///< bytes as stored
  std::string bytes;
  std::uint16_t flags = 0;       ///< 0x0001 encrypted, 0x0800 UTF-8
  std::string extra = {};        ///< extra fields of the directory entry
  std::uint16_t made_by = 0;     ///< 3 << 8: Unix
  std::uint32_t attributes = 0;  ///< external: a Unix mode << 16
  std::uint16_t method = 0;      ///< 0 stored
  bool wrong_sum = false;
};

/// A ZIP of stored members, with one directory.
std::string stored_zip(const std::vector<ZipMember>& members);

/// The Info-ZIP Unicode path field (APPNOTE 4.6.9) for a stored name.
std::string unicode_path(const std::string& stored, const std::string& utf8);

/// A ZIP whose every directory entry points at the same bytes.
std::string overlapping_zip(const std::string& bytes, int entries);

/// RAR 5.0 by its technical note: stored members with UTF-8 names.
std::string stored_rar(const std::vector<std::pair<std::string, std::string>>& members);

/// The same of one member, cut into two volumes at `cut`.
std::pair<std::string, std::string> rar_volumes(const std::string& name, const std::string& bytes, std::size_t cut);

struct TarMember {
  std::string name, bytes = {};
  char type = '0';  ///< '0' file, '1' hard link, '2' link, '3' device, '5' folder
  std::string target = {};
};
/// POSIX ustar, names as bytes.
std::string tar(const std::vector<TarMember>& members);

/// Written by libarchive: "7zip", "pax", filters "none", "gzip", "bzip2", "xz", "zstd".
std::string written_by_libarchive(const std::string& format, const std::string& filter,
                                  const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace chushen::fixture

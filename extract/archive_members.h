#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace chushen {

/// Going through an archive member by member, whatever kind it is of: ZIP by libzip, all others by libarchive, so that
/// each kind has one reader. Nothing is written here and no name is used as a path.

struct ArchiveMember {
  enum class Type { kFile, kFolder, kLink, kSpecial };
  std::string name;  ///< UTF-8 as far as it can be told, otherwise as stored
  Type type = Type::kFile;
  bool encrypted = false;
  std::uint64_t packed_bytes = 0;  ///< as it declares; 0 where unknown
};

/// Why the bytes of one member, or the archive as a whole, came to an end.
enum class ArchiveFault {
  kNone,
  kBroken,       ///< cut short, or it does not hold together
  kEncrypted,    ///< the list of members itself, or this member
  kOverlapping,  ///< members share bytes: only bombs do
  kUnsupported,  ///< of a kind or compression that the library does not know; a part of several volumes
  kStopped,      ///< the visitor wanted no more
};

/// Up to `size` bytes of the member in hand: 0 at its end, -1 where `fault` says why.
struct MemberBytes {
  std::function<std::int64_t(char* buffer, std::size_t size)> read;
  std::function<ArchiveFault()> fault;
};

/// Called for each member in the order of the archive; false ends the walk with kStopped.
using MemberVisitor = std::function<bool(const ArchiveMember& member, const MemberBytes& bytes)>;

ArchiveFault walk_zip(const std::string& path, const MemberVisitor& visitor);

/// 7z, RAR, tar and its compressions, and a single file that is only compressed (gz, bz2, xz).
/// \param name  of the archive: what is only compressed is called so, without its ending
ArchiveFault walk_other_archive(const std::string& path, std::string_view name, const MemberVisitor& visitor);

}  // namespace chushen

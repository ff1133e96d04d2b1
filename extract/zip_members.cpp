#include <algorithm>
#include <fstream>
#include <iterator>

#include "extract/archive_members.h"
#include "extract/member_names.h"
#include "extract/utf8.h"
#include "extract/zip_directory.h"
#include "extract/zip_file.h"
#include "extract/zip_recovery.h"

namespace chushen {
namespace {

constexpr int kMostEntries = 65535;  // all that a directory without ZIP64 can hold; the visitor stops long before

std::vector<std::string> names_of(const std::vector<ZipEntry>& entries) {
  std::vector<StoredName> stored;
  for (const ZipEntry& entry : entries) stored.push_back({entry.name, entry.utf8, entry.unicode_name});
  return decode_names(stored);
}

ArchiveMember member_of(const ZipEntry& entry, std::string name) {
  using Type = ArchiveMember::Type;
  const bool folder = !name.empty() && (name.back() == '/' || name.back() == '\\') && entry.inflated_bytes == 0;
  const Type type = entry.link ? Type::kLink : folder ? Type::kFolder : Type::kFile;
  return {std::move(name), type, entry.encrypted, entry.compressed_bytes};
}

ArchiveFault fault_of(ZipFault fault) {
  switch (fault) {
    case ZipFault::kNone: return ArchiveFault::kNone;
    case ZipFault::kEncrypted: return ArchiveFault::kEncrypted;
    case ZipFault::kUnsupported: return ArchiveFault::kUnsupported;
    case ZipFault::kBroken: break;
  }
  return ArchiveFault::kBroken;
}

bool has_false_flag(const ZipEntry& entry) { return entry.utf8 && !is_valid_utf8(entry.name); }

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Some archivers flag GBK names as UTF-8; libzip then opens nothing of the file. The names are ours to read, so the flag
/// (bit 11, in the second byte of the flags) is taken off in a copy, from the directory and the local headers.
std::string unflagged(std::string bytes, const std::vector<ZipEntry>& entries) {
  for (const ZipEntry& entry : entries)
    for (const std::uint64_t flags : {entry.entry_offset + 9, entry.local_offset + 7})
      if (has_false_flag(entry) && flags < bytes.size()) bytes[flags] = static_cast<char>(bytes[flags] & ~0x08);
  return bytes;
}

ZipFile open_zip(const std::string& path, const std::vector<ZipEntry>& entries) {
  if (std::none_of(entries.begin(), entries.end(), has_false_flag)) return ZipFile(path);
  return ZipFile::of_bytes(unflagged(bytes_of(path), entries));
}

/// Opened only when it is read: an entry that is skipped costs nothing.
class EntryBytes {
 public:
  EntryBytes(ZipFile& file, std::size_t index) : file_(file), index_(index) {}
  std::int64_t read(char* buffer, std::size_t size) {
    if (!opened_) entry_ = file_.entry(index_);
    opened_ = true;
    return entry_.read(buffer, size);
  }
  ArchiveFault fault() const { return fault_of(entry_.fault()); }

 private:
  ZipFile& file_;
  std::size_t index_;
  ZipFile::Entry entry_;
  bool opened_ = false;
};

ArchiveFault walk_entries(ZipFile& file, const std::vector<ZipEntry>& entries, const MemberVisitor& visitor) {
  if (file.entries() != entries.size()) return ArchiveFault::kBroken;
  const std::vector<std::string> names = names_of(entries);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    EntryBytes bytes(file, i);
    const MemberBytes access = {[&bytes](char* buffer, std::size_t size) { return bytes.read(buffer, size); },
                                [&bytes] { return bytes.fault(); }};
    if (!visitor(member_of(entries[i], names[i]), access)) return ArchiveFault::kStopped;
  }
  return ArchiveFault::kNone;
}

/// The member that the end of the file cuts is named, and has no bytes.
ArchiveFault name_cut_member(const ZipEntry& entry, const MemberVisitor& visitor) {
  const MemberBytes nothing = {[](char*, std::size_t) -> std::int64_t { return -1; }, [] { return ArchiveFault::kBroken; }};
  return visitor(member_of(entry, names_of({entry}).front()), nothing) ? ArchiveFault::kBroken : ArchiveFault::kStopped;
}

/// Without its directory: member by member, as far as they are whole.
ArchiveFault walk_recovered(const std::string& path, const MemberVisitor& visitor) {
  auto recovered = recover_zip(bytes_of(path));
  if (!recovered) return ArchiveFault::kBroken;
  ZipFile file = ZipFile::of_bytes(unflagged(std::move(recovered->bytes), recovered->entries));
  const ArchiveFault fault = walk_entries(file, recovered->entries, visitor);
  if (fault != ArchiveFault::kNone || !recovered->cut_short) return fault;
  return recovered->cut ? name_cut_member(*recovered->cut, visitor) : ArchiveFault::kBroken;
}

}  // namespace

ArchiveFault walk_zip(const std::string& path, const MemberVisitor& visitor) {
  const auto entries = list_zip(path, kMostEntries);
  if (!entries) return walk_recovered(path, visitor);
  if (have_overlap(*entries)) return ArchiveFault::kOverlapping;
  ZipFile file = open_zip(path, *entries);
  return walk_entries(file, *entries, visitor);
}

}  // namespace chushen

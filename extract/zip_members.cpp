#include <algorithm>
#include <fstream>
#include <iterator>

#include "extract/archive_members.h"
#include "extract/member_names.h"
#include "extract/utf8.h"
#include "extract/zip_directory.h"
#include "extract/zip_file.h"

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

/// Some archivers flag GBK names as UTF-8; libzip then opens nothing of the file. The names are ours to read, so the flag
/// (bit 11, in the second byte of the flags) is taken off in a copy, from the directory and the local headers.
ZipFile open_zip(const std::string& path, const std::vector<ZipEntry>& entries) {
  if (std::none_of(entries.begin(), entries.end(), has_false_flag)) return ZipFile(path);
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  for (const ZipEntry& entry : entries)
    for (const std::uint64_t flags : {entry.entry_offset + 9, entry.local_offset + 7})
      if (has_false_flag(entry) && flags < bytes.size()) bytes[flags] = static_cast<char>(bytes[flags] & ~0x08);
  return ZipFile::of_bytes(std::move(bytes));
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

}  // namespace

ArchiveFault walk_zip(const std::string& path, const MemberVisitor& visitor) {
  const auto entries = list_zip(path, kMostEntries);
  if (!entries) return ArchiveFault::kBroken;
  if (have_overlap(*entries)) return ArchiveFault::kOverlapping;
  ZipFile file = open_zip(path, *entries);
  if (file.entries() != entries->size()) return ArchiveFault::kBroken;
  const std::vector<std::string> names = names_of(*entries);
  for (std::size_t i = 0; i < entries->size(); ++i) {
    EntryBytes bytes(file, i);
    const MemberBytes access = {[&bytes](char* buffer, std::size_t size) { return bytes.read(buffer, size); },
                                [&bytes] { return bytes.fault(); }};
    if (!visitor(member_of((*entries)[i], names[i]), access)) return ArchiveFault::kStopped;
  }
  return ArchiveFault::kNone;
}

}  // namespace chushen

#include "extract/zip_recovery.h"

#include <algorithm>

namespace chushen {
namespace {

constexpr std::size_t kLocalHeaderBytes = 30, kMostMembers = 65535;
constexpr std::string_view kLocal = "PK\x03\x04", kDescriptor = "PK\x07\x08", kDirectory = "PK\x01\x02";
constexpr std::uint16_t kSizesFollow = 1 << 3;

std::uint64_t number_at(std::string_view bytes, std::size_t at, int size) {
  std::uint64_t value = 0;
  for (int i = size - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

void append(std::string& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8 * i);
}

struct Member {
  std::size_t offset = 0, data = 0, end = 0;  ///< of the header; of its bytes; behind them
  std::uint64_t sum = 0, packed = 0, inflated = 0;
  std::string_view name;
};

/// 4.5.3: the real sizes of a header that says 0xFFFFFFFF.
void take_zip64(std::string_view extra, Member& member) {
  while (extra.size() >= 4) {
    const std::size_t size = number_at(extra, 2, 2);
    if (size + 4 > extra.size()) return;
    if (number_at(extra, 0, 2) == 1 && size >= 16) {
      member.inflated = number_at(extra, 4, 8);
      member.packed = number_at(extra, 12, 8);
    }
    extra.remove_prefix(size + 4);
  }
}

/// 4.3.9: check sum and sizes behind the data, in four or eight bytes each, nearly always with a signature.
bool find_descriptor(std::string_view file, Member& member) {
  for (std::size_t at = file.find(kDescriptor, member.data); at != file.npos; at = file.find(kDescriptor, at + 1))
    for (const int width : {4, 8}) {
      const std::size_t size = 8 + 2 * static_cast<std::size_t>(width);
      if (at + size > file.size() || number_at(file, at + 8, width) != at - member.data) continue;
      member.sum = number_at(file, at + 4, 4);
      member.packed = at - member.data;
      member.inflated = number_at(file, at + 8 + static_cast<std::size_t>(width), width);
      member.end = at + size;
      return true;
    }
  return false;
}

/// The member whose header stands at `offset`; `name` is filled even where the rest is cut. False where it is not whole.
bool read_member(std::string_view file, std::size_t offset, Member& member) {
  member.offset = offset;
  if (offset + kLocalHeaderBytes > file.size()) return false;
  const std::size_t name_bytes = number_at(file, offset + 26, 2), extra_bytes = number_at(file, offset + 28, 2);
  member.name = file.substr(offset + kLocalHeaderBytes, name_bytes);
  member.data = offset + kLocalHeaderBytes + name_bytes + extra_bytes;
  if (member.data > file.size()) return false;
  member.sum = number_at(file, offset + 14, 4);
  member.packed = number_at(file, offset + 18, 4);
  member.inflated = number_at(file, offset + 22, 4);
  if (number_at(file, offset + 6, 2) & kSizesFollow) return find_descriptor(file, member);
  if (member.packed == 0xFFFFFFFF || member.inflated == 0xFFFFFFFF)
    take_zip64(file.substr(offset + kLocalHeaderBytes + name_bytes, extra_bytes), member);
  if (member.packed > file.size() - member.data) return false;
  member.end = member.data + member.packed;
  return true;
}

/// 4.3.12, with what the local header says; what only the directory knew (comments, attributes) is gone.
std::string directory_entry(std::string_view file, const Member& member) {
  std::string entry(kDirectory);
  append(entry, 20, 2);
  entry += file.substr(member.offset + 4, 10);  // version, flags, method, time and date
  append(entry, member.sum, 4);
  append(entry, member.packed, 4);
  append(entry, member.inflated, 4);
  append(entry, member.name.size(), 2);
  append(entry, 0, 8);  // extra field, comment, disk, internal attributes
  append(entry, 0, 4);  // external attributes
  append(entry, member.offset, 4);
  entry += member.name;
  return entry;
}

ZipEntry entry_of(std::string_view file, const Member& member) {
  ZipEntry entry;
  const std::uint64_t flags = member.data > 0 ? number_at(file, member.offset + 6, 2) : 0;
  entry.name = member.name;
  entry.encrypted = flags & 1;
  entry.utf8 = flags & 1 << 11;
  entry.compressed_bytes = member.packed;
  entry.inflated_bytes = member.inflated;
  entry.local_offset = member.offset;
  return entry;
}

}  // namespace

std::optional<RecoveredZip> recover_zip(std::string bytes) {
  RecoveredZip recovered;
  std::string directory;
  const bool split = bytes.starts_with(kDescriptor);  // 8.5.3: split archives begin with this
  std::size_t at = split ? kDescriptor.size() : 0;
  while (recovered.entries.size() < kMostMembers && bytes.compare(at, 4, kLocal) == 0) {
    Member member;
    if (!read_member(bytes, at, member)) {
      if (!member.name.empty()) recovered.cut = entry_of(bytes, member);
      break;
    }
    recovered.entries.push_back(entry_of(bytes, member));
    recovered.entries.back().entry_offset = directory.size();  // from where the directory begins, until that is known
    directory += directory_entry(bytes, member);
    at = member.end;
  }
  const std::size_t members = recovered.entries.size();
  if (members == 0) return std::nullopt;
  for (ZipEntry& entry : recovered.entries) entry.entry_offset += at;
  recovered.cut_short = !split || bytes.compare(at, 4, kDirectory) != 0;
  bytes.resize(at);
  std::string end("PK\x05\x06");
  append(end, 0, 4);
  append(end, members, 2);
  append(end, members, 2);
  append(end, directory.size(), 4);
  append(end, at, 4);
  append(end, 0, 2);
  recovered.bytes = std::move(bytes) + directory + end;
  return recovered;
}

}  // namespace chushen

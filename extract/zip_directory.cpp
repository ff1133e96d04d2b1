#include "extract/zip_directory.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::uint64_t kEndRecordBytes = 22, kEntryBytes = 46, kLocalHeaderBytes = 30;
constexpr std::uint64_t kLongestComment = 0xFFFF;
constexpr std::uint64_t kLargestDirectory = 64u << 20;

std::uint64_t little_endian(std::string_view bytes, std::size_t position, int size) {
  std::uint64_t value = 0;
  for (int i = size - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[position + i]);
  return value;
}

/// `size` bytes from `offset` on; fewer where the file ends.
std::string bytes_at(std::ifstream& file, std::uint64_t offset, std::uint64_t size) {
  std::string bytes(size, '\0');
  file.clear();
  file.seekg(static_cast<std::streamoff>(offset));
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

struct EndRecord {
  std::uint64_t entries = 0, directory_bytes = 0, directory_offset = 0;
};

/// 4.3.16: the record stands at the file's end, before a comment of at most 64 KiB.
std::optional<EndRecord> find_end_record(std::ifstream& file, std::uint64_t file_bytes) {
  const std::uint64_t tail_bytes = std::min(file_bytes, kEndRecordBytes + kLongestComment);
  const std::string tail = bytes_at(file, file_bytes - tail_bytes, tail_bytes);
  if (tail.size() < kEndRecordBytes) return std::nullopt;
  const std::size_t found = tail.rfind("PK\x05\x06", tail.size() - kEndRecordBytes);
  if (found == std::string::npos) return std::nullopt;
  return EndRecord{little_endian(tail, found + 10, 2), little_endian(tail, found + 12, 4),
                   little_endian(tail, found + 16, 4)};
}

/// The check sum of ZIP (CRC-32 of ISO 3309), for texts as short as names.
std::uint32_t check_sum(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

/// 4.5.3: sizes and offset that do not fit 32 bits stand here, in this order, each only where it does not fit.
void take_zip64(std::string_view field, ZipEntry& entry) {
  for (std::uint64_t* value : {&entry.inflated_bytes, &entry.compressed_bytes, &entry.local_offset}) {
    if (*value != 0xFFFFFFFF || field.size() < 8) continue;
    *value = little_endian(field, 0, 8);
    field.remove_prefix(8);
  }
}

/// 4.6.9: a version, the check sum of the name it stands for, the name. One whose sum differs is of a former name.
void take_unicode_name(std::string_view field, ZipEntry& entry) {
  if (field.size() < 5 || field[0] != 1 || little_endian(field, 1, 4) != check_sum(entry.name)) return;
  if (is_valid_utf8(field.substr(5))) entry.unicode_name = field.substr(5);
}

/// 4.5.1: extra fields, each with an id and its size.
void take_extra_fields(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const std::uint64_t id = little_endian(extra, 0, 2), size = little_endian(extra, 2, 2);
    extra.remove_prefix(4);
    if (size > extra.size()) return;
    if (id == 0x0001) take_zip64(extra.substr(0, size), entry);
    if (id == 0x7075) take_unicode_name(extra.substr(0, size), entry);
    extra.remove_prefix(size);
  }
}

/// 4.4.15 and 4.4.2: the upper half of the external attributes is a Unix mode where the entry was made on Unix or macOS.
bool is_link(std::uint64_t made_by, std::uint64_t attributes) {
  const bool unix_mode = made_by >> 8 == 3 || made_by >> 8 == 19;
  return unix_mode && (attributes >> 16 & 0170000) == 0120000;
}

/// 4.3.12: one file header; `position` moves behind it.
std::optional<ZipEntry> read_entry(const std::string& directory, std::size_t& position) {
  if (position + kEntryBytes > directory.size()) return std::nullopt;
  if (directory.compare(position, 4, "PK\x01\x02") != 0) return std::nullopt;
  const std::size_t name_bytes = little_endian(directory, position + 28, 2);
  const std::size_t extra_bytes = little_endian(directory, position + 30, 2);
  const std::size_t other_bytes = extra_bytes + little_endian(directory, position + 32, 2);
  if (position + kEntryBytes + name_bytes + other_bytes > directory.size()) return std::nullopt;
  ZipEntry entry;
  entry.name = directory.substr(position + kEntryBytes, name_bytes);
  const std::uint64_t flags = little_endian(directory, position + 8, 2);
  entry.encrypted = flags & 1;
  entry.utf8 = flags & 1 << 11;
  entry.link = is_link(little_endian(directory, position + 4, 2), little_endian(directory, position + 38, 4));
  entry.compressed_bytes = little_endian(directory, position + 20, 4);
  entry.inflated_bytes = little_endian(directory, position + 24, 4);
  entry.local_offset = little_endian(directory, position + 42, 4);
  take_extra_fields(std::string_view(directory).substr(position + kEntryBytes + name_bytes, extra_bytes), entry);
  position += kEntryBytes + name_bytes + other_bytes;
  return entry;
}

}  // namespace

tl::expected<std::vector<ZipEntry>, ZipError> list_zip(const std::string& path, int most_entries) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return tl::unexpected(ZipError::kUnreadable);
  const auto file_bytes = static_cast<std::uint64_t>(std::max<std::streamoff>(file.tellg(), 0));
  const auto end = find_end_record(file, file_bytes);
  if (!end) return tl::unexpected(ZipError::kNotAZip);
  if (end->entries > static_cast<std::uint64_t>(most_entries)) return tl::unexpected(ZipError::kTooManyEntries);
  if (end->directory_bytes > kLargestDirectory) return tl::unexpected(ZipError::kBroken);
  const std::string directory = bytes_at(file, end->directory_offset, end->directory_bytes);
  std::vector<ZipEntry> entries;
  for (std::size_t position = 0; entries.size() < end->entries;) {
    const std::size_t start = position;
    const auto entry = read_entry(directory, position);
    if (!entry) return tl::unexpected(ZipError::kBroken);
    entries.push_back(*entry);
    entries.back().entry_offset = end->directory_offset + start;
  }
  return entries;
}

bool have_overlap(std::vector<ZipEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const ZipEntry& a, const ZipEntry& b) { return a.local_offset < b.local_offset; });
  for (std::size_t i = 1; i < entries.size(); ++i) {
    // The least an entry takes; its local header may hold more, which makes no honest file look overlapping.
    const ZipEntry& before = entries[i - 1];
    const std::uint64_t end = before.local_offset + kLocalHeaderBytes + before.name.size() + before.compressed_bytes;
    if (entries[i].local_offset < end) return true;
  }
  return false;
}

}  // namespace chushen

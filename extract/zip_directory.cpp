#include "extract/zip_directory.h"

#include <algorithm>
#include <fstream>
#include <optional>

namespace chushen {
namespace {

constexpr std::uint64_t kEndRecordBytes = 22, kEntryBytes = 46, kLocalHeaderBytes = 30;
constexpr std::uint64_t kLongestComment = 0xFFFF;
constexpr std::uint64_t kLargestDirectory = 64u << 20;

std::uint32_t little_endian(const std::string& bytes, std::size_t position, int size) {
  std::uint32_t value = 0;
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

/// 4.3.12: one file header; `position` moves behind it.
std::optional<ZipEntry> read_entry(const std::string& directory, std::size_t& position) {
  if (position + kEntryBytes > directory.size()) return std::nullopt;
  if (directory.compare(position, 4, "PK\x01\x02") != 0) return std::nullopt;
  const std::size_t name_bytes = little_endian(directory, position + 28, 2);
  const std::size_t other_bytes = little_endian(directory, position + 30, 2) + little_endian(directory, position + 32, 2);
  if (position + kEntryBytes + name_bytes + other_bytes > directory.size()) return std::nullopt;
  ZipEntry entry;
  entry.name = directory.substr(position + kEntryBytes, name_bytes);
  entry.encrypted = little_endian(directory, position + 8, 2) & 1;
  entry.compressed_bytes = little_endian(directory, position + 20, 4);
  entry.inflated_bytes = little_endian(directory, position + 24, 4);
  entry.local_offset = little_endian(directory, position + 42, 4);
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
    const auto entry = read_entry(directory, position);
    if (!entry) return tl::unexpected(ZipError::kBroken);
    entries.push_back(*entry);
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

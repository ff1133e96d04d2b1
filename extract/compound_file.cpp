#include "extract/compound_file.h"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include "extract/utf8.h"

namespace chushen {
namespace {

// [MS-CFB] 2.2 header, 2.3 FAT sectors, 2.6 directory entries.
constexpr std::size_t kHeaderBytes = 512, kEntryBytes = 128, kLongestName = 64;
constexpr std::size_t kHeaderFatSectors = 109;       // named in the header itself: enough for files up to 6.8 MB …
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;    // … of 512-byte sectors; larger numbers mark ends and free ones
constexpr int kMostDirectorySectors = 1024;

std::uint32_t little_endian(const std::string& bytes, std::size_t position, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[position + i]);
  return value;
}

class CompoundFile {
 public:
  explicit CompoundFile(const std::string& path) : file_(path, std::ios::binary) {
    header_ = bytes_at(0, kHeaderBytes);
    if (header_.size() < kHeaderBytes || !header_.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return;
    const std::uint32_t shift = little_endian(header_, 30, 2);
    if (shift == 9 || shift == 12) sector_bytes_ = std::size_t{1} << shift;
  }

  struct Entry {
    std::string name;
    std::uint32_t first_sector = 0, bytes = 0;
  };

  std::vector<Entry> entries() {
    std::vector<Entry> found;
    if (sector_bytes_ == 0) return found;
    std::uint32_t sector = little_endian(header_, 48, 4);
    for (int count = 0; sector < kLastSector && count < kMostDirectorySectors; ++count) {
      const std::string entries = sector_at(sector);
      for (std::size_t at = 0; at + kEntryBytes <= entries.size(); at += kEntryBytes) add(entries, at, found);
      sector = next_sector(sector);
    }
    return found;
  }

  /// 2.2: streams below the cutoff lie in the mini stream, which is not followed.
  std::string head_of(const Entry& entry, std::size_t bytes) {
    const bool small = entry.bytes < little_endian(header_, 56, 4);
    return small || entry.first_sector >= kLastSector ? std::string() : sector_at(entry.first_sector).substr(0, bytes);
  }

 private:
  std::string bytes_at(std::uint64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(offset));
    file_.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file_.gcount(), 0)));
    return bytes;
  }

  std::string sector_at(std::uint32_t sector) {
    return bytes_at((std::uint64_t{sector} + 1) * sector_bytes_, sector_bytes_);
  }

  /// 2.3: the FAT gives the sector after each sector. Its own sectors beyond the header's are not followed: the
  /// directory of a larger file may be cut there, which leaves its kind to the names found before.
  std::uint32_t next_sector(std::uint32_t sector) {
    const std::size_t per_sector = sector_bytes_ / 4;
    if (sector / per_sector >= kHeaderFatSectors) return kLastSector;
    const std::uint32_t fat_sector = little_endian(header_, 76 + 4 * (sector / per_sector), 4);
    if (fat_sector >= kLastSector) return kLastSector;
    const std::string fat = sector_at(fat_sector);
    return fat.size() < sector_bytes_ ? kLastSector : little_endian(fat, 4 * (sector % per_sector), 4);
  }

  /// 2.6.1: a name in UTF-16 with its length in bytes, the closing zero included; length 0 is a free entry.
  static void add(const std::string& entries, std::size_t at, std::vector<Entry>& found) {
    const std::size_t bytes = std::min<std::size_t>(little_endian(entries, at + kLongestName, 2), kLongestName);
    Entry entry;
    for (std::size_t i = 0; i + 2 < bytes; i += 2) append_utf8(entry.name, little_endian(entries, at + i, 2));
    entry.first_sector = little_endian(entries, at + 116, 4);
    entry.bytes = little_endian(entries, at + 120, 4);
    if (!entry.name.empty()) found.push_back(std::move(entry));
  }

  std::ifstream file_;
  std::string header_;
  std::size_t sector_bytes_ = 0;  // 0: not a compound file
};

}  // namespace

std::vector<std::string> stream_names(const std::string& path) {
  std::vector<std::string> names;
  for (auto& entry : CompoundFile(path).entries()) names.push_back(std::move(entry.name));
  return names;
}

std::string stream_head(const std::string& path, std::string_view name, std::size_t bytes) {
  CompoundFile file(path);
  for (const auto& entry : file.entries())
    if (entry.name == name) return file.head_of(entry, bytes);
  return "";
}

}  // namespace chushen

#include "app/watch/completeness.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"
#include "app/volumes.h"

namespace chushen {

namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t kHead = 4096, kZeroTail = 4096;
constexpr std::uint64_t kEndRecord = 22, kLongestComment = 65535;  // of a ZIP
constexpr std::uint64_t kLargestDirectory = 16 << 20;

/// A file by its pieces; what lies outside of it reads as nothing.
class Bytes {
 public:
  explicit Bytes(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {
    struct stat facts = {};
    if (file_ && ::fstat(file_.get(), &facts) == 0 && S_ISREG(facts.st_mode)) size_ = static_cast<std::uint64_t>(facts.st_size);
  }

  std::uint64_t size() const { return size_; }

  std::string at(std::uint64_t place, std::uint64_t count) const {
    if (place >= size_) return "";
    std::string bytes(std::min(count, size_ - place), '\0');
    const ssize_t got = ::pread(file_.get(), bytes.data(), bytes.size(), static_cast<off_t>(place));
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }
  std::string last(std::uint64_t count) const { return at(size_ - std::min(count, size_), count); }

 private:
  Descriptor file_;
  std::uint64_t size_ = 0;
};

// Little-endian unless `big`; zero where the bytes are not there.
std::uint64_t number_at(std::string_view bytes, std::size_t place, std::size_t count, bool big = false) {
  std::uint64_t value = 0;
  if (place + count > bytes.size()) return 0;
  for (std::size_t i = 0; i < count; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[place + (big ? i : count - 1 - i)]);
  return value;
}

bool is_zero(std::string_view bytes) { return bytes.find_first_not_of('\0') == bytes.npos; }

bool ends_in_zeros(const Bytes& file) {
  const std::string tail = file.last(kZeroTail);
  return is_zero(tail) && (tail.size() == kZeroTail || tail.size() == file.size());
}

bool is_whole_pdf(const Bytes& file) {
  const std::string tail = file.last(2048);
  if (tail.find("%%EOF") == tail.npos) return false;
  const std::size_t word = tail.rfind("startxref");
  if (word == tail.npos) return false;
  const std::size_t figure = tail.find_first_of("0123456789", word);
  std::uint64_t place = 0;
  if (figure != tail.npos) std::from_chars(tail.data() + figure, tail.data() + tail.size(), place);
  return place < file.size();
}

// Every entry of the directory has its local header where it says, and its bytes before the directory.
bool entries_lie_in(const Bytes& file, std::string_view directory, std::uint64_t directory_place) {
  while (directory.size() >= 46 && directory.starts_with("PK\1\2"sv)) {
    const std::uint64_t packed = number_at(directory, 20, 4), place = number_at(directory, 42, 4);
    const std::uint64_t entry = 46 + number_at(directory, 28, 2) + number_at(directory, 30, 2) + number_at(directory, 32, 2);
    const bool is_long = packed == 0xffffffff || place == 0xffffffff;  // Zip64: the sizes stand elsewhere
    if (!is_long && (place + 30 + packed > directory_place || file.at(place, 4) != "PK\3\4"sv)) return false;
    directory.remove_prefix(std::min<std::uint64_t>(entry, directory.size()));
  }
  return true;
}

bool is_whole_zip(const Bytes& file) {
  const std::string tail = file.last(kEndRecord + kLongestComment);
  const std::size_t end = tail.rfind("PK\5\6"sv);
  if (end == tail.npos || end + kEndRecord > tail.size()) return false;
  if (number_at(tail, end + 4, 2) > 0) return true;  // 4.4.19: the last of several volumes; its directory counts over all
  const std::uint64_t end_place = file.size() - tail.size() + end;
  const std::uint64_t size = number_at(tail, end + 12, 4), place = number_at(tail, end + 16, 4);
  if (size == 0xffffffff || place == 0xffffffff) return true;  // Zip64
  if (place + size > end_place || size > kLargestDirectory) return false;
  const std::string directory = file.at(place, size);
  return directory.size() == size && entries_lie_in(file, directory, place);
}

// Cameras add data of their own behind the image.
bool is_whole_jpeg(const Bytes& file) {
  const std::string tail = file.last(1 << 16);
  return tail.rfind("\xff\xd9"sv) != tail.npos && !ends_in_zeros(file);
}

bool is_whole_tiff(const Bytes& file, bool big) {
  const std::string start = file.at(0, 8);
  const std::uint64_t place = number_at(start, 4, 4, big);
  const std::uint64_t entries = number_at(file.at(place, 2), 0, 2, big);
  const std::string directory = file.at(place + 2, entries * 12);
  if (place < 8 || entries == 0 || directory.size() != entries * 12) return false;
  // The last strip: StripOffsets (273) and StripByteCounts (279), where there is one or a list of LONGs.
  std::uint64_t last_place = 0, last_size = 0;
  for (std::uint64_t i = 0; i < entries; ++i) {
    const std::uint64_t tag = number_at(directory, i * 12, 2, big), type = number_at(directory, i * 12 + 2, 2, big);
    const std::uint64_t count = number_at(directory, i * 12 + 4, 4, big), value = number_at(directory, i * 12 + 8, 4, big);
    if ((tag != 273 && tag != 279) || type != 4 || count == 0) continue;
    const std::uint64_t last = count == 1 ? value : number_at(file.at(value + (count - 1) * 4, 4), 0, 4, big);
    (tag == 273 ? last_place : last_size) = last;
  }
  return last_place + last_size <= file.size();
}

// MS-CFB 2.2: the header counts the sectors of its allocation table, each of which stands for 128 (or 1024) sectors.
bool is_whole_cfb(const Bytes& file) {
  const std::string header = file.at(0, 512);
  const std::uint64_t shift = number_at(header, 30, 2), tables = number_at(header, 44, 4);
  if (header.size() < 512 || (shift != 9 && shift != 12) || tables == 0) return false;
  const std::uint64_t sector = std::uint64_t{1} << shift;
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(tables, 109); ++i) {
    const std::uint64_t place = (number_at(header, 76 + i * 4, 4) + 1) * sector;
    const std::string table = file.at(place, sector);
    if (table.size() < sector / 2 || is_zero(table)) return false;
    for (std::uint64_t entry = 0; entry < table.size() / 4; ++entry) {
      const bool used = number_at(table, entry * 4, 4) != 0xffffffff;
      const std::uint64_t begins = (i * (sector / 4) + entry + 1) * sector;
      if (used && begins >= file.size()) return false;
    }
  }
  return true;
}

}  // namespace

bool is_whole_file(const std::string& path) {
  const Bytes file(path);
  const std::string head = file.at(0, kHead);
  if (head.empty()) return false;
  if (is_volume(path)) return !ends_in_zeros(file);  // whole only together with the others
  const std::string_view start = head;
  if (start.substr(0, 1024).find("%PDF-") != start.npos) return is_whole_pdf(file);
  if (start.starts_with("PK\3\4"sv) || start.starts_with("PK\5\6"sv)) return is_whole_zip(file);
  if (start.starts_with("\xff\xd8\xff"sv)) return is_whole_jpeg(file);
  if (start.starts_with("\x89PNG"sv)) return file.last(12).substr(4, 4) == "IEND";
  if (start.starts_with("II*\0"sv)) return is_whole_tiff(file, false);
  if (start.starts_with("MM\0*"sv)) return is_whole_tiff(file, true);
  if (start.starts_with("\xd0\xcf\x11\xe0"sv)) return is_whole_cfb(file);
  return !ends_in_zeros(file);
}

}  // namespace chushen

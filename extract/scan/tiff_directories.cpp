#include "extract/scan/tiff_directories.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

namespace chushen {
namespace {

/// A TIFF as numbers in the order of bytes that its head states; 0 outside it.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

  /// Where its directories stand, in the order of the chain.
  std::vector<std::uint64_t> directories(int most) const {
    const int count_size = is_big() ? 8 : 2;
    const std::uint64_t entry_size = is_big() ? 20 : 12;
    std::set<std::uint64_t> seen;
    std::vector<std::uint64_t> found;
    std::uint64_t at = number(first_offset(), offset_size());
    while (static_cast<int>(found.size()) < most && at > 0 && at < bytes_.size() && seen.insert(at).second) {
      found.push_back(at);
      const std::uint64_t entries = std::min<std::uint64_t>(number(at, count_size), bytes_.size());
      at = number(at + static_cast<std::uint64_t>(count_size) + entry_size * entries, offset_size());
    }
    return found;
  }

  std::string beginning_at(std::uint64_t directory) const {
    std::string bytes(bytes_);
    for (int i = 0; i < offset_size(); ++i) bytes[place(first_offset(), i, offset_size())] = static_cast<char>(directory >> 8 * (offset_size() - 1 - i));
    return bytes;
  }

 private:
  bool is_big() const { return number(2, 2) == 43; }
  std::uint64_t first_offset() const { return is_big() ? 8 : 4; }
  int offset_size() const { return is_big() ? 8 : 4; }

  /// Of byte `i`, the highest first, of a number.
  std::size_t place(std::uint64_t at, int i, int size) const { return static_cast<std::size_t>(at) + static_cast<std::size_t>(little_ ? size - 1 - i : i); }

  std::uint64_t number(std::uint64_t at, int size) const {
    if (at > bytes_.size() || bytes_.size() - at < static_cast<std::size_t>(size)) return 0;
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes_[place(at, i, size)]);
    return value;
  }

  std::string_view bytes_;
  bool little_;
};

}  // namespace

int count_tiff_directories(std::string_view tiff, int most) {
  return std::max(1, static_cast<int>(Tiff(tiff).directories(most).size()));
}

std::string tiff_beginning_at(std::string_view tiff, int index) {
  const std::vector<std::uint64_t> directories = Tiff(tiff).directories(index + 1);
  return static_cast<int>(directories.size()) > index ? Tiff(tiff).beginning_at(directories.back()) : std::string();
}

}  // namespace chushen

#include "extract/scan/exif.h"

#include <cstddef>
#include <optional>

namespace chushen {

namespace {

/// Bytes read as unsigned numbers; a place outside gives nothing.
struct Bytes {
  std::string_view data;
  bool little_endian = false;

  std::optional<unsigned> number(std::size_t at, int size) const {
    if (at > data.size() || data.size() - at < std::size_t(size)) return std::nullopt;
    unsigned value = 0;
    for (int i = 0; i < size; ++i) {
      const std::size_t place = at + (little_endian ? size - 1 - i : i);
      value = value << 8 | static_cast<unsigned char>(data[place]);
    }
    return value;
  }
};

int orientation_in(std::string_view tiff) {
  Bytes bytes{tiff, tiff.substr(0, 2) == "II"};
  if (!bytes.little_endian && tiff.substr(0, 2) != "MM") return 1;
  const std::size_t directory = bytes.number(4, 4).value_or(0);
  const unsigned entries = bytes.number(directory, 2).value_or(0);
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t(i) * 12;
    if (bytes.number(entry, 2) != 0x0112u) continue;
    const unsigned value = bytes.number(entry + 8, 2).value_or(1);
    return value >= 1 && value <= 8 ? int(value) : 1;
  }
  return 1;
}

}  // namespace

int exif_orientation(std::string_view jpeg) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  const Bytes bytes{jpeg};
  std::size_t at = 2;  // behind SOI
  while (bytes.number(at, 1) == 0xFFu) {
    const unsigned marker = bytes.number(at + 1, 1).value_or(0xDA);
    const std::size_t length = bytes.number(at + 2, 2).value_or(0);
    if (marker == 0xDA || length < 2) return 1;  // the scan begins: no more segments of this kind
    const std::string_view segment = jpeg.substr(at + 4, length - 2);
    if (marker == 0xE1 && segment.substr(0, kExif.size()) == kExif) return orientation_in(segment.substr(kExif.size()));
    at += 2 + length;
  }
  return 1;
}

bool has_end_of_image(std::string_view jpeg) {
  // Some cameras append data of their own, so the marker is sought in the last part, not at the very end.
  constexpr std::size_t kTail = 64 << 10;
  const std::string_view tail = jpeg.size() > kTail ? jpeg.substr(jpeg.size() - kTail) : jpeg;
  return tail.rfind("\xFF\xD9") != std::string_view::npos;
}

}  // namespace chushen

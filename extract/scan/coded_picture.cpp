#include "extract/scan/coded_picture.h"

namespace chushen {
namespace {

constexpr unsigned kSof0 = 0xC0, kDht = 0xC4, kJpg = 0xC8, kDac = 0xCC, kSof15 = 0xCF;
constexpr unsigned kRst0 = 0xD0, kSoi = 0xD8, kEoi = 0xD9, kSos = 0xDA, kTem = 0x01;

std::uint32_t number_at(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
  return value;
}

bool is_frame(unsigned marker) {
  return marker >= kSof0 && marker <= kSof15 && marker != kDht && marker != kJpg && marker != kDac;
}

/// Markers without a segment, which may stand within a scan's data.
bool stands_alone(unsigned marker) { return marker == 0 || marker == kTem || (marker >= kRst0 && marker <= kSoi); }

/// The place of the next marker at or behind `at` that begins a segment or ends the picture.
std::size_t next_marker(std::string_view jpeg, std::size_t at) {
  for (at = jpeg.find('\xFF', at); at != jpeg.npos; at = jpeg.find('\xFF', at + 1)) {
    const unsigned marker = number_at(jpeg, at + 1, 1);
    if (at + 1 < jpeg.size() && marker != 0xFF && !stands_alone(marker)) return at;
  }
  return jpeg.size();
}

}  // namespace

JpegFacts jpeg_facts(std::string_view jpeg) {
  JpegFacts facts;
  std::size_t at = next_marker(jpeg, 0);
  while (at < jpeg.size()) {
    const unsigned marker = number_at(jpeg, at + 1, 1);
    if (marker == kEoi) break;
    if (marker == kSos && ++facts.scans > kMostScans) break;
    if (is_frame(marker) && facts.width == 0) {
      facts.height = static_cast<int>(number_at(jpeg, at + 5, 2));
      facts.width = static_cast<int>(number_at(jpeg, at + 7, 2));
    }
    at = next_marker(jpeg, at + 2 + number_at(jpeg, at + 2, 2));
  }
  facts.end = at;
  return facts;
}

std::optional<PictureSize> jpeg2000_size(std::string_view bytes) {
  const std::size_t start = bytes.find("\xFF\x4F\xFF\x51");  // SOC, SIZ
  constexpr std::size_t kWithOffsets = 24;                   // both markers, Lsiz, Rsiz, Xsiz, Ysiz, XOsiz, YOsiz
  if (start == bytes.npos || bytes.size() - start < kWithOffsets) return std::nullopt;
  const std::uint32_t right = number_at(bytes, start + 8, 4), bottom = number_at(bytes, start + 12, 4);
  const std::uint32_t left = number_at(bytes, start + 16, 4), top = number_at(bytes, start + 20, 4);
  if (left >= right || top >= bottom) return std::nullopt;
  return PictureSize{right - left, bottom - top};
}

}  // namespace chushen

#include "app/png_header.h"

#include <cstdint>

namespace chushen {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n"sv;
constexpr std::string_view kFirstChunk = "\0\0\0\x0DIHDR"sv;               // 13 bytes of data
constexpr std::string_view kLastChunk = "\0\0\0\0IEND\xAE\x42\x60\x82"sv;  // no data, and its CRC
constexpr std::uint32_t kLongestSide = 20000;

std::uint32_t big_endian_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

std::optional<PngSize> png_size(std::string_view untrusted_png) {
  constexpr std::size_t kHeader = 8 + 8 + 13 + 4;  // signature, length and name, data, CRC
  if (untrusted_png.size() < kHeader + kLastChunk.size()) return std::nullopt;
  if (!untrusted_png.starts_with(kSignature) || untrusted_png.substr(8, 8) != kFirstChunk) return std::nullopt;
  if (!untrusted_png.ends_with(kLastChunk) || untrusted_png[24] != 8) return std::nullopt;
  const std::uint32_t width = big_endian_at(untrusted_png, 16), height = big_endian_at(untrusted_png, 20);
  if (width == 0 || height == 0 || width > kLongestSide || height > kLongestSide) return std::nullopt;
  return PngSize{static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace chushen

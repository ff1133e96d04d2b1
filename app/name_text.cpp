#include "app/name_text.h"

#include "normalize/text.h"

namespace chushen {

namespace {

bool in_range(std::string_view text, std::size_t at, unsigned char first, unsigned char last) {
  if (at >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= first && byte <= last;
}

}  // namespace

std::size_t well_formed_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  const auto tail = [text](std::size_t at) { return in_range(text, at, 0x80, 0xBF); };
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
    return in_range(text, 1, low, high) && tail(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return in_range(text, 1, low, high) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

std::string with_visible_bytes(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string text;
  while (!bytes.empty()) {
    const std::size_t length = well_formed_length(bytes);
    if (length > 0) {
      text += bytes.substr(0, length);
    } else {
      const auto byte = static_cast<unsigned char>(bytes[0]);
      text += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    }
    bytes.remove_prefix(length > 0 ? length : 1);
  }
  return text;
}

std::string name_text(std::string_view bytes) {
  return to_nfc(with_visible_bytes(bytes));
}

}  // namespace chushen

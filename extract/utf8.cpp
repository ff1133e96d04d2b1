#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::size_t length = 1;
  bool valid = false;
};

/// Length of the sequence a byte starts, 0 where it starts none.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool is_scalar(char32_t value) { return value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF); }

Decoded decode_at(std::string_view text, std::size_t position) {
  static constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const auto lead = static_cast<unsigned char>(text[position]);
  const std::size_t length = sequence_length(lead);
  if (length == 0 || position + length > text.size()) return {};
  if (length == 1) return {lead, 1, true};
  char32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[position + i]);
    if ((next & 0xC0) != 0x80) return {};
    value = value << 6 | (next & 0x3Fu);
  }
  if (value < kSmallest[length] || !is_scalar(value)) return {};
  return {value, length, true};
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const Decoded decoded = decode_at(text, position);
  position += decoded.length;
  return decoded.code_point;
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string code_points;
  for (std::size_t position = 0; position < text.size();) code_points += next_code_point(text, position);
  return code_points;
}

void append_utf8(std::string& text, char32_t code_point) {
  if (!is_scalar(code_point)) code_point = kReplacement;
  const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
  const auto tail = [&add, code_point](int shift) { add(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) return add(code_point);
  if (code_point < 0x800) return add(0xC0 | code_point >> 6), tail(0);
  if (code_point < 0x10000) return add(0xE0 | code_point >> 12), tail(6), tail(0);
  add(0xF0 | code_point >> 18), tail(12), tail(6), tail(0);
}

std::string encode_utf8(std::u32string_view code_points) {
  std::string text;
  for (const char32_t code_point : code_points) append_utf8(text, code_point);
  return text;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t position = 0; position < text.size(); ++count) next_code_point(text, position);
  return count;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const Decoded decoded = decode_at(text, position);
    if (!decoded.valid) return false;
    position += decoded.length;
  }
  return true;
}

}  // namespace chushen

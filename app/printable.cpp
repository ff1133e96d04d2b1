#include "app/printable.h"

#include <cstdio>

#include "app/name_text.h"
#include "extract/utf8.h"
#include "report/personal_data.h"

namespace chushen {

namespace {

std::string without_line_breaks(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20) {
      line += c;
    } else {
      char visible[16];
      std::snprintf(visible, sizeof visible, "⟪U+%04X⟫", static_cast<unsigned>(c));
      line += visible;
    }
  }
  return line;
}

// Unicode 15.0, UAX #11: the blocks whose characters are Wide or Fullwidth, as far as names and words of reports go.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

}  // namespace

std::string printable(std::string_view text) {
  return mask_phones(without_line_breaks(shown(with_visible_bytes(text))));
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += is_wide(next_code_point(text, at)) ? 2 : 1;
  return columns;
}

}  // namespace chushen

#include "app/printable.h"

#include <algorithm>
#include <cstdio>

#include "app/name_text.h"
#include "extract/utf8.h"
#include "report/personal_data.h"

namespace chushen {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A mobile has 11 digits from 13 on; a landline is written with its area code, "0750-3279722".
bool is_phone(std::string_view run) {
  const std::size_t dash = run.find('-');
  if (dash == run.npos) return run.size() == 11 && run[0] == '1' && run[1] >= '3';
  const std::size_t behind = run.size() - dash - 1;
  return run[0] == '0' && (dash == 3 || dash == 4) && (behind == 7 || behind == 8) && run.rfind('-') == dash;
}

std::string mask_phones(std::string_view text) {
  std::string masked;
  while (!text.empty()) {
    const auto end = std::find_if_not(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '-'; });
    const std::string_view run = text.substr(0, end - text.begin());
    if (run.empty()) {
      masked += text[0];
    } else {
      masked += is_phone(run) ? mask_phone(run) : std::string(run);
    }
    text.remove_prefix(std::max<std::size_t>(run.size(), 1));
  }
  return masked;
}

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

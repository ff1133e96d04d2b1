#include "normalize/code.h"

#include <algorithm>

#include "normalize/text.h"

namespace chushen {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

// The stops that a sentence leaves behind a code.
void drop_stops(std::string& code) {
  for (const std::string_view stop : {"。", ".", ",", ";", ":"}) {
    if (code.ends_with(stop)) code.resize(code.size() - stop.size());
  }
}

}  // namespace

std::optional<std::string> read_code(std::string_view text) {
  std::string code = ascii_upper(without_spaces(figure_text(text)));
  drop_stops(code);
  if (has_han(code) || std::none_of(code.begin(), code.end(), is_letter_or_digit)) return std::nullopt;
  return code;
}

}  // namespace chushen

#include "extract/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "extract/utf8.h"

namespace chushen {
namespace {

// RFC 8259 section 7: what has to be escaped, by the letter where there is one.
std::string escape_of(char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
  }
  std::array<char, 8> escaped{};
  std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return escaped.data();
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

}  // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  text_ += indent_ < 0 ? ":" : ": ";
  has_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  if (filter_) quote(filter_(text));
  else quote(text);
  return *this;
}

// Without an exponent as long as that stays short. "1.0" and not "1": a reader that asks for the type of a number finds the same for each of a kind.
JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return value(nullptr);
  std::array<char, 32> digits{};
  const double size = std::abs(number);
  const auto form = number == 0 || (size >= 1e-4 && size < 1e15) ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, form).ptr;
  const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  put(text);
  if (text.find_first_of(".e") == text.npos) text_ += ".0";
  return *this;
}

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  text_ += bracket;
  ++depth_;
  is_first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  --depth_;
  if (!is_first_) new_line();
  text_ += bracket;
  is_first_ = false;
  return *this;
}

JsonWriter& JsonWriter::put(std::string_view token) {
  separate();
  text_ += token;
  return *this;
}

void JsonWriter::separate() {
  if (has_key_) {
    has_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!is_first_) text_ += ',';
  is_first_ = false;
  new_line();
}

void JsonWriter::new_line() {
  if (indent_ < 0) return;
  text_ += '\n';
  text_.append(static_cast<std::size_t>(indent_ * depth_), ' ');
}

void JsonWriter::quote(std::string_view text) {
  std::string repaired;
  if (!is_valid_utf8(text)) text = repaired = encode_utf8(decode_utf8(text));
  text_ += '"';
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!needs_escape(text[at])) continue;
    text_.append(text, done, at - done);
    text_ += escape_of(text[at]);
    done = at + 1;
  }
  text_.append(text, done);
  text_ += '"';
}

}  // namespace chushen

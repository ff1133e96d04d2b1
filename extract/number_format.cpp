#include "extract/number_format.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace chushen {
namespace {

constexpr double kFirstSerial = 61, kEndOfSerials = 2958466;  // 1 March 1900, 1 January 10000
constexpr int kMostPlaceholders = 30;

/// A format code piece by piece: a literal, or one character that means something.
struct Token {
  char code = 0;  ///< 0 # ? . , % @ G(eneral) or a character not followed here; 0: a literal
  std::string literal;
};

std::size_t bytes_of_character(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

/// "[$￥-804]" shows "￥"; colours and languages show nothing; conditions and numerals are not followed.
Token bracket_token(std::string_view inside) {
  if (inside.starts_with('$')) return {0, std::string(inside.substr(1, inside.find('-') - 1))};
  const bool followed = inside.find_first_of("<>=") == inside.npos && !inside.starts_with("DBNum");
  return {followed ? char(0) : '!', ""};
}

Token next_token(std::string_view code, std::size_t& at) {
  const char c = code[at++];
  if (c == '"') {
    const std::size_t end = std::min(code.find('"', at), code.size());
    const Token token{0, std::string(code.substr(at, end - at))};
    at = std::min(end + 1, code.size());
    return token;
  }
  if (c == '[') {
    const std::size_t end = std::min(code.find(']', at), code.size());
    const Token token = bracket_token(code.substr(at, end - at));
    at = std::min(end + 1, code.size());
    return token;
  }
  if ((c == '\\' || c == '!' || c == '_' || c == '*') && at < code.size()) {  // a literal; a gap or filling of its width
    const std::size_t size = std::min(bytes_of_character(static_cast<unsigned char>(code[at])), code.size() - at);
    const Token token{0, c == '\\' || c == '!' ? std::string(code.substr(at, size)) : std::string()};
    at += size;
    return token;
  }
  if (code.substr(at - 1, 7) == "General") return at += 6, Token{'G', ""};
  constexpr std::string_view kMeaning = "0#?.,%@;/EeYyMmDdHhSs";
  if (kMeaning.find(c) != kMeaning.npos) return {c, ""};
  return {0, std::string(1, c)};
}

/// The tokens of each section.
std::vector<std::vector<Token>> sections_of(std::string_view code) {
  std::vector<std::vector<Token>> sections(1);
  for (std::size_t at = 0; at < code.size();) {
    Token token = next_token(code, at);
    if (token.code == ';') sections.emplace_back();
    else sections.back().push_back(std::move(token));
  }
  return sections;
}

std::string as_it_is(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value == 0 ? 0 : value);
  return text;
}

/// A number as decimal digits, so that shifting and rounding are those of paper: 0.455 rounds to 0.46.
struct Decimal {
  std::string digits;  ///< significant ones, "0" at least
  int point = 0;       ///< places of `digits` before the decimal point; may be outside of them

  explicit Decimal(double magnitude) {
    char text[40];
    std::snprintf(text, sizeof text, "%.14e", magnitude);  // d.dddddddddddddde±xx
    digits = std::string(1, text[0]) + std::string(text + 2, 14);
    point = std::atoi(text + 17) + 1;
  }

  void round_to(int places) {
    const int keep = point + places;
    if (keep >= static_cast<int>(digits.size())) return;
    const bool up = keep >= 0 && digits[static_cast<std::size_t>(keep)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(keep, 0)));
    if (up) increase();
  }

  char at(int place) const {  // 0: the first before the decimal point, -1: the first behind it
    const int index = point - 1 - place;
    return index >= 0 && index < static_cast<int>(digits.size()) ? digits[static_cast<std::size_t>(index)] : '0';
  }

  bool is_zero() const { return digits.find_first_not_of('0') == digits.npos; }

 private:
  void increase() {
    for (std::size_t i = digits.size(); i-- > 0;) {
      if (digits[i] != '9') return void(++digits[i]);
      digits[i] = '0';
    }
    digits.insert(digits.begin(), '1');
    ++point;
  }
};

bool is_digit_place(const Token& token) { return token.code == '0' || token.code == '#' || token.code == '?'; }

/// How the placeholders of a section lie.
struct Layout {
  int whole = 0, fraction = 0;  ///< places before and behind the point
  int percents = 0, thousands = 0;
  bool grouped = false, followed = true, general = false;
};

Layout layout_of(const std::vector<Token>& section) {
  Layout layout;
  bool behind = false;
  int commas = 0;  // since the last digit
  for (const Token& token : section) {
    if (is_digit_place(token)) {
      layout.grouped |= commas > 0 && !behind;
      commas = 0;
      ++(behind ? layout.fraction : layout.whole);
    } else if (token.code == '.') {
      layout.thousands += commas;
      commas = 0;
      behind = true;
    } else if (token.code == ',') {
      commas += layout.whole + layout.fraction > 0;
    } else if (token.code == '%') {
      ++layout.percents;
    } else if (token.code == 'G') {
      layout.general = true;
    } else if (token.code != 0 && token.code != '@') {
      layout.followed = false;
    }
  }
  layout.thousands += commas;
  layout.followed &= layout.whole + layout.fraction < kMostPlaceholders;
  return layout;
}

/// The digits of one place before the point; the first place takes all that are left.
std::string whole_digits(const Decimal& number, char code, int place, bool first, bool grouped) {
  std::string digits;
  for (int i = first ? std::max(number.point - 1, place) : place; i >= place; --i) {
    const bool leading = i >= number.point || number.is_zero();
    if (leading && code != '0') continue;
    digits += number.at(i);
    if (grouped && i > 0 && i % 3 == 0) digits += ',';
  }
  return digits;
}

std::string written(const std::vector<Token>& section, const Layout& layout, const Decimal& number) {
  std::string text;
  int whole = layout.whole, fraction = 0;
  int shown_fraction = 0;  // places behind the point that hold a digit
  bool behind = false;
  for (const Token& token : section) {
    if (token.code == '.') behind = true;
    if (!behind || !is_digit_place(token)) continue;
    ++fraction;
    if (token.code == '0' || number.at(-fraction) != '0') shown_fraction = fraction;
  }
  behind = false;
  fraction = 0;
  for (const Token& token : section) {
    if (token.code == 0) text += token.literal;
    if (token.code == '%') text += '%';
    if (token.code == '.') {
      behind = true;
      if (shown_fraction > 0) text += '.';
    }
    if (!is_digit_place(token)) continue;
    if (behind) {
      if (++fraction <= shown_fraction) text += number.at(-fraction);
      continue;
    }
    --whole;
    text += whole_digits(number, token.code, whole, whole == layout.whole - 1, layout.grouped);
  }
  return text;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::string_view built_in_format(int id) {
  switch (id) {
    case 0: return "General";
    case 1: return "0";
    case 2: return "0.00";
    case 3: case 37: case 38: case 41: case 42: return "#,##0";
    case 4: case 39: case 40: case 43: case 44: return "#,##0.00";
    case 9: return "0%";
    case 10: return "0.00%";
    case 14: case 15: case 22: case 30: case 31: return "yyyy-m-d";
    case 17: case 27: case 36: case 50: case 52: case 57: return "yyyy-m";
    case 16: case 28: case 29: case 51: case 53: case 54: case 58: return "m-d";
    case 49: return "@";
    default: return "";
  }
}

DateParts date_parts(std::string_view code) {
  DateParts parts;
  for (std::size_t at = 0; at < code.size();) {
    const char c = next_token(code, at).code;
    parts.year |= c == 'y' || c == 'Y';
    parts.month |= c == 'm' || c == 'M';
    parts.day |= c == 'd' || c == 'D';
    if (c == ';') break;
  }
  return parts;
}

std::string shown_date(double serial, bool from_1904, DateParts parts) {
  using namespace std::chrono;
  if (!parts.any() || !(serial >= kFirstSerial && serial < kEndOfSerials)) return "";
  const sys_days first = from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
  const year_month_day date(first + days(static_cast<int>(std::floor(serial))));
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
  char text[48];
  if (!parts.year) std::snprintf(text, sizeof text, "%u月%u日", m, d);
  else if (parts.day) std::snprintf(text, sizeof text, "%04d-%02u-%02u", y, m, d);
  else if (parts.month) std::snprintf(text, sizeof text, "%04d-%02u", y, m);
  else std::snprintf(text, sizeof text, "%04d", y);
  return text;
}

std::string shown_number(double value, std::string_view code) {
  if (!std::isfinite(value)) return "";
  const auto sections = sections_of(code);
  const bool own_negative = sections.size() > 1 && value < 0;
  const std::vector<Token>& section = own_negative ? sections[1] : value == 0 && sections.size() > 2 ? sections[2] : sections[0];
  if (section.empty() && sections.size() > 1) return "";
  const Layout layout = layout_of(section);
  const bool no_places = layout.whole + layout.fraction == 0;
  if (!layout.followed || layout.general || (no_places && sections.size() == 1)) return as_it_is(value);
  Decimal number(std::fabs(value));
  number.point += 2 * layout.percents - 3 * layout.thousands;
  number.round_to(layout.fraction);
  std::string text = trimmed(written(section, layout, number));
  if (value == 0 && text == "-") return "0";  // of the formats for accounts
  const bool minus = value < 0 && !own_negative && !number.is_zero();
  return (minus ? "-" : "") + text;
}

bool hides_text(std::string_view code) {
  const auto sections = sections_of(code);
  return sections.size() > 3 && sections[3].empty();
}

}  // namespace chushen

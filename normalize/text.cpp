#include "normalize/text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <stdexcept>

#include "normalize/unified_ideographs.h"

namespace chushen {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::u32string decode(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 point = 0;
    U8_NEXT(bytes, i, text.size(), point);
    points.push_back(point < 0 ? kReplacement : static_cast<char32_t>(point));
  }
  return points;
}

void append(std::string& text, char32_t point) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(point));
  text.append(reinterpret_cast<const char*>(bytes), length);
}

std::string encode(std::u32string_view points) {
  std::string text;
  text.reserve(points.size() * 3);
  for (const char32_t point : points) append(text, point);
  return text;
}

UChar32 icu(char32_t point) {
  return static_cast<UChar32>(point);
}

bool is_space(char32_t point) {
  return u_isUWhiteSpace(icu(point));
}

bool is_han(char32_t point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(icu(point), &status) == USCRIPT_HAN;
}

// Controls, bidi marks, zero-width characters, variation selectors ("☑" + U+FE0F), soft hyphens.
bool is_invisible(char32_t point) {
  if (is_space(point)) return false;
  const auto category = u_charType(icu(point));
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
         u_hasBinaryProperty(icu(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

std::u32string without_invisible(std::u32string points) {
  std::erase_if(points, is_invisible);
  return points;
}

char32_t unified(char32_t point) {
  const auto rows = unified_ideographs();
  auto row = std::upper_bound(rows.begin(), rows.end(), point,
                              [](char32_t value, const UnifiedIdeograph& entry) { return value < entry.first; });
  if (row == rows.begin()) return point;
  --row;
  return point <= row->last ? row->ideograph : point;
}

// ICU's two compositions: getNFKCInstance, getNFCInstance.
std::string composed(const std::string& text, const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalization data");
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized);
  normalizer->normalizeUTF8(0, text, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalize");
  return normalized;
}

std::u32string nfkc(std::u32string_view points) {
  return decode(composed(encode(points), icu::Normalizer2::getNFKCInstance));
}

// The contract's characters, white space not yet settled.
std::u32string clean_points(std::string_view text) {
  std::u32string points = without_invisible(nfkc(without_invisible(decode(text))));
  std::transform(points.begin(), points.end(), points.begin(), unified);
  return points;
}

bool keeps_space_between(char32_t left, char32_t right) {
  return !is_han(left) && !is_han(right);
}

std::u32string settle_spaces(std::u32string_view points, bool (*keep)(char32_t, char32_t)) {
  std::u32string settled;
  bool pending = false;
  for (const char32_t point : points) {
    if (is_space(point)) {
      pending = !settled.empty();
      continue;
    }
    if (pending && keep(settled.back(), point)) settled.push_back(U' ');
    pending = false;
    settled.push_back(point);
  }
  return settled;
}

bool is_fill_in_line(char32_t point) {
  return point == U'_' || point == 0x2017 || point == 0xFF3F || (point >= 0xFE4D && point <= 0xFE4F);
}

// Box-drawing lines and the kana length mark are typed and recognized for dashes; waves are no dashes here.
char32_t plain_mark(char32_t point) {
  if (point == 0x301C || point == 0xFF5E || point == 0x223C || point == 0x2053) return U'~';
  if (point == 0x2500 || point == 0x2501 || point == 0x30FC) return U'-';
  return u_hasBinaryProperty(icu(point), UCHAR_DASH) ? U'-' : point;
}

// One sign for one sign: only decompositions that change its width, never those that take it apart.
char32_t plain_width(char32_t point) {
  const int kind = u_getIntPropertyValue(icu(point), UCHAR_DECOMPOSITION_TYPE);
  if (kind != U_DT_WIDE && kind != U_DT_NARROW && kind != U_DT_SMALL && kind != U_DT_CANONICAL) return point;
  const std::u32string folded = nfkc(std::u32string(1, point));
  return folded.size() == 1 ? folded[0] : point;
}

char32_t figure_point(char32_t point) {
  if (is_space(point) || is_fill_in_line(point)) return U' ';
  return plain_mark(plain_width(unified(point)));
}

bool always(char32_t, char32_t) {
  return true;
}

std::string map_ascii(std::string_view text, char first, char last, int shift) {
  std::string mapped(text);
  for (char& c : mapped) {
    if (c >= first && c <= last) c = static_cast<char>(c + shift);
  }
  return mapped;
}

}  // namespace

std::string clean_text(std::string_view text) {
  return encode(settle_spaces(clean_points(text), keeps_space_between));
}

std::string search_key(std::string_view text) {
  std::string key;
  for (const char32_t point : clean_points(text)) {
    if (!is_space(point) && !u_ispunct(icu(point))) {
      append(key, static_cast<char32_t>(u_foldCase(icu(point), U_FOLD_CASE_DEFAULT)));
    }
  }
  // NFKC takes "¨" apart into white space and a mark, which now may belong to the letter before.
  return encode(nfkc(decode(key)));
}

std::string figure_text(std::string_view text) {
  std::u32string points = without_invisible(decode(text));
  std::transform(points.begin(), points.end(), points.begin(), figure_point);
  return encode(settle_spaces(points, always));
}

namespace {

bool is_figure(const std::string& code_point) {
  return code_point.size() == 1 && code_point[0] >= '0' && code_point[0] <= '9';
}

/// A text without punctuation and white space, but for what stands between two figures: "1.5" is not "15".
std::string words_alone(const std::string& text) {
  const auto points = code_points(text);
  std::string words;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool between = i > 0 && i + 1 < points.size() && is_figure(points[i - 1]) && is_figure(points[i + 1]);
    if (between || !search_key(points[i]).empty()) words += points[i];
  }
  return words;
}

}  // namespace

bool same_words(std::string_view a, std::string_view b) { return words_alone(std::string(a)) == words_alone(std::string(b)); }

std::string without_spaces(std::string_view text) {
  std::u32string points = decode(text);
  std::erase_if(points, is_space);
  return encode(points);
}

std::string ascii_upper(std::string_view text) {
  return map_ascii(text, 'a', 'z', 'A' - 'a');
}
std::string ascii_lower(std::string_view text) {
  return map_ascii(text, 'A', 'Z', 'a' - 'A');
}

std::string to_nfc(std::string_view text) {
  return composed(encode(decode(text)), icu::Normalizer2::getNFCInstance);
}

std::string fold_case(std::string_view text) {
  std::u32string points = decode(text);
  for (char32_t& point : points) point = static_cast<char32_t>(u_foldCase(icu(point), U_FOLD_CASE_DEFAULT));
  return encode(points);
}

std::vector<std::string> code_points(std::string_view text) {
  std::vector<std::string> points;
  for (const char32_t point : decode(text)) {
    points.emplace_back();
    append(points.back(), point);
  }
  return points;
}

bool is_digit(std::string_view character) {
  return (character.size() == 1 && character >= "0" && character <= "9") || (character.size() == 3 && character >= "０" && character <= "９");
}

bool is_one_of(std::string_view character, std::string_view set) {
  return !character.empty() && set.find(character) != std::string_view::npos;
}

bool is_han(std::string_view code_point) {
  const std::u32string points = decode(code_point);
  return points.size() == 1 && is_han(points[0]);
}

bool has_han(std::string_view text) {
  const std::u32string points = decode(text);
  return std::any_of(points.begin(), points.end(), [](char32_t point) { return is_han(point); });
}

}  // namespace chushen

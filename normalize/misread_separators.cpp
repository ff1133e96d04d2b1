#include "normalize/misread_separators.h"

#include <string_view>

#include "normalize/text.h"

namespace chushen {
namespace {

bool is_digit_at(const TracedText& text, std::size_t at) {
  return at < text.size() && text[at].character.size() == 1 && text[at].character[0] >= '0' && text[at].character[0] <= '9';
}

std::size_t digits_behind(const TracedText& text, std::size_t at) {
  std::size_t count = 0;
  while (is_digit_at(text, at + 1 + count)) ++count;
  return count;
}

/// What stands at `at` is meant to be; the character itself where it is no misread separator.
std::string separator_at(const TracedText& text, std::size_t at) {
  const std::string& character = text[at].character;
  const bool of_scan = text[at].run && text[at].run->source == TextSource::kOcr;
  if (!of_scan || at == 0 || !is_digit_at(text, at - 1)) return character;
  const std::size_t digits = digits_behind(text, at);
  const bool semicolon = character == ";" || character == "；", colon = character == ":" || character == "：";
  if ((semicolon || colon) && digits == 3) return ",";
  if (colon && (digits == 1 || digits == 2)) return ".";
  return character;
}

/// "2023.05" and nothing more stands before `at`, one or two digits behind it.
bool parts_day(const TracedText& text, std::size_t at) {
  if (at != std::string_view("2023.05").size() || !text[at - 1].run || text[at - 1].run->source != TextSource::kOcr) return false;
  for (std::size_t i = 0; i < at; ++i)
    if (i != 4 && !is_digit_at(text, i)) return false;
  const std::size_t digits = digits_behind(text, at);
  return is_one_of(text[4].character, ".-/") && text[at].character == "\n" && (digits == 1 || digits == 2) && at + 1 + digits == text.size();
}

}  // namespace

TracedText with_day_parted(const TracedText& date) {
  TracedText mended;
  for (std::size_t i = 0; i < date.size(); ++i) {
    Glyph glyph = date[i];
    if (i > 0 && parts_day(date, i)) glyph.character = date[4].character;
    mended.append(glyph);
  }
  return mended;
}

TracedText with_separators(const TracedText& figure) {
  TracedText mended;
  for (std::size_t i = 0; i < figure.size(); ++i) {
    Glyph glyph = figure[i];
    glyph.character = separator_at(figure, i);
    mended.append(glyph);
  }
  return mended;
}

}  // namespace chushen

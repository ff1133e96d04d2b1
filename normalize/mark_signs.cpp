#include "normalize/mark_signs.h"

#include "extract/mark_glyphs.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::u32string_view kRings = U"○◯●◉⦿⊙", kTicks = U"√✓✔✅";
constexpr std::u32string_view kTickedInRows = U"★◉⦿▣◆⊙", kOpenInRows = U"◇☆ロ囗";

bool contains(std::u32string_view set, char32_t sign) { return set.find(sign) != set.npos; }

/// The one character of a text that may be a sign: all of them take three bytes or more. Else 0.
char32_t sign_of(std::string_view character) {
  if (character.size() < 3) return 0;
  std::size_t behind = 0;
  const char32_t sign = next_code_point(character, behind);
  return behind == character.size() ? sign : 0;
}

}  // namespace

std::optional<bool> choice_sign(std::string_view character) {
  const char32_t sign = sign_of(character);
  if (contains(kTickedInRows, sign)) return true;
  if (contains(kOpenInRows, sign)) return false;
  return glyph_ticked(sign);
}

bool is_option_sign(std::string_view character) {
  const char32_t sign = sign_of(character);
  return glyph_ticked(sign) || contains(kRings, sign);
}

bool is_box_sign(std::string_view character) {
  const char32_t sign = sign_of(character);
  return glyph_ticked(sign) && !contains(kRings, sign);
}

bool is_box(const Glyph& glyph) { return (glyph.run && !glyph.run->mark.empty()) || is_box_sign(glyph.character); }

bool is_tick_sign(std::string_view character) { return contains(kTicks, sign_of(character)); }

}  // namespace chushen

#include "normalize/label_translation.h"

#include "normalize/text.h"
#include "normalize/traced_text.h"

namespace chushen {
namespace {

constexpr std::size_t kFewestLetters = 2;

/// Fonts set "fi" and its like as one character.
bool is_small(std::string_view character) {
  return (character.size() == 1 && character[0] >= 'a' && character[0] <= 'z') || is_one_of(character, "ﬀﬁﬂﬃﬄ");
}
bool is_capital(std::string_view character) { return character.size() == 1 && character[0] >= 'A' && character[0] <= 'Z'; }
bool is_latin(std::string_view character) { return is_small(character) || is_capital(character); }
bool joins_words(std::string_view character) { return is_space(character) || is_one_of(character, "-./&,'’()（）"); }

}  // namespace

std::size_t end_before_translation(const std::vector<std::string>& characters) {
  std::size_t end = characters.size(), letters = 0, small = 0;
  while (end > 0 && (is_latin(characters[end - 1]) || joins_words(characters[end - 1]))) {
    --end;
    letters += is_latin(characters[end]);
    small += is_small(characters[end]);
  }
  if (end == 0 || !is_han(characters[end - 1]) || letters < kFewestLetters || small == 0) return characters.size();
  while (!is_latin(characters[end])) ++end;  // what closes the label stays with it: "（万元） Capital"
  return end;
}

std::string without_translation(std::string_view text) {
  const std::vector<std::string> characters = code_points(text);
  std::string label;
  for (std::size_t i = 0; i < end_before_translation(characters); ++i) label += characters[i];
  return label;
}

}  // namespace chushen

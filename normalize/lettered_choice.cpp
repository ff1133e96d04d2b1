#include "normalize/lettered_choice.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "normalize/choice_words.h"
#include "normalize/mark_signs.h"
#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

bool is_letter(std::string_view point) {
  return point.size() == 1 && ((point[0] >= 'a' && point[0] <= 'h') || (point[0] >= '1' && point[0] <= '9'));
}

bool is_word_byte(char byte) { return Scanner::is_digit(byte) || (byte >= 'a' && byte <= 'z'); }

/// The number of ① ⑴ ⒈ ❶; 0 of any other character.
char number_in_sign(std::string_view character) {
  for (const std::string_view signs : {"①②③④⑤⑥⑦⑧⑨", "⑴⑵⑶⑷⑸⑹⑺⑻⑼", "⒈⒉⒊⒋⒌⒍⒎⒏⒐", "❶❷❸❹❺❻❼❽❾"})
    if (const std::size_t at = signs.find(character); at != signs.npos && character.size() == 3) return static_cast<char>('1' + at / character.size());
  return 0;
}

/// "①是 ②否（①）" as "1是 2否（1）". On a picture the sign of one may be read as a ring and its figure: "◉2".
std::string with_plain_numbers(const std::string& text) {
  std::string plain;
  bool signs = false;
  for (const std::string& character : code_points(text)) {
    const char number = number_in_sign(character);
    signs = signs || number;
    plain += number ? std::string(1, number) : character;
  }
  for (std::size_t at = plain.find("◉"); signs && at != plain.npos; at = plain.find("◉", at + 1)) {
    const std::size_t behind = at + std::string_view("◉").size();
    if (behind < plain.size() && Scanner::is_digit(plain[behind])) plain.erase(at, behind - at);
  }
  return plain;
}

/// Options by their letter, and what is written beside them.
struct Lettered {
  std::map<char, std::size_t> options;
  std::string beside;
  bool twice = false;  ///< a letter stands before two options
};

/// "b." "b、" "b)" "b" before an option's word.
std::optional<std::size_t> take_lettered(Scanner& scanner, const std::vector<ChoiceWord>& words) {
  Scanner ahead = scanner;
  if (!is_letter(ahead.take_code_point())) return std::nullopt;
  ahead.skip_spaces();
  ahead.take_any({".", "、", ",", ":", ")", "·"});
  ahead.skip_spaces();
  for (const ChoiceWord& word : words) {
    Scanner behind = ahead;
    if (!behind.take(word.text)) continue;
    scanner = behind;
    return word.option;
  }
  return std::nullopt;
}

Lettered apart(const std::string& text, const std::vector<ChoiceWord>& words) {
  Lettered found;
  Scanner scanner(text);
  char before = ' ';
  while (!scanner.done()) {
    const char letter = scanner.rest().front();
    const std::optional<std::size_t> option = is_word_byte(before) ? std::nullopt : take_lettered(scanner, words);
    if (option) {
      const auto [at, fresh] = found.options.emplace(letter, *option);
      found.twice = found.twice || (!fresh && at->second != *option);
      found.beside += ' ';
      before = ' ';
    } else {
      const std::string_view point = scanner.take_code_point();
      found.beside += point;
      before = point.back();
    }
  }
  return found;
}

/// The letters that stand beside the options, each once.
std::string answers_in(const std::string& beside) {
  std::string answers;
  for (const char byte : beside)
    if (is_word_byte(byte) && answers.find(byte) == std::string::npos) answers += byte;
  return answers;
}

bool has_mark(std::string_view text) {
  const std::vector<std::string> points = code_points(text);
  return std::any_of(points.begin(), points.end(), is_option_sign);
}

}  // namespace

std::optional<ChoiceReading> read_lettered(std::string_view text, std::span<const Option> options) {
  const std::string prepared = with_plain_numbers(ascii_lower(figure_text(text)));
  if (has_mark(prepared)) return std::nullopt;
  const Lettered lettered = apart(prepared, choice_words(options));
  if (lettered.options.size() < 2) return std::nullopt;
  const std::string answers = answers_in(lettered.beside);
  if (answers.empty()) return ChoiceReading{};
  const auto is_known = [&](char answer) { return lettered.options.contains(answer); };
  if (std::none_of(answers.begin(), answers.end(), is_known)) return std::nullopt;
  const auto chosen = lettered.options.find(answers.front());
  if (answers.size() > 1 || chosen == lettered.options.end() || lettered.twice)
    return ChoiceReading{ChoiceReading::Answer::kUnclear, {}, "所填序号不是唯一的选项", {}};
  return ChoiceReading{ChoiceReading::Answer::kOne, options[chosen->second].value, {}, {}};
}

}  // namespace chushen

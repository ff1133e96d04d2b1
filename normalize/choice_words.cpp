#include "normalize/choice_words.h"

#include <algorithm>

#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Word = ChoiceWord;

std::size_t length_of(std::string_view text) {
  std::size_t length = 0;
  for (Scanner scanner(text); !scanner.done(); scanner.take_code_point()) ++length;
  return length;
}

void add_word(std::vector<Word>& words, std::string_view text, std::size_t option) {
  std::string word = ascii_lower(without_spaces(figure_text(text)));
  if (!word.empty()) words.push_back({word, option, length_of(word)});
}

// Written forms of a level that the option names in full: 二级 -> 2级 Ⅱ级 II级 L2. Roman figures both as one sign and
// as letters.
void add_level_words(std::vector<Word>& words, std::string_view value, std::size_t option) {
  static constexpr std::string_view kLevels[][6] = {
      {"一级", "1级", "Ⅰ级", "i级", "l1", "壹级"},   {"二级", "2级", "Ⅱ级", "ii级", "l2", "贰级"},
      {"三级", "3级", "Ⅲ级", "iii级", "l3", "叁级"}, {"四级", "4级", "Ⅳ级", "iv级", "l4", "肆级"},
      {"五级", "5级", "Ⅴ级", "v级", "l5", "伍级"},
  };
  for (const auto& level : kLevels) {
    if (value != level[0]) continue;
    for (const std::string_view written : level) add_word(words, written, option);
  }
}

void add_yes_no_words(std::vector<Word>& words, std::string_view value, std::size_t option) {
  if (value == "是") {
    for (const std::string_view word : {"有", "y", "yes", "是的", "已获得", "曾获得", "获得过", "已入选"})
      add_word(words, word, option);
  } else if (value == "否") {
    for (const std::string_view word : {"无", "没有", "n", "no", "不是", "未获得", "未获", "从未", "未入选"})
      add_word(words, word, option);
  }
}

// 蓬江 for 蓬江区: a division's name without its kind.
void add_division_word(std::vector<Word>& words, std::string_view value, std::size_t option) {
  for (const std::string_view kind : {"区", "市", "县"}) {
    if (value.ends_with(kind) && length_of(value) > 2)
      add_word(words, value.substr(0, value.size() - kind.size()), option);
  }
}

}  // namespace

bool is_yes_no(std::span<const Option> options) {
  if (options.size() != 2) return false;
  return (options[0].value == "是" && options[1].value == "否") ||
         (options[0].value == "否" && options[1].value == "是");
}

std::vector<ChoiceWord> choice_words(std::span<const Option> options) {
  std::vector<Word> words;
  const bool yes_no = is_yes_no(options);
  for (std::size_t i = 0; i < options.size(); ++i) {
    add_word(words, options[i].value, i);
    for (const std::string& word : options[i].words) add_word(words, word, i);
    add_level_words(words, options[i].value, i);
    add_division_word(words, options[i].value, i);
    if (yes_no) add_yes_no_words(words, options[i].value, i);
  }
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.length > b.length; });
  return words;
}

}  // namespace chushen

#include "normalize/instructions.h"

#include <algorithm>
#include <array>
#include <string>

#include "normalize/label_decoration.h"
#include "normalize/text.h"

namespace chushen {
namespace {

constexpr std::array<std::string_view, 14> kTitles = {"填表说明", "填报说明", "填写说明", "填表须知", "填报须知", "填写须知", "填报要求",
                                                      "填写要求", "填表要求", "编写说明", "编制说明", "注意事项", "填报注意事项", "填写注意事项"};

bool is_title(std::string_view paragraph) {
  const std::string key = search_key(without_decoration(paragraph));
  return std::find(kTitles.begin(), kTitles.end(), key) != kTitles.end();
}

/// Instructions are sentences; what comes behind them begins with a heading or with a label and its value.
bool is_sentence(std::string_view paragraph) {
  constexpr std::size_t kLongestHeading = 30;  // characters
  const std::vector<std::string> characters = code_points(clean_text(paragraph));
  return characters.empty() || characters.size() > kLongestHeading || is_one_of(characters.back(), "。.；;！!）)");
}

/// What numbered points of a note end with; a form's numbered labels do not.
bool ends_sentence(std::string_view paragraph) {
  const std::vector<std::string> characters = code_points(clean_text(paragraph));
  return !characters.empty() && is_one_of(characters.back(), "。;；");
}

}  // namespace

bool is_note(std::string_view text) {
  const std::vector<std::string> characters = code_points(clean_text(text));
  for (const std::string_view word : {"备注", "附注", "说明", "填写说明", "填报说明", "填表说明", "注"}) {
    const std::vector<std::string> letters = code_points(word);
    const std::size_t end = letters.size();
    if (characters.size() <= end || !std::equal(letters.begin(), letters.end(), characters.begin())) continue;
    if (is_one_of(characters[end], ":：") || is_digit(characters[end])) return true;
  }
  return false;
}

bool Instructions::take(std::string_view paragraph) {
  within_ = is_title(paragraph) || (within_ && is_sentence(paragraph));
  within_note_ = is_note(paragraph) || (within_note_ && is_numbered(paragraph) && ends_sentence(paragraph));
  return within_ || within_note_;
}

}  // namespace chushen

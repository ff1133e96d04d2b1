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

}  // namespace

bool Instructions::take(std::string_view paragraph) {
  within_ = is_title(paragraph) || (within_ && is_sentence(paragraph));
  return within_;
}

}  // namespace chushen

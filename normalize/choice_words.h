#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "normalize/form_schema.h"

namespace chushen {

/// One writing of an option.
struct ChoiceWord {
  std::string text;        ///< as figure_text, lower case, without white space
  std::size_t option = 0;  ///< index
  std::size_t length = 0;  ///< code points
};

/// All that stands for the options, longer words first: their values and words, and what is understood without a pack
/// saying so — 有/无 Y/N for 是/否, 2级 Ⅱ级 II级 L2 for 二级, 蓬江 for 蓬江区.
std::vector<ChoiceWord> choice_words(std::span<const Option> options);

/// 是 and 否, in either order: answers of their own kind (√ ×).
bool is_yes_no(std::span<const Option> options);

}  // namespace chushen

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/form_schema.h"

namespace chushen {

/// The row of marks and options that a choice's text is made of; what choice.cpp judges.

/// How far an item stands from the one before it.
enum class Gap { kNone, kSpace, kSigns, kWords };

struct ChoiceItem {
  enum class Kind { kTicked, kOpen, kCross, kBoxedCross, kOption };
  Kind kind = Kind::kOption;
  std::size_t option = 0;    ///< index, of kOption
  Gap gap = Gap::kNone;      ///< to the item before, or to the start
  std::size_t length = 0;    ///< of an option's word, in code points
  bool stops = false;        ///< no letter or Han character follows the option's word at once
  bool after_colon = false;  ///< "是否已获支持：否"
  bool ring = false;         ///< ◉: drawn around the option that follows
  bool is_mark() const { return kind != Kind::kOption; }
};

struct ChoiceRow {
  std::vector<ChoiceItem> items;
  Gap behind = Gap::kNone;  ///< from the last item to the end
  std::string other;        ///< all text outside items and remarks' brackets
};

/// Takes a text apart into marks, options and the rest. Text in brackets behind an option is a remark and left out.
ChoiceRow choice_row(std::string_view text, std::span<const Option> options);

}  // namespace chushen

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "normalize/form_schema.h"

namespace chushen {

/// The answer to a choice: exactly one option, nothing, or something that is no single answer.
struct ChoiceReading {
  enum class Answer { kOne, kNone, kUnclear };
  Answer answer = Answer::kNone;
  std::string option;  ///< Option::value where kOne
  std::string why;  ///< Chinese, one clause, where kUnclear: "同时勾选了“示范企业”和“示范车间”"
  std::string suggestion;  ///< an option that the words hint at, where kUnclear
};

/// Reads a single choice as forms print and applicants fill it.
///
/// Marks: ticked ☑ ☒ ■ ● √ ✓ ✔ ★ (√) [√] 【√】, open □ ☐ ○ ( ) and 口 read for □. They stand before the options
/// (☑是 □否) or behind (是☑ 否□), which the row of marks and options tells, else the white space (是√ 否); where
/// nothing tells (是√否) the answer is unclear. Marks in a remark's brackets belong to the remark: ☑是（□国家级
/// ☑省级）□否. Without marks: the option's word alone, before a remark, or in a longer text that denies nothing and
/// holds no second option. Nothing ticked, or the form's row left as it was (是/否), is kNone; nothing ticked while an
/// option has lost its box is kUnclear, because the tick may be what was lost.
///
/// Words: Option::value and Option::words; for 是/否 also 有/无, Y/N, a lone √ or ×; for 一级 … also 1级 Ⅰ级 I级 L1.
///
///     read_choice("□方向一：示范企业 ☑方向二：示范车间", options) -> 示范车间
///     read_choice("二级（45.5分）", levels)                      -> 二级
ChoiceReading read_choice(std::string_view text, std::span<const Option> options);

}  // namespace chushen

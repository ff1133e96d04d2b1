#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/label.h"

namespace chushen {

/// The parts of label_key(): what forms hang on a label.

/// In clean_text()'s form without white space, numbering, stars, 其中 before it and colons behind it.
///
///     without_decoration("＊ 3．其中：研发人员 ：") == "研发人员"
std::string without_decoration(std::string_view text);

/// Whether "一、" "（二）" "3." or a star stands before it.
bool is_numbered(std::string_view text);

/// Without colons, commas and dashes at its end.
std::string without_tail(std::string text);

/// The form in which labels are compared: lower case, of punctuation only ( ) and '/', which stands for
/// 、 , ; | as well; no '/' at the ends.
///
///     compared_form("联系人／职务") == "联系人/职务", compared_form("E-mail") == "email"
std::string compared_form(std::string_view text);

/// What a bracket behind a label says.
struct BracketMeaning {
  std::string unit;                ///< "万元"
  std::optional<YearHead> year;    ///< "2022年"
  bool seal = false, signature = false;
  bool hint = false;               ///< what to do in the place: "须与营业执照一致"
  bool belongs_to_name = false;    ///< neither unit nor year nor hint: "负责人" of "法定代表人（负责人）"
};

/// \param content  between the brackets: "万元，保留两位小数", "盖章", "可多选", "市、区"
BracketMeaning meaning_of_bracket(const std::string& content);

}  // namespace chushen

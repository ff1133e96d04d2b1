#pragma once

#include <string_view>

namespace chushen {

/// Whether a text is a note on how to fill in the form or on how its figures are meant: its labels are no answers either
/// ("注：1.企业名称：须与营业执照一致；2.…").
bool is_note(std::string_view text);

/// Follows the paragraphs of a form and tells those that say how to fill it in (填表说明): their labels and examples are no
/// answers ("联系人：填写熟悉本项目的人员，如张三"). A note goes on in the numbered paragraphs behind it.
class Instructions {
 public:
  /// \param paragraph  the next one, in reading order
  /// \return whether it belongs to the instructions, their title included
  bool take(std::string_view paragraph);
  /// Something else than a paragraph follows: a table.
  void end() { within_ = within_note_ = false; }

 private:
  bool within_ = false, within_note_ = false;
};

}  // namespace chushen

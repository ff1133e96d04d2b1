#pragma once

#include <string_view>

namespace chushen {

/// Follows the paragraphs of a form and tells those that say how to fill it in (填表说明): their labels and examples are no
/// answers ("联系人：填写熟悉本项目的人员，如张三").
class Instructions {
 public:
  /// \param paragraph  the next one, in reading order
  /// \return whether it belongs to the instructions, their title included
  bool take(std::string_view paragraph);
  /// Something else than a paragraph follows: a table.
  void end() { within_ = false; }

 private:
  bool within_ = false;
};

}  // namespace chushen

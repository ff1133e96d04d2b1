#include "normalize/phone_groups.h"

#include <algorithm>

#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

// The stronger of two neighbouring joints counts: " 转 " is an extension, " ; " a break.
void strengthen(Joint& joint, Joint other) {
  if (static_cast<int>(other) > static_cast<int>(joint)) joint = other;
}

Joint take_joint(Scanner& scanner) {
  if (!scanner.take_any({"分机号", "分机", "转", "ext.", "ext", "EXT", "Ext", "#"}).empty()) return Joint::kExtension;
  const std::string_view sign = scanner.take_code_point();
  if (sign == " ") return Joint::kSpace;
  if (sign == "-" || sign == "(" || sign == ")" || sign == "." || sign == "[" || sign == "]") return Joint::kHyphen;
  return Joint::kBreak;
}

// "(张三)", "（办公室）": brackets with words in them are remarks.
bool take_remark(Scanner& scanner) {
  if (!scanner.at("(")) return false;
  const std::size_t close = scanner.rest().find(')');
  if (close == std::string_view::npos || !has_han(scanner.rest().substr(1, close - 1))) return false;
  if (scanner.rest().substr(1, close - 1).find("转") != std::string_view::npos) return false;
  scanner = Scanner(scanner.rest().substr(close + 1));
  return true;
}

/// "1 3 8 0 0 …": one digit to a box. A group of one digit is no part of how numbers are spaced.
void join_single_digits(std::vector<DigitGroup>& groups) {
  constexpr std::ptrdiff_t kFewest = 3;
  const auto is_single = [](const DigitGroup& group) { return group.digits.size() == 1; };
  if (std::count_if(groups.begin(), groups.end(), is_single) < kFewest) return;
  std::vector<DigitGroup> joined;
  bool single = false;  // the group before, as written
  for (DigitGroup& group : groups) {
    const bool here = is_single(group);
    if (!joined.empty() && group.before == Joint::kSpace && (here || single)) {
      joined.back().digits += group.digits;
    } else {
      joined.push_back(std::move(group));
    }
    single = here;
  }
  groups = std::move(joined);
}

}  // namespace

std::vector<DigitGroup> digit_groups(std::string_view figures) {
  std::vector<DigitGroup> groups;
  Joint joint = Joint::kNone;
  bool international = false;
  for (Scanner scanner(figures); !scanner.done();) {
    if (scanner.at_digit()) {
      groups.push_back({std::string(scanner.take_digits()), joint, international});
      joint = Joint::kNone;
      international = false;
    } else if (scanner.take("+")) {
      international = true;
      strengthen(joint, groups.empty() ? Joint::kNone : Joint::kBreak);
    } else if (take_remark(scanner)) {
      strengthen(joint, Joint::kBreak);
    } else {
      strengthen(joint, take_joint(scanner));
    }
  }
  join_single_digits(groups);
  return groups;
}

}  // namespace chushen

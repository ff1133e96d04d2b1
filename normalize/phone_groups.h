#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// The groups of digits that a text with phone numbers is made of; what phone.cpp puts together.

/// What stands between two groups, in rising order: " 转 " is an extension, " ; " a break.
enum class Joint { kNone, kSpace, kHyphen, kExtension, kBreak };

struct DigitGroup {
  std::string digits;
  Joint before = Joint::kNone;
  bool international = false;  ///< + stood before it
};

/// Words are breaks, remarks in brackets ("（办公室）") too; brackets around digits join them: （0750）3279722.
std::vector<DigitGroup> digit_groups(std::string_view figures);

}  // namespace chushen

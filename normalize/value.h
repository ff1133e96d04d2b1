#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "normalize/date.h"
#include "normalize/decimal.h"

namespace chushen {

/// The type of a field's value, as in the table of contract section 4.
enum class ValueType { kText, kCode, kChoice, kDate, kPhone, kMail, kMoney, kCount, kRate, kScore };

/// Whether its values are Decimals.
constexpr bool is_quantity(ValueType type) {
  return type == ValueType::kMoney || type == ValueType::kCount || type == ValueType::kRate || type == ValueType::kScore;
}

/// A value as the program understands it: what is compared, judged and printed. Two values are the same fact exactly
/// when `content` and `unit` are equal; how they were written does not matter (2023.8.7 = 2023年8月7日).
///
///   text, code, choice, phone, mail   std::string in the contract's form
///   date                              Date
///   money, count, rate, score         Decimal; money in 万元, or in a foreign unit that it keeps ("万美元")
struct Value {
  std::variant<std::string, Decimal, Date> content;
  std::string unit;          ///< "万元", "%", "人" …; empty for texts and dates
  bool approximate = false;  ///< 约, 余 stood with the number
  bool operator==(const Value&) const = default;
};

/// The same fact, however exactly it is stated: equal content and unit.
bool same_fact(const Value& a, const Value& b);

/// The contract's form of a value, without its unit: "41188.62", "2023-08-07", "示范企业".
std::string to_string(const Value& value);

}  // namespace chushen

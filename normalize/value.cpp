#include "normalize/value.h"

namespace chushen {

bool same_fact(const Value& a, const Value& b) {
  return a.content == b.content && a.unit == b.unit;
}

std::string to_string(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.content)) return *text;
  if (const auto* number = std::get_if<Decimal>(&value.content)) return number->text();
  return to_string(std::get<Date>(value.content));
}

}  // namespace chushen

#include "normalize/value_doubt.h"

#include <algorithm>

#include "normalize/line_parts.h"

namespace chushen {
namespace {

bool may_be_thousands(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos || point == 0 || text.find(',') != std::string::npos) return false;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
  return end - point - 1 == 3;
}

}  // namespace

bool is_doubtful(const FieldSpec& field, const TracedText& recognized) {
  switch (field.type) {
    case ValueType::kMoney:
    case ValueType::kCount: return may_be_thousands(recognized.text());
    case ValueType::kChoice: return recognized.has_marks() && most_options_behind_a_box(recognized, field) > 1;
    case ValueType::kText: return recognized.has_marks() && !behind_ticks(recognized);
    default: return false;
  }
}

}  // namespace chushen

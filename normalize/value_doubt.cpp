#include "normalize/value_doubt.h"

#include <algorithm>
#include <vector>

#include "normalize/line_parts.h"

namespace chushen {
namespace {

bool may_be_thousands(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos || point == 0 || text.find(',') != std::string::npos) return false;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
  return end - point - 1 == 3;
}

/// How often each option stands in the text, one that is part of another's words ("已建成" of "已建成并投入使用") not counted there.
std::vector<int> counts_of_options(std::string text, const FieldSpec& field) {
  std::vector<std::size_t> longest_first(field.options.size());
  for (std::size_t i = 0; i < longest_first.size(); ++i) longest_first[i] = i;
  std::sort(longest_first.begin(), longest_first.end(),
            [&](std::size_t a, std::size_t b) { return field.options[a].value.size() > field.options[b].value.size(); });
  std::vector<int> counts(field.options.size(), 0);
  for (const std::size_t i : longest_first) {
    const std::string& name = field.options[i].value;
    for (std::size_t at = name.empty() ? text.npos : text.find(name); at != text.npos; at = text.find(name, at)) {
      text.replace(at, name.size(), "|");
      ++counts[i];
    }
  }
  return counts;
}

/// "☐一级 ☐二级 ☑二级 ☐四级": one of the two was another one, which stands nowhere.
bool repeats_an_option(const TracedText& recognized, const FieldSpec& field) {
  const std::vector<int> counts = counts_of_options(recognized.text(), field);
  const auto twice = [](int count) { return count > 1; };
  return std::any_of(counts.begin(), counts.end(), twice) && std::find(counts.begin(), counts.end(), 0) != counts.end();
}

}  // namespace

bool is_doubtful(const FieldSpec& field, const TracedText& recognized) {
  switch (field.type) {
    case ValueType::kMoney:
    case ValueType::kCount: return may_be_thousands(recognized.text());
    case ValueType::kChoice: return recognized.has_marks() && (most_options_behind_a_box(recognized, field) > 1 || repeats_an_option(recognized, field));
    case ValueType::kText: return recognized.has_marks() && !behind_ticks(recognized);
    default: return false;
  }
}

}  // namespace chushen

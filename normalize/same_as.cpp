#include "normalize/same_as.h"

#include <algorithm>
#include <string_view>

namespace chushen {
namespace {

constexpr std::string_view kAddress = "地址";

const std::string* text_in(const BoundValue& value) {
  return value.reading.value ? std::get_if<std::string>(&value.reading.value->content) : nullptr;
}

std::string without_ending(std::string text) {
  for (const std::string_view ending : {"相同", "一致", "一样"})
    if (text.ends_with(ending)) text.resize(text.size() - ending.size());
  return text;
}

/// What the text refers to, as a label; empty where it refers to nothing.
std::string referred_label(std::string_view text) {
  for (const std::string_view word : {"同", "与", "和"}) {
    if (!text.starts_with(word)) continue;
    const std::string rest(text.substr(word.size())), label = without_ending(rest);
    if (word == "同" || label.size() < rest.size()) return label;
  }
  return {};
}

/// Only an address goes on from the one above it by "同上": which other field stands above is the form's choice.
const BoundValue* address_above(const std::vector<BoundValue>& values, std::size_t at) {
  if (!values[at].field->name.ends_with(kAddress)) return nullptr;
  while (at-- > 0)
    if (values[at].field->name.ends_with(kAddress)) return &values[at];
  return nullptr;
}

const BoundValue* referred(const LabelIndex& index, const std::vector<BoundValue>& values, std::size_t at) {
  const std::string* text = text_in(values[at]);
  if (!text || values[at].field->type != ValueType::kText) return nullptr;
  if (*text == "同上") return address_above(values, at);
  const std::string label = referred_label(*text);
  const LabelMatch match = label.empty() ? LabelMatch() : index.match(label);
  if (match.general.empty()) return nullptr;
  const auto found = std::find_if(values.begin(), values.end(), [&](const BoundValue& other) {
    return other.field == match.general.front() && &other != &values[at] && text_in(other);
  });
  return found == values.end() ? nullptr : &*found;
}

}  // namespace

void resolve_references(const LabelIndex& index, std::vector<BoundValue>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const BoundValue* const other = referred(index, values, i);
    if (!other) continue;
    values[i].reading.value = other->reading.value;
    values[i].reading.confidence = std::min(values[i].reading.confidence, other->reading.confidence);
  }
}

}  // namespace chushen

#include "normalize/value_brackets.h"

#include "normalize/text.h"

namespace chushen {

std::optional<Bracketed> bracket_at_end(const TracedText& value) {
  const TracedText text = value.trimmed();
  if (text.size() < 3 || !closes_round(text[text.size() - 1])) return std::nullopt;
  std::size_t open = text.size() - 1;
  while (open > 0 && !opens_round(text[open])) --open;
  Bracketed found{text.slice(0, open).trimmed(), text.slice(open + 1, text.size() - 1).trimmed()};
  return found.before.blank() || found.inner.blank() ? std::nullopt : std::optional(std::move(found));
}

TracedText without_growth(const FieldSpec& field, const TracedText& value) {
  if (field.type != ValueType::kMoney && field.type != ValueType::kCount) return value;
  const auto bracketed = bracket_at_end(value);
  const bool growth = bracketed && is_one_of(bracketed->inner[bracketed->inner.size() - 1].character, "%％");
  return growth ? bracketed->before : value;
}

}  // namespace chushen

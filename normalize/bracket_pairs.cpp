#include "normalize/bracket_pairs.h"

#include <algorithm>
#include <optional>

#include "normalize/label_decoration.h"
#include "normalize/text.h"
#include "normalize/traced_label.h"
#include "normalize/value_reader.h"

namespace chushen {
namespace {

constexpr std::size_t kLongestUnit = 3;  // characters behind the bracket: "万元", "台/套"

/// The bracket that closes the one at `open`; the end of the text where none does.
std::size_t closing(const TracedText& text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    depth += opens_round(text[i]) ? 1 : closes_round(text[i]) ? -1 : 0;
    if (depth == 0) return i;
  }
  return text.size();
}

bool says_something_of_label(const std::string& content) {
  const BracketMeaning meaning = meaning_of_bracket(clean_text(content));
  return !meaning.unit.empty() || meaning.year || meaning.seal || meaning.signature || meaning.hint;
}

bool is_padded(const TracedText& content) { return content.trimmed().size() < content.size(); }

/// What stands right behind the bracket up to white space, if it is as short as a unit.
std::size_t end_of_unit(const TracedText& text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && !is_space(text[end].character) && !is_one_of(text[end].character, ",，;；、。")) ++end;
  return end - from <= kLongestUnit ? end : from;
}

std::size_t after_separators(const TracedText& text, std::size_t at) {
  while (at < text.size() && (is_space(text[at].character) || is_one_of(text[at].character, ",，;；、。"))) ++at;
  return at;
}

/// A part and where it ends.
struct Taken {
  LabelledPart part;
  std::size_t end = 0;
};

std::optional<Taken> take_part(const TracedText& text, std::size_t from, const LabelIndex& index) {
  std::size_t open = from;
  while (open < text.size() && !opens_round(text[open])) ++open;
  const std::size_t close = open < text.size() ? closing(text, open) : text.size();
  if (close == text.size()) return std::nullopt;
  const TracedText label = text.slice(from, open), content = text.slice(open + 1, close);
  LabelMatch match = match_traced(label.trimmed(), index);
  if (match.general.size() != 1 || !match.parts.empty() || match.near_miss || match.by_words) return std::nullopt;
  if (index.match(text.text(from, close + 1)).key != match.key || says_something_of_label(content.text())) return std::nullopt;
  if (index.match(content.trimmed().text()).is_label()) return std::nullopt;
  const std::size_t end = end_of_unit(text, close + 1);
  TracedText value = content.trimmed();
  for (std::size_t i = close + 1; i < end; ++i) value.append(text[i]);
  const FieldSpec& field = *match.general.front();
  const bool mark = field.type == ValueType::kChoice && !has_han(value.text());
  if (mark || read_value(field, value.text()).written == Written::kNotAValue) return std::nullopt;
  if (field.type == ValueType::kText && !is_padded(content)) match.confidence = std::min(match.confidence, kPerhapsHint);
  return Taken{{std::move(match), label, std::move(value), from == 0}, end};
}

}  // namespace

std::vector<LabelledPart> pairs_in_brackets(const TracedText& line, const LabelIndex& index) {
  const TracedText text = line.trimmed();
  std::vector<LabelledPart> parts;
  for (std::size_t at = 0; at < text.size();) {
    std::optional<Taken> taken = take_part(text, at, index);
    if (!taken) return {};
    parts.push_back(std::move(taken->part));
    at = after_separators(text, taken->end);
  }
  return parts;
}

}  // namespace chushen

#include "normalize/compound_by_type.h"

#include <array>

#include "normalize/mark_signs.h"
#include "normalize/text.h"
#include "normalize/value_reader.h"

namespace chushen {
namespace {

using Fields = std::vector<const FieldSpec*>;

bool is_separator(const Glyph& glyph) {
  return is_space(glyph.character) || is_one_of(glyph.character, "/／;；,，、|()（）[]【】。:：");
}

bool is_bracket(const Glyph& glyph, std::string_view brackets) { return is_one_of(glyph.character, brackets); }

/// A closing bracket at the end belongs to the text where its other half stands in it.
bool is_closed(const TracedText& text, std::size_t from, std::size_t to) {
  int depth = 0;
  for (std::size_t i = from; i < to; ++i)
    depth += is_bracket(text[i], "(（[【") ? 1 : is_bracket(text[i], ")）]】") ? -1 : 0;
  return depth == 0 && is_bracket(text[to - 1], ")）]】");
}

/// A place that is being taken apart: what is left of it, as pieces.
class Remainder {
 public:
  explicit Remainder(const TracedText& text) : pieces_{text} {}

  /// Takes the first longest piece that the field reads as a value; longer ones first, cut at separators.
  std::optional<TracedText> take(const FieldSpec& field) {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (const auto place = find(field, pieces_[i])) return cut(i, place->first, place->second);
    return std::nullopt;
  }

  /// The next piece up to a separator; for the last text, all that is left.
  std::optional<TracedText> take_text(bool all) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const TracedText piece = without_separators(pieces_[i]);
      if (piece.size() == 0) continue;
      std::size_t end = piece.size();
      if (!all)
        for (end = 0; end < piece.size() && !is_separator(piece[end]); ++end) {
        }
      pieces_[i] = piece.slice(end, piece.size());
      return piece.slice(0, end);
    }
    return std::nullopt;
  }

 private:
  using Span = std::pair<std::size_t, std::size_t>;

  static std::optional<Span> find(const FieldSpec& field, const TracedText& piece) {
    std::vector<std::size_t> starts, ends;
    constexpr std::size_t kLongestPlace = 200;  // what is longer is a narrative
    if (piece.size() > kLongestPlace) return std::nullopt;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (is_separator(piece[i])) continue;
      const bool other_script = i > 0 && is_han(piece[i - 1].character) != is_han(piece[i].character);
      if (i == 0 || is_separator(piece[i - 1]) || other_script) starts.push_back(i);
      const bool before_han = i + 1 < piece.size() && is_digit(piece[i].character) && is_han(piece[i + 1].character);
      if (i + 1 == piece.size() || is_separator(piece[i + 1]) || piece[i].character == "分" ||
          piece[i].character == "日" || piece[i].character == "级" || (before_han && field.type == ValueType::kPhone))
        ends.push_back(i + 1);
    }
    for (const std::size_t from : starts)
      for (auto to = ends.rbegin(); to != ends.rend(); ++to)
        if (*to > from && fits(field, piece.slice(from, *to))) return Span(from, *to);
    return std::nullopt;
  }

  static bool fits(const FieldSpec& field, const TracedText& text) {
    switch (field.type) {
      case ValueType::kText:
      case ValueType::kCode: break;
      case ValueType::kMail:
        if (has_han(text.text())) return false;
        break;
      case ValueType::kChoice:
        if (!short_answer(text)) return false;
        break;
      default:
        if (!is_digit(text[0].character) && !is_one_of(text[0].character, "-－+＋二一〇○零(（")) return false;
    }
    return read_value(field, text.text()).written == Written::kValue;
  }

  /// A choice is found by its word alone or by its boxes, so that a name that holds 是 is no answer.
  static bool short_answer(const TracedText& text) {
    constexpr std::size_t kLongestAnswer = 8, kLongestOption = 4;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (is_box_sign(text[i].character)) return i <= kLongestOption;
    return text.size() <= kLongestAnswer;
  }

  TracedText cut(std::size_t piece, std::size_t from, std::size_t to) {
    const TracedText whole = pieces_[piece];
    pieces_[piece] = whole.slice(0, from);
    pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(piece) + 1, whole.slice(to, whole.size()));
    return whole.slice(from, to);
  }

  std::vector<TracedText> pieces_;
};

/// The stricter a type's grammar, the earlier it chooses.
constexpr std::array kOrder = {ValueType::kDate,  ValueType::kMail, ValueType::kCode, ValueType::kChoice,
                               ValueType::kPhone, ValueType::kScore, ValueType::kRate, ValueType::kMoney,
                               ValueType::kCount};

}  // namespace

TracedText without_separators(const TracedText& text) {
  std::size_t from = 0, to = text.size();
  while (from < to && is_separator(text[from])) ++from;
  while (to > from && is_separator(text[to - 1]) && !is_closed(text, from, to)) --to;
  return text.slice(from, to);
}

std::vector<CompoundPart> parts_by_type(const Fields& fields, const TracedText& value) {
  Remainder rest(value);
  std::vector<CompoundPart> parts;
  for (const ValueType type : kOrder)
    for (const FieldSpec* field : fields)
      if (field->type == type)
        if (auto part = rest.take(*field)) parts.push_back({field, std::move(*part), {}});
  Fields texts;
  for (const FieldSpec* field : fields)
    if (field->type == ValueType::kText) texts.push_back(field);
  for (const FieldSpec* field : texts)
    if (auto part = rest.take_text(field == texts.back())) parts.push_back({field, std::move(*part), {}});
  return parts;
}

}  // namespace chushen

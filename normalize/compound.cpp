#include "normalize/compound.h"

#include <algorithm>
#include <array>

#include "normalize/date_text.h"
#include "normalize/text.h"
#include "normalize/value_reader.h"
#include "normalize/year_head.h"

namespace chushen {
namespace {

using Fields = std::vector<const FieldSpec*>;

bool all_of_type(const Fields& fields, ValueType type) {
  return std::all_of(fields.begin(), fields.end(), [&](const FieldSpec* field) { return field->type == type; });
}

bool is_one_of(std::string_view character, std::string_view set) {
  return !character.empty() && set.find(character) != std::string_view::npos;
}

bool is_digit(const Glyph& glyph) {
  return (glyph.character >= "0" && glyph.character <= "9" && glyph.character.size() == 1) ||
         (glyph.character >= "０" && glyph.character <= "９");
}

/// Where `text` stands in the glyphs, white space aside, from `from` on: first and one past the last.
std::optional<std::pair<std::size_t, std::size_t>> find_text(const TracedText& value, const std::string& text,
                                                             std::size_t from) {
  std::vector<std::string> sought = code_points(text);
  std::erase_if(sought, [](const std::string& character) { return is_space(character); });
  if (sought.empty()) return std::nullopt;
  for (std::size_t start = from; start < value.size(); ++start) {
    std::size_t at = start, matched = 0;
    while (at < value.size() && matched < sought.size() &&
           (is_space(value[at].character) || value[at].character == sought[matched])) {
      if (!is_space(value[at].character)) ++matched;
      ++at;
    }
    if (matched == sought.size() && !is_space(value[start].character)) return std::pair(start, at);
  }
  return std::nullopt;
}

/// The two ends of a period. An end that does not stand there as it is meant ("3-12月" names the year once) keeps the
/// whole as what is written.
std::vector<CompoundPart> period(const Fields& fields, const TracedText& value) {
  const auto ends = split_date_range(value.text());
  if (!ends) return {{fields[0], value, {}}, {fields[1], value, {}}};
  std::vector<CompoundPart> parts;
  std::size_t from = 0;
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const std::string& end = i == 0 ? ends->begin : ends->end;
    const auto place = find_text(value, end, from);
    parts.push_back({fields[i], place ? value.slice(place->first, place->second) : value, place ? std::string() : end});
    if (place) from = place->second;
  }
  return parts;
}

/// Each label's or section label's word, then its amount: "设备800万元、软件300万元".
std::vector<CompoundPart> amounts_by_words(const Fields& fields, const TracedText& value) {
  struct Hit {
    std::size_t from, to;
    const FieldSpec* field;
  };
  std::vector<Hit> hits;
  for (std::size_t at = 0; at < value.size(); ++at) {
    Hit best{at, at, nullptr};
    for (const FieldSpec* field : fields)
      for (const auto* words : {&field->labels, &field->section_labels})
        for (const std::string& word : *words)
          if (const auto place = find_text(value.slice(at, at + code_points(word).size()), word, 0);
              place && at + place->second > best.to)
            best = {at, at + place->second, field};
    if (!best.field) continue;
    hits.push_back(best);
    at = best.to - 1;
  }
  std::vector<CompoundPart> parts;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const std::size_t end = i + 1 < hits.size() ? hits[i + 1].from : value.size();
    std::size_t begin = hits[i].to, last = end;
    while (begin < last && !is_digit(value[begin]) && !is_one_of(value[begin].character, "-－(（")) ++begin;
    while (last > begin && is_one_of(value[last - 1].character, ";；,，、。 \n()（）其中")) --last;
    if (begin < last) parts.push_back({hits[i].field, value.slice(begin, last), {}});
  }
  return parts;
}

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

TracedText without_separators(const TracedText& text) {
  std::size_t from = 0, to = text.size();
  while (from < to && is_separator(text[from])) ++from;
  while (to > from && is_separator(text[to - 1]) && !is_closed(text, from, to)) --to;
  return text.slice(from, to);
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
      const bool before_han = i + 1 < piece.size() && is_digit(piece[i]) && is_han(piece[i + 1].character);
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
        if (!is_digit(text[0]) && !is_one_of(text[0].character, "-－+＋二一〇○零(（")) return false;
    }
    return read_value(field, text.text()).written == Written::kValue;
  }

  /// A choice is found by its word alone or by its boxes, so that a name that holds 是 is no answer.
  static bool short_answer(const TracedText& text) {
    constexpr std::size_t kLongestAnswer = 8, kLongestOption = 4;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (is_one_of(text[i].character, "☑☐☒□■√✓✔")) return i <= kLongestOption;
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

std::vector<CompoundPart> by_types(const Fields& fields, const TracedText& value) {
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

/// Length of a year with what belongs to it at `at`: "2023年1-6月" "2020年度"; 0 where none stands there.
std::size_t year_at(const TracedText& value, std::size_t at) {
  if (!is_digit(value[at]) || (at > 0 && is_digit(value[at - 1]))) return 0;
  constexpr std::size_t kLongest = 12;
  for (std::size_t length = std::min(kLongest, value.size() - at); length >= 5; --length) {
    const std::string text = value.text(at, at + length);
    if (is_space(value[at + length - 1].character) || value[at + length - 1].character == ":" ||
        value[at + length - 1].character == "：")
      continue;
    if (text.find("年") != std::string::npos && year_head(text) && unit_named(value[at + length - 1].character).empty())
      return length;
  }
  return 0;
}

}  // namespace

std::vector<CompoundPart> parts_of(const Fields& fields, const TracedText& value) {
  std::vector<CompoundPart> parts;
  if (value.blank()) {
    for (const FieldSpec* field : fields) parts.push_back({field, value, {}});
  } else if (fields.size() == 2 && all_of_type(fields, ValueType::kDate)) {
    parts = period(fields, value);
  } else if (all_of_type(fields, ValueType::kMoney)) {
    parts = amounts_by_words(fields, value);
  } else {
    parts = by_types(fields, value);
  }
  return parts;
}

std::vector<YearPart> years_in(const TracedText& value) {
  std::vector<YearPart> parts;
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t length = year_at(value, i);
    if (length == 0) {
      if (parts.empty()) return {};
      parts.back().value.append(value[i++]);
      continue;
    }
    parts.push_back({*year_head(value.text(i, i + length)), {}});
    i += length;
  }
  for (YearPart& part : parts) part.value = without_separators(part.value);
  return parts;
}

}  // namespace chushen

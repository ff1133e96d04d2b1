#include "normalize/compound.h"

#include <algorithm>

#include "normalize/compound_by_type.h"
#include "normalize/date_text.h"
#include "normalize/text.h"
#include "normalize/year_head.h"

namespace chushen {
namespace {

using Fields = std::vector<const FieldSpec*>;

bool all_of_type(const Fields& fields, ValueType type) {
  return std::all_of(fields.begin(), fields.end(), [&](const FieldSpec* field) { return field->type == type; });
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
  constexpr std::size_t kLongestPlace = 300;  // what is longer is a narrative
  if (value.size() > kLongestPlace) return {};
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
    while (begin < last && !is_digit(value[begin].character) && !is_one_of(value[begin].character, "-－(（")) ++begin;
    while (last > begin && is_one_of(value[last - 1].character, ";；,，、。 \n()（）其中")) --last;
    if (begin < last) parts.push_back({hits[i].field, value.slice(begin, last), {}});
  }
  return parts;
}

/// Length of a year with what belongs to it at `at`: "2023年1-6月" "2020年度"; 0 where none stands there.
std::size_t year_at(const TracedText& value, std::size_t at) {
  if (!is_digit(value[at].character) || (at > 0 && is_digit(value[at - 1].character))) return 0;
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
    parts = parts_by_type(fields, value);
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

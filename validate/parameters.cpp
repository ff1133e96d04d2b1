#include "validate/parameters.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "validate/pack_reader.h"

namespace chushen {
namespace {

bool is_sign(const std::string& word) {
  return word == "≤" || word == "=" || word == "/" || word == "+";
}

[[noreturn]] void bug(const Rule& rule, std::string_view parameter) {
  throw std::logic_error("rule " + rule.id + ": parameter " + std::string(parameter));
}

}  // namespace

const std::vector<std::string>& texts_of(const Rule& rule, std::string_view parameter) {
  static const std::vector<std::string> kNone;
  const auto found = rule.parameters.find(std::string(parameter));
  return found == rule.parameters.end() ? kNone : found->second;
}

const std::string& text_of(const Rule& rule, std::string_view parameter) {
  const auto& texts = texts_of(rule, parameter);
  if (texts.size() != 1) bug(rule, parameter);
  return texts.front();
}

Date date_of(const Rule& rule, std::string_view parameter) {
  const auto date = parse_day(text_of(rule, parameter));
  if (!date) bug(rule, parameter);
  return *date;
}

Decimal number_of(const Rule& rule, std::string_view parameter) {
  const auto number = Decimal::parse(text_of(rule, parameter));
  if (!number) bug(rule, parameter);
  return *number;
}

Relation parse_relation(std::string_view text) {
  Relation relation;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;)
    if (!is_sign(word)) relation.fields.push_back(word);
  return relation;
}

std::vector<Relation> relations_of(const Rule& rule, std::string_view parameter) {
  std::vector<Relation> relations;
  for (const std::string& text : texts_of(rule, parameter)) relations.push_back(parse_relation(text));
  return relations;
}

bool holds_word(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Bound> parse_bound(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::string field, number, more;
  if (!(words >> field >> number) || words >> more) return std::nullopt;
  const auto parsed = Decimal::parse(number);
  return parsed ? std::optional(Bound{field, *parsed}) : std::nullopt;
}

std::vector<Bound> bounds_of(const Rule& rule, std::string_view parameter) {
  std::vector<Bound> bounds;
  for (const std::string& text : texts_of(rule, parameter)) {
    const auto bound = parse_bound(text);
    if (!bound) bug(rule, parameter);
    bounds.push_back(*bound);
  }
  return bounds;
}

const OfficeList* loaded_list(const CheckInput& input, std::string_view parameter) {
  const std::string& name = text_of(input.rule, parameter);
  for (const OfficeList& list : input.county.lists)
    if (list.name == name && list.loaded &&
        (column_of(list.sheet, "统一社会信用代码") || column_of(list.sheet, "名称")))
      return &list;
  return nullptr;
}

}  // namespace chushen

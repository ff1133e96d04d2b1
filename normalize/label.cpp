#include "normalize/label.h"

#include <algorithm>

#include "normalize/label_decoration.h"
#include "normalize/text.h"
#include "normalize/year_head.h"

namespace chushen {
namespace {

/// What stands in a pair of brackets, and the label around it.
struct Bracketed {
  std::string outside;              ///< '\x01' where a bracket stood
  std::vector<std::string> inside;
};

bool opens(std::string_view c) { return c == "(" || c == "[" || c == "【" || c == "〔" || c == "{" || c == "<"; }
bool closes(std::string_view c) { return c == ")" || c == "]" || c == "】" || c == "〕" || c == "}" || c == ">"; }

/// An unclosed bracket goes to the end: OCR loses the last one.
Bracketed apart(const std::string& text) {
  Bracketed result;
  int depth = 0;
  for (const std::string& character : code_points(text)) {
    if (opens(character)) {
      if (depth++ == 0) {
        result.outside += '\x01';
        result.inside.emplace_back();
        continue;
      }
    } else if (closes(character)) {
      if (depth > 0) --depth;
      continue;
    }
    (depth > 0 ? result.inside.back() : result.outside) += character;
  }
  return result;
}

/// The label with its brackets' contents put in (those of `keep`, in `open` and `close`) or left out.
std::string put_together(const Bracketed& parts, const std::vector<bool>& keep, std::string_view open = {},
                         std::string_view close = {}) {
  std::string whole;
  std::size_t next = 0;
  for (const char byte : parts.outside) {
    if (byte != '\x01') {
      whole += byte;
    } else {
      if (keep[next]) whole.append(open).append(parts.inside[next]).append(close);
      ++next;
    }
  }
  return whole;
}

void add_key(std::vector<std::string>& keys, const std::string& text) {
  std::string key = compared_form(text);
  if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
}

/// Takes "2022年" before or behind a label away, and "近三年", which the year columns say better.
std::string without_year(const std::string& text, LabelKey& label) {
  const YearInLabel found = year_in_label(text);
  if (found.year) label.year = found.year;
  return found.rest;
}

/// A unit written without brackets: "营业收入:万元" "注册资本 万元" "单位:万元" behind the label.
void add_keys_without_unit(const std::string& text, LabelKey& label) {
  static constexpr std::string_view kUnits[] = {"万元", "亿元", "千元", "元", "%", "平方米"};
  for (const std::string_view unit : kUnits) {
    if (!text.ends_with(unit) || text.size() == unit.size()) continue;
    std::string rest = without_tail(text.substr(0, text.size() - unit.size()));
    if (rest.ends_with("单位")) rest = without_tail(rest.substr(0, rest.size() - std::string_view("单位").size()));
    add_key(label.keys, rest);
    if (label.unit.empty()) label.unit = unit_named(unit);
    return;
  }
}

/// Sorts what stood in brackets: units and hints are taken note of, the rest may belong to the name.
std::vector<bool> sort_brackets(const Bracketed& parts, LabelKey& label) {
  std::vector<bool> keep;
  for (const std::string& content : parts.inside) {
    const BracketMeaning meaning = meaning_of_bracket(content);
    if (!meaning.unit.empty()) label.unit = meaning.unit;
    if (meaning.year) label.year = meaning.year;
    label.seal_place |= meaning.seal;
    label.signature_place |= meaning.signature;
    keep.push_back(meaning.belongs_to_name);
    if (meaning.belongs_to_name) add_key(label.inner, content);
  }
  return keep;
}

}  // namespace

LabelKey label_key(std::string_view text) {
  LabelKey label;
  const std::string plain = without_year(without_decoration(text), label);
  const Bracketed parts = apart(plain);
  const std::vector<bool> keep = sort_brackets(parts, label);
  const std::vector<bool> all(parts.inside.size(), true), none(parts.inside.size(), false);
  // As written first: "单位（盖章）" is a name of its own on forms, "单位" is not; "联系人（职务）" asks for two things,
  // "联系人职务" for one.
  add_key(label.keys, put_together(parts, all, "(", ")"));
  add_key(label.keys, put_together(parts, keep, "(", ")"));
  add_key(label.keys, put_together(parts, keep));
  add_key(label.keys, put_together(parts, none));
  add_keys_without_unit(put_together(parts, keep), label);
  return label;
}

}  // namespace chushen

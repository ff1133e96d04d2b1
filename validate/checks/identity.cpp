#include <algorithm>
#include <array>
#include <cctype>

#include "normalize/company_name.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

bool ends_with_any(const std::string& text, const std::vector<std::string>& ends) {
  return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) { return text.ends_with(end); });
}

bool contains_any(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// Readings of the name on papers of the `roles`. What does not end like a firm is no name in a firm's place but
/// something else that stands there: a date, a page number, the line for a seal.
std::vector<const Reading*> names_on(const CheckInput& input, const Field& field) {
  const auto& roles = texts_of(input.rule, "roles");
  std::vector<const Reading*> found;
  for (const Reading& reading : field.readings) {
    const DocumentFacts* document = find_document(input.application, reading.document);
    const bool counts = document && std::find(roles.begin(), roles.end(), name_of(document->role)) != roles.end();
    const bool is_firm = reading.value && ends_with_any(to_string(*reading.value), texts_of(input.rule, "firm-ends"));
    if (counts && is_firm) found.push_back(&reading);
  }
  return found;
}

/// The name is written the same on all the papers of the `roles`. A reading that is not sure differs in doubt only.
CheckResult name_same(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  if (operands[0].state != OperandState::kThere && operands[0].state != OperandState::kConflicting) {
    result.situation = *obstacle(input, operands);
    return result;
  }
  result.evidence.clear();
  std::vector<std::string> names;
  bool differ_surely = false;
  const auto readings = names_on(input, *operands[0].field);
  for (const Reading* reading : readings) {
    result.evidence.push_back(evidence_of(*reading));
    const std::string name = to_string(*reading->value);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    for (const Reading* other : readings)
      differ_surely =
          differ_surely || (is_sure(*reading) && is_sure(*other) && !same_fact(*reading->value, *other->value));
  }
  if (names.empty()) names.push_back(value_words(*operands[0].field));
  result.words["names"] = listed(names);
  result.situation = names.size() <= 1 ? kHolds : differ_surely ? kContrary : kUnreadable;
  return result;
}

/// Readings of the form and the licence by which the kind of firm is known.
bool says_no_legal_person(const CheckInput& input, const Reading& reading) {
  const std::string raw = clean_text(reading.raw);
  const bool boxes = raw.find("☐") != std::string::npos || raw.find("□") != std::string::npos;
  return !boxes && contains_any(raw, texts_of(input.rule, "types"));
}

/// Neither the name nor a stated type of firm is that of a branch, a sole trader or a partnership.
CheckResult legal_person(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "name"))};
  CheckResult result = begin(input, operands);
  const Field* type = find(input.application, text_of(input.rule, "type"));
  if (const auto hindered = obstacle(input, operands)) {
    result.situation = *hindered;
    return result;
  }
  const std::string name = to_string(*operands[0].field->value);
  result.words["name"] = name;
  result.words["why"] = "名称";
  result.situation = kHolds;
  if (ends_with_any(company_key(name), texts_of(input.rule, "name-ends")))
    result.situation = against(operands, kContrary);
  if (!type || result.situation == kContrary) return result;
  note(result, *type);
  for (const Reading& reading : type->readings) {
    if (!says_no_legal_person(input, reading)) continue;
    result.evidence.push_back(evidence_of(reading));
    result.words["why"] = "类型“" + clean_text(reading.raw) + "”";
    result.situation = is_sure(reading) ? kContrary : kUnreadable;
    if (result.situation == kContrary) break;
  }
  return result;
}

/// The first run of figures in a text with the letter before it: "C3857" of "C3857 家用电力器具制造".
struct IndustryCode {
  std::string section, figures;
};

IndustryCode industry_code(const std::string& text) {
  const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
  const auto first = std::find_if(text.begin(), text.end(), is_figure);
  IndustryCode code;
  code.figures.assign(first, std::find_if_not(first, text.end(), is_figure));
  if (first != text.begin() && *(first - 1) >= 'A' && *(first - 1) <= 'T') code.section = *(first - 1);
  return code;
}

/// The industry is of one section of GB/T 4754, by its code, else by words that its divisions have in their names.
CheckResult industry_in(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  result.words["industry"] = operands[0].field ? value_words(*operands[0].field) : "未见";
  if (const auto hindered = obstacle(input, operands)) {
    result.situation = *hindered;
    return result;
  }
  const std::string industry = to_string(*operands[0].field->value);
  const IndustryCode code = industry_code(industry);
  const std::string division = code.figures.substr(0, 2);
  const bool has_code = code.figures.size() >= 2 && code.figures.size() <= 4;
  const auto& divisions = texts_of(input.rule, "divisions");
  const bool section_fits = code.section.empty() || code.section == text_of(input.rule, "section");
  result.words["industry"] = industry;
  if (has_code && section_fits && std::find(divisions.begin(), divisions.end(), division) != divisions.end())
    result.situation = kHolds;
  else if (has_code)
    result.situation = against(operands, kContrary);
  else
    result.situation = contains_any(industry, texts_of(input.rule, "words")) ? kHolds : kMissing;
  return result;
}

}  // namespace

std::vector<CheckSpec> identity_checks() {
  return {
      {"name-same",
       name_same,
       {{"field", ParameterKind::kField}, {"roles", ParameterKind::kRoles}, {"firm-ends"}},
       {},
       {"names"}},
      {"legal-person",
       legal_person,
       {{"name", ParameterKind::kField}, {"type", ParameterKind::kField}, {"name-ends"}, {"types"}},
       {},
       {"name", "why"}},
      {"industry-in",
       industry_in,
       {{"field", ParameterKind::kField}, {"section"}, {"divisions"}, {"words"}},
       {},
       {"industry"}},
  };
}

}  // namespace chushen

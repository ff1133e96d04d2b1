#include <algorithm>
#include <array>

#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

struct Forms {
  std::vector<const DocumentFacts*> all, same, other;
};

Forms forms_of(const Application& application, const std::string& direction) {
  Forms forms;
  for (const DocumentFacts& document : application.documents) {
    if (!is_form(document.role)) continue;
    forms.all.push_back(&document);
    if (document.direction.empty()) continue;
    (document.direction == direction ? forms.same : forms.other).push_back(&document);
  }
  return forms;
}

bool is_unread(const DocumentFacts& document) {
  return document.status != Status::kRead && document.status != Status::kReadWithWarnings;
}

/// Without any form: an unread file, which may be it, is another rule's fact.
std::string_view without_form(const Application& application) {
  const bool unread = std::any_of(application.documents.begin(), application.documents.end(), is_unread);
  return unread ? kOtherRule : kMissing;
}

std::string_view by_titles(const Forms& forms, const Operand& declared) {
  if (forms.other.empty()) return forms.same.empty() ? std::string_view("untitled") : kHolds;
  if (!forms.same.empty()) return "mixed";
  const bool sure = std::any_of(forms.other.begin(), forms.other.end(),
                                [](const DocumentFacts* document) { return is_sure(document->title); });
  return sure && declared.sure ? kContrary : kUnreadable;
}

void show_titles(CheckResult& result, const std::vector<const DocumentFacts*>& documents) {
  for (const DocumentFacts* document : documents)
    result.evidence.push_back(document->title.raw.empty() ? evidence_of(*document) : evidence_of(document->title));
}

/// An application form of the declared direction's template is there. Where no form has a place for the direction, its
/// title is the declaration, and holds by itself.
CheckResult form_of_direction(const CheckInput& input) {
  const std::array declared = {operand(input, text_of(input.rule, "field"))};
  const bool ticked = declared[0].state == OperandState::kThere;
  const std::string direction =
      ticked ? chushen::text_of(input.application, text_of(input.rule, "field")) : input.application.direction;
  const Forms forms = forms_of(input.application, direction);
  CheckResult result = begin(input, declared);
  show_titles(result, forms.all);
  result.words["direction"] = direction;
  if (!forms.other.empty()) result.words["form"] = forms.other.front()->direction;
  const bool no_place = declared[0].state == OperandState::kAbsent;
  if (forms.all.empty())
    result.situation = without_form(input.application);
  else if (!ticked && !no_place)
    result.situation = obstacle(input, declared).value_or(kMissing);
  else
    result.situation = by_titles(forms, ticked ? declared[0] : Operand{nullptr, OperandState::kThere, true});
  return result;
}

}  // namespace

std::vector<CheckSpec> form_title_checks() {
  return {{"form-of-direction",
           form_of_direction,
           {{"field", ParameterKind::kField}},
           {"untitled", "mixed"},
           {"direction", "form"}}};
}

}  // namespace chushen

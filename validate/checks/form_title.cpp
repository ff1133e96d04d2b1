#include <algorithm>
#include <array>

#include "normalize/value.h"
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

/// What several editable forms state otherwise than the first of them, which is the one that counts.
struct Versions {
  std::vector<std::string> files;   ///< that differ, the first one before them
  std::vector<const Field*> fields;
};

std::vector<const DocumentFacts*> editable_forms(const Application& application) {
  std::vector<const DocumentFacts*> forms;
  for (const DocumentFacts& document : application.documents)
    if (document.role == Role::kFormEditable) forms.push_back(&document);
  return forms;
}

/// What a document states of a field first; nothing where it states nothing.
const Reading* stated_in(const Field& field, const DocumentFacts& document) {
  for (const Reading& reading : field.readings)
    if (reading.document == document.id && reading.value && is_sure(reading)) return &reading;
  return nullptr;
}

Versions versions_of(const Application& application) {
  Versions versions;
  const auto forms = editable_forms(application);
  for (const DocumentFacts* other : forms) {
    if (other == forms.front()) continue;
    const std::size_t before = versions.fields.size();
    for (const Field& field : application.fields) {
      const Reading* counts = stated_in(field, *forms.front());
      const Reading* stated = stated_in(field, *other);
      if (counts && stated && !same_fact(*counts->value, *stated->value)) versions.fields.push_back(&field);
    }
    if (versions.fields.size() > before) versions.files.push_back("“" + other->file_name + "”");
  }
  return versions;
}

constexpr std::size_t kMostShown = 8;  // as listed() names them

void show_versions(CheckResult& result, const Application& application, const Versions& versions) {
  std::vector<std::string> names;
  for (const Field* field : versions.fields) {
    if (std::find(names.begin(), names.end(), title_of(*field)) != names.end()) continue;
    names.push_back(title_of(*field));
    if (names.size() <= kMostShown) show(result, application, *field);
  }
  result.situation = "versions";
  result.words["first"] = "“" + editable_forms(application).front()->file_name + "”";
  result.words["others"] = listed(versions.files);
  result.words["fields"] = listed(names);
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
/// title is the declaration, and holds by itself. Several editable forms that state different things leave open which one
/// it is.
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
  if (const Versions versions = versions_of(input.application); result.situation == kHolds && !versions.files.empty())
    show_versions(result, input.application, versions);
  return result;
}

}  // namespace

std::vector<CheckSpec> form_title_checks() {
  return {{"form-of-direction",
           form_of_direction,
           {{"field", ParameterKind::kField}},
           {"untitled", "mixed", "versions"},
           {"direction", "form", "first", "others", "fields"}}};
}

}  // namespace chushen

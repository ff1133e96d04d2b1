#include <algorithm>

#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/narrative.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// A blank or malformed required field is another rule's fact; so is what is not read.
bool is_looked_at(const CheckInput& input, const Field& field) {
  const FieldSpec* spec = find_field(input.notice.form, field.name);
  // "XX" may well stand in these.
  if (!spec || spec->type == ValueType::kCode || spec->type == ValueType::kMail) return false;
  if (field.state == FieldState::kPresent) return true;
  return field.state == FieldState::kMalformed && owner_of(input.notice, input.application.direction, field).empty();
}

bool is_of_form(const CheckInput& input, const Reading& reading) {
  const DocumentFacts* document = find_document(input.application, reading.document);
  return document && is_form(document->role);
}

struct Left {
  std::vector<std::string> sure, unsure;
};

void look_at_fields(const CheckInput& input, Left& left, CheckResult& result) {
  for (const Field& field : input.application.fields) {
    if (!is_looked_at(input, field)) continue;
    bool sure = false, any = false;
    for (const Reading& reading : field.readings) {
      if (!is_of_form(input, reading)) continue;
      if (!holds_any(clean_text(reading.raw), texts_of(input.rule, "in-fields"))) continue;
      any = true;
      sure = sure || is_sure(reading);
      result.evidence.push_back(evidence_of(reading));
    }
    if (!any) continue;
    note(result, field);
    (sure ? left.sure : left.unsure).push_back(title_of(field));
  }
}

void look_at_text(const CheckInput& input, const Narrative& narrative, Left& left, CheckResult& result) {
  for (const NarrativePassage& part : narrative.passages) {
    if (!holds_any(part.passage->text, texts_of(input.rule, "in-text"))) continue;
    (is_sure(*part.passage) ? left.sure : left.unsure).push_back("正文");
    result.evidence.push_back(evidence_of(*part.document, *part.passage, part.passage->text));
  }
}

void drop_doubles(std::vector<std::string>& items) {
  std::vector<std::string> once;
  for (std::string& item : items)
    if (std::find(once.begin(), once.end(), item) == once.end()) once.push_back(std::move(item));
  items = std::move(once);
}

/// No instruction or sample of the template is left in a field or in the text.
CheckResult without_template_text(const CheckInput& input) {
  CheckResult result;
  if (!form_was_read(input.application)) {
    result.situation = kOtherRule;
    return result;
  }
  Left left;
  look_at_fields(input, left, result);
  look_at_text(input, narrative_of(input.application), left, result);
  drop_doubles(left.sure);
  drop_doubles(left.unsure);
  result.situation = !left.sure.empty() ? kContrary : !left.unsure.empty() ? kUnreadable : kHolds;
  result.words["where"] = result.words["inputs"] = listed(left.sure.empty() ? left.unsure : left.sure);
  return result;
}

}  // namespace

std::vector<CheckSpec> template_text_checks() {
  return {{"without-template-text",
           without_template_text,
           {{"in-fields", ParameterKind::kWords}, {"in-text", ParameterKind::kWords}},
           {},
           {"where"}}};
}

}  // namespace chushen

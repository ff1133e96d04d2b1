#include <algorithm>

#include "normalize/company_name.h"
#include "normalize/passages.h"
#include "normalize/uscc.h"
#include "validate/crowd.h"
#include "validate/narrative.h"
#include "validate/operand.h"
#include "validate/parameters.h"
#include "validate/trace.h"

namespace chushen {
namespace {

constexpr std::size_t kSketch = 8;

const Rule* rule_with(const Notice& notice, std::string_view check) {
  const auto found = std::find_if(notice.rules.begin(), notice.rules.end(),
                                  [&](const Rule& rule) { return rule.check == check; });
  return found == notice.rules.end() ? nullptr : &*found;
}

/// Any rule that says which fields make the applicant.
const Rule* identity_rule(const Notice& notice) {
  for (const std::string_view check : {"identity-across", "other-direction-across", "same-direction-across"})
    if (const Rule* rule = rule_with(notice, check)) return rule;
  return nullptr;
}

Evidence place_of(const Case& submission, const Operand& operand) {
  Evidence evidence;
  if (operand.field && !operand.field->readings.empty()) evidence = evidence_of(operand.field->readings.front());
  evidence.submission = submission.id;
  return evidence;
}

/// The direction is sure where it was surely ticked, or a form's title surely names it.
bool is_direction_sure(const Application& application, const Operand& ticked) {
  if (ticked.state == OperandState::kThere) return ticked.sure;
  return std::any_of(application.documents.begin(), application.documents.end(), [&](const DocumentFacts& document) {
    return document.direction == application.direction && is_sure(document.title);
  });
}

void add_identity(const Case& submission, const CheckInput& input, Profile& profile) {
  const Operand code = operand(input, text_of(input.rule, "code"));
  const Operand name = operand(input, text_of(input.rule, "name"));
  profile.code = present_text(code);
  profile.name = present_text(name);
  profile.name_key = profile.name.empty() ? "" : company_key(profile.name);
  profile.code_valid = !profile.code.empty() && check_uscc(profile.code).has_value();
  profile.code_sure = code.sure;
  profile.name_sure = name.sure;
  profile.direction = submission.application->direction;
  profile.direction_sure =
      is_direction_sure(*submission.application, operand(input, text_of(input.rule, "direction")));
  profile.code_at = place_of(submission, code);
  profile.name_at = place_of(submission, name);
}

void add_contacts(const CheckInput& input, Profile& profile) {
  for (const std::string& field : texts_of(input.rule, "contacts")) {
    const Operand contact = operand(input, field);
    if (contact.state == OperandState::kThere && contact.sure)
      profile.contacts.emplace_back(field, to_string(*contact.field->value));
  }
}

/// The narrative without the sentences of the template.
std::string own_text(const Narrative& narrative, const std::vector<std::string>& of_template) {
  std::string text;
  for (const NarrativePassage& part : narrative.passages)
    for (const std::string& sentence : sentences_of(part.passage->text))
      if (!holds_any(sentence, of_template)) text += sentence + "\n";
  return text;
}

void add_text(const Case& submission, const Rule& rule, Profile& profile) {
  const auto length = static_cast<std::size_t>(number_of(rule, "shingle").digits());
  const std::string text = own_text(narrative_of(*submission.application), texts_of(rule, "template"));
  profile.shingles = shingles_of(text, length);
  const auto few = static_cast<std::ptrdiff_t>(std::min(kSketch, profile.shingles.size()));
  profile.sketch.assign(profile.shingles.begin(), profile.shingles.begin() + few);
}

}  // namespace

Profile profile_of(const Case& submission, const Notice& notice) {
  Profile profile;
  profile.id = submission.id;
  if (!submission.application) return profile;
  if (const Rule* rule = identity_rule(notice)) {
    const CountySettings nothing;
    const CheckInput input{submission, *submission.application, notice, nothing, *rule, nullptr};
    add_identity(submission, input, profile);
    add_contacts(input, profile);
  }
  if (const Rule* rule = rule_with(notice, "text-not-copied")) add_text(submission, *rule, profile);
  return profile;
}

}  // namespace chushen

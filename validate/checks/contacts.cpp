#include "normalize/mail.h"
#include "normalize/phone.h"
#include "normalize/postal_code.h"
#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// The contract joins several numbers or addresses of one field with "；".
std::vector<std::string> parts_of(const std::string& text) {
  static const std::string kBetween = "；";
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(kBetween, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + kBetween.size();
  }
  return parts;
}

bool is_well_formed(const FieldSpec& spec, const std::string& part) {
  switch (spec.type) {
    case ValueType::kPhone:
      return phone_kind(part) != PhoneKind::kMalformed;
    case ValueType::kMail:
      return is_mail(part);
    case ValueType::kCode:
      return is_postal_code(part);
    default:
      return true;
  }
}

bool is_well_formed(const FieldSpec& spec, const Field& field) {
  for (const std::string& part : parts_of(to_string(*field.value)))
    if (!is_well_formed(spec, part)) return false;
  return true;
}

/// What is stated of phone, mail and postal code is well formed; what is not stated is no question here.
CheckResult contact_valid(const CheckInput& input) {
  CheckResult result;
  Tally tally;
  for (const std::string& name : texts_of(input.rule, "fields")) {
    const Operand operand = chushen::operand(input, name);
    const FieldSpec* spec = find_field(input.notice.form, name);
    if (!operand.field || !spec) continue;
    note(result, *operand.field);
    std::string_view situation = kHolds;
    if (operand.state != OperandState::kThere)
      situation = *obstacle(input, std::span(&operand, 1));
    else if (!is_well_formed(*spec, *operand.field))
      situation = against(std::span(&operand, 1), kContrary);
    const bool wrong = situation == kContrary || situation == kUnreadable;
    tally.add(situation, title_of(*operand.field) + "“" + value_words(*operand.field) + "”");
    if (wrong) show(result, input.application, *operand.field);
  }
  result.situation = tally.gravest(kMissing);
  result.words["wrong"] = result.words["inputs"] = listed(tally.items(result.situation));
  return result;
}

}  // namespace

std::vector<CheckSpec> contact_checks() {
  return {{"contact-valid", contact_valid, {{"fields", ParameterKind::kFields}}, {}, {"wrong"}}};
}

}  // namespace chushen

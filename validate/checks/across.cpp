#include <algorithm>
#include <array>

#include "normalize/company_name.h"
#include "normalize/edit_distance.h"
#include "normalize/text.h"
#include "normalize/uscc.h"
#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// Who an applicant is, as far as its submission says.
struct Identity {
  Operand code, name, direction;
  std::string code_text, name_text, direction_text;
  bool direction_sure = false;
};

std::string text_if_there(const Operand& operand) {
  return operand.state == OperandState::kThere ? to_string(*operand.field->value) : std::string();
}

/// The direction is sure where it was surely ticked, or a form's title surely names it.
bool is_direction_sure(const Application& application, const Operand& ticked) {
  if (ticked.state == OperandState::kThere) return ticked.sure;
  return std::any_of(application.documents.begin(), application.documents.end(), [&](const DocumentFacts& document) {
    return document.direction == application.direction && is_sure(document.title);
  });
}

Identity identity_of(const CheckInput& input) {
  Identity identity;
  identity.code = operand(input, text_of(input.rule, "code"));
  identity.name = operand(input, text_of(input.rule, "name"));
  identity.direction = operand(input, text_of(input.rule, "direction"));
  identity.code_text = text_if_there(identity.code);
  identity.name_text = text_if_there(identity.name);
  identity.direction_text = input.application.direction;
  identity.direction_sure = is_direction_sure(input.application, identity.direction);
  return identity;
}

/// The same rule seen from another submission of the batch.
CheckInput seen_from(const CheckInput& input, const Case& other) {
  return {other, *other.application, input.notice, input.county, input.rule, input.batch};
}

bool same_code(const Identity& a, const Identity& b) {
  return !a.code_text.empty() && a.code_text == b.code_text && check_uscc(a.code_text);
}

bool same_name(const Identity& a, const Identity& b) {
  if (a.name_text.empty() || b.name_text.empty()) return false;
  const NameMatch match = compare_names(a.name_text, b.name_text);
  return match == NameMatch::kSame || match == NameMatch::kOtherBrackets;
}

/// One symbol apart: a slip of the pen or of a reader, or another firm.
bool near_code(const Identity& a, const Identity& b) {
  if (a.code_text.empty() || b.code_text.empty() || a.code_text == b.code_text) return false;
  return edit_distance(code_points(a.code_text), code_points(b.code_text), 1) <= 1;
}

bool codes_differ_surely(const Identity& a, const Identity& b) {
  return !a.code_text.empty() && !b.code_text.empty() && a.code_text != b.code_text && a.code.sure && b.code.sure &&
         check_uscc(a.code_text) && check_uscc(b.code_text);
}

void show_other(CheckResult& result, const Case& other, const Operand& operand) {
  Evidence evidence;
  if (operand.field && !operand.field->readings.empty()) evidence = evidence_of(operand.field->readings.front());
  evidence.submission = other.id;
  result.evidence.push_back(std::move(evidence));
}

/// Compares with every other submission; `judge` says of one other in which situation that one puts us, or nothing.
/// A direction that is not known is the fact of one-direction.
template <class Judge>
CheckResult compare_with_others(const CheckInput& input, bool needs_direction, const Judge& judge) {
  const Identity own = identity_of(input);
  const std::array operands = {own.code, own.name, own.direction};
  CheckResult result = begin(input, operands);
  result.words["name"] = own.name_text;
  result.words["code"] = own.code_text;
  result.words["direction"] = own.direction_text;
  if (input.batch.empty()) {
    result.situation = kOutsideBatch;
    result.evidence.clear();
    return result;
  }
  std::map<std::string, std::vector<std::string>, std::less<>> others;
  for (const Case& other : input.batch) {
    if (other.id == input.submission.id || !other.application) continue;
    const Identity theirs = identity_of(seen_from(input, other));
    const std::string_view situation = judge(own, theirs);
    if (situation.empty()) continue;
    others[std::string(situation)].push_back(other.id);
    show_other(result, other, own.code_text == theirs.code_text ? theirs.code : theirs.name);
  }
  const bool unknown = own.code_text.empty() && own.name_text.empty();
  for (const std::string_view situation : {std::string_view(kContrary), std::string_view("suspected"), kUnreadable}) {
    if (!result.situation.empty() || !others.contains(situation)) continue;
    result.situation = situation;
    result.words["others"] = listed(others.find(situation)->second);
  }
  if (!result.situation.empty()) return result;
  if (unknown)
    result.situation = obstacle(input, std::span(operands).first(2)).value_or(kMissing);
  else
    result.situation = needs_direction && own.direction_text.empty() ? kOtherRule : kHolds;
  return result;
}

/// No other submission of the applicant declares the other direction.
CheckResult other_direction_across(const CheckInput& input) {
  return compare_with_others(input, true, [](const Identity& own, const Identity& theirs) -> std::string_view {
    if (own.direction_text.empty() || theirs.direction_text.empty()) return {};
    if (own.direction_text == theirs.direction_text) return {};
    const bool sure = own.code.sure && theirs.code.sure && own.direction_sure && theirs.direction_sure;
    if (same_code(own, theirs)) return sure ? kContrary : kUnreadable;
    if (near_code(own, theirs) || (!own.code_text.empty() && own.code_text == theirs.code_text)) return "suspected";
    return same_name(own, theirs) ? std::string_view("suspected") : std::string_view();
  });
}

/// No other submission of the applicant in the same direction.
CheckResult same_direction_across(const CheckInput& input) {
  return compare_with_others(input, true, [](const Identity& own, const Identity& theirs) -> std::string_view {
    if (own.direction_text.empty() || own.direction_text != theirs.direction_text) return {};
    if (same_code(own, theirs)) return own.code.sure && theirs.code.sure ? kContrary : kUnreadable;
    return same_name(own, theirs) ? std::string_view("suspected") : std::string_view();
  });
}

/// No code has two names, no name two codes.
CheckResult identity_across(const CheckInput& input) {
  return compare_with_others(input, false, [](const Identity& own, const Identity& theirs) -> std::string_view {
    if (own.name_text.empty() || theirs.name_text.empty()) return {};
    const bool sure = own.name.sure && theirs.name.sure && own.code.sure && theirs.code.sure;
    if (same_code(own, theirs) && !same_name(own, theirs)) return sure ? kContrary : kUnreadable;
    if (same_name(own, theirs) && codes_differ_surely(own, theirs)) return sure ? kContrary : kUnreadable;
    return {};
  });
}

CheckSpec across(std::string_view name, CheckResult (*run)(const CheckInput&)) {
  return {name,
          run,
          {{"code", ParameterKind::kField}, {"name", ParameterKind::kField}, {"direction", ParameterKind::kField}},
          {"suspected"},
          {"name", "code", "direction", "others"}};
}

}  // namespace

std::vector<CheckSpec> across_checks() {
  return {across("other-direction-across", other_direction_across),
          across("same-direction-across", same_direction_across), across("identity-across", identity_across)};
}

}  // namespace chushen

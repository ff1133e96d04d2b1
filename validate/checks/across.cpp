#include <algorithm>
#include <array>
#include <map>

#include "normalize/company_name.h"
#include "normalize/edit_distance.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/crowd.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// So many others are shown; how many there are is said.
constexpr std::size_t kShown = 20;

bool same_code(const Profile& a, const Profile& b) {
  return !a.code.empty() && a.code == b.code && a.code_valid;
}

bool same_name(const Profile& a, const Profile& b) {
  return !a.name_key.empty() && a.name_key == b.name_key;
}

/// One symbol apart: a slip of the pen or of a reader, or another firm.
bool near_code(const Profile& a, const Profile& b) {
  if (a.code.empty() || b.code.empty() || a.code == b.code) return false;
  return edit_distance(code_points(a.code), code_points(b.code), 1) <= 1;
}

/// What is said of this submission, before others are looked at.
CheckResult begin_across(const CheckInput& input, std::span<const Operand> operands) {
  CheckResult result = begin(input, operands);
  result.words["code"] = present_text(operands[0]);
  result.words["name"] = present_text(operands[1]);
  result.words["direction"] = input.application.direction;
  return result;
}

using Situations = std::map<std::string_view, std::vector<std::size_t>>;

/// Names the others that put the submission into the gravest situation, and shows where they say so.
void conclude_across(const CheckInput& input, const Situations& others, const Profile& own, CheckResult& result) {
  for (const std::string_view situation : {kContrary, std::string_view("suspected"), kUnreadable}) {
    const auto found = others.find(situation);
    if (found == others.end()) continue;
    result.situation = situation;
    std::vector<std::string> ids;
    for (const std::size_t other : found->second) {
      const Profile& theirs = input.crowd->profiles()[other];
      ids.push_back(theirs.id);
      if (ids.size() <= kShown)
        result.evidence.push_back(!own.code.empty() && own.code == theirs.code ? theirs.code_at : theirs.name_at);
    }
    result.words["others"] = listed(ids);
    return;
  }
}

/// Compares with the others that may be the applicant; `judge` says of one in which situation it puts us, or nothing. A
/// direction that is not known is the fact of another rule.
template <class Find, class Judge>
CheckResult compare_with_others(const CheckInput& input, bool needs_direction, const Find& find, const Judge& judge) {
  const std::array operands = {operand(input, text_of(input.rule, "code")), operand(input, text_of(input.rule, "name")),
                               operand(input, text_of(input.rule, "direction"))};
  CheckResult result = begin_across(input, operands);
  if (!input.crowd) {
    result.situation = kOutsideBatch;
    result.evidence.clear();
    return result;
  }
  const std::size_t own = input.crowd->index_of(input.submission.id);
  const auto& profiles = input.crowd->profiles();
  Situations others;
  for (const std::size_t other : find(*input.crowd, own))
    if (const std::string_view situation = judge(profiles[own], profiles[other]); !situation.empty())
      others[situation].push_back(other);
  conclude_across(input, others, profiles[own], result);
  if (!result.situation.empty()) return result;
  if (profiles[own].code.empty() && profiles[own].name.empty())
    result.situation = obstacle(input, std::span(operands).first(2)).value_or(kMissing);
  else
    result.situation = needs_direction && profiles[own].direction.empty() ? kOtherRule : kHolds;
  return result;
}

/// No other submission of the applicant declares the other direction.
CheckResult other_direction_across(const CheckInput& input) {
  return compare_with_others(
      input, true, [](const Crowd& crowd, std::size_t own) { return crowd.alike(own, false); },
      [](const Profile& own, const Profile& theirs) -> std::string_view {
        if (own.direction.empty() || theirs.direction.empty() || own.direction == theirs.direction) return {};
        const bool sure = own.code_sure && theirs.code_sure && own.direction_sure && theirs.direction_sure;
        if (same_code(own, theirs)) return sure ? kContrary : kUnreadable;
        if (near_code(own, theirs) || (!own.code.empty() && own.code == theirs.code)) return "suspected";
        return same_name(own, theirs) ? std::string_view("suspected") : std::string_view();
      });
}

/// No other submission of the applicant in the same direction.
CheckResult same_direction_across(const CheckInput& input) {
  return compare_with_others(
      input, true, [](const Crowd& crowd, std::size_t own) { return crowd.alike(own, true); },
      [](const Profile& own, const Profile& theirs) -> std::string_view {
        if (own.direction.empty() || own.direction != theirs.direction) return {};
        if (same_code(own, theirs)) return own.code_sure && theirs.code_sure ? kContrary : kUnreadable;
        return same_name(own, theirs) ? std::string_view("suspected") : std::string_view();
      });
}

/// "手机与材料“…”所填相同": for information, since agencies file for many.
std::string words_on_contacts(const Crowd& crowd, std::size_t own) {
  std::string words;
  for (const auto& [field, others] : crowd.sharing_contact(own)) {
    std::vector<std::string> ids;
    for (const std::size_t other : others) ids.push_back(crowd.profiles()[other].id);
    words += "“" + field + "”与材料“" + listed(ids, 4) + "”所填相同，供参考。";
  }
  return words;
}

/// No code has two names, no name two codes. That others give the same telephone is told beside.
CheckResult identity_across(const CheckInput& input) {
  CheckResult result = compare_with_others(
      input, false, [](const Crowd& crowd, std::size_t own) { return crowd.contradicting(own); },
      [](const Profile& own, const Profile& theirs) -> std::string_view {
        if (own.name.empty() || theirs.name.empty()) return {};
        const bool sure = own.name_sure && theirs.name_sure && own.code_sure && theirs.code_sure;
        if (same_code(own, theirs) && !same_name(own, theirs)) return sure ? kContrary : kUnreadable;
        const bool codes_differ = own.code_sure && theirs.code_sure && own.code_valid && theirs.code_valid &&
                                  own.code != theirs.code;
        if (same_name(own, theirs) && codes_differ) return sure ? kContrary : kUnreadable;
        return {};
      });
  if (input.crowd) result.words["shared"] = words_on_contacts(*input.crowd, input.crowd->index_of(input.submission.id));
  return result;
}

/// Less of the narrative than a share is another applicant's too. A short text tells nothing.
CheckResult text_not_copied(const CheckInput& input) {
  CheckResult result;
  result.words["inputs"] = "申报书正文";
  if (!input.crowd) {
    result.situation = kOutsideBatch;
    return result;
  }
  const std::size_t own = input.crowd->index_of(input.submission.id);
  const auto least = static_cast<std::size_t>(number_of(input.rule, "least").digits());
  const auto shingle = static_cast<std::size_t>(number_of(input.rule, "shingle").digits());
  const Decimal share = number_of(input.rule, "share");
  double wanted = static_cast<double>(share.digits());
  for (int i = 0; i < share.scale(); ++i) wanted /= 10;
  const auto is_long = [&](std::size_t which) {
    return input.crowd->profiles()[which].shingles.size() + shingle > least;
  };
  if (!is_long(own)) {
    result.situation = form_was_read(input.application) ? kMissing : kOtherRule;
    return result;
  }
  std::vector<std::string> ids;
  for (const std::size_t other : input.crowd->alike_in_text(own, wanted)) {
    if (!is_long(other)) continue;
    Evidence evidence;
    evidence.submission = input.crowd->profiles()[other].id;
    ids.push_back(*evidence.submission);
    if (ids.size() <= kShown) result.evidence.push_back(std::move(evidence));
  }
  result.words["others"] = listed(ids);
  result.situation = ids.empty() ? kHolds : kContrary;
  return result;
}

CheckSpec across(std::string_view name, CheckResult (*run)(const CheckInput&)) {
  return {name,
          run,
          {{"code", ParameterKind::kField},
           {"name", ParameterKind::kField},
           {"direction", ParameterKind::kField},
           {"contacts", ParameterKind::kFields, true}},
          {"suspected"},
          {"name", "code", "direction", "others", "shared"}};
}

}  // namespace

std::vector<CheckSpec> across_checks() {
  return {across("other-direction-across", other_direction_across),
          across("same-direction-across", same_direction_across),
          across("identity-across", identity_across),
          {"text-not-copied",
           text_not_copied,
           {{"shingle", ParameterKind::kNumber},
            {"share", ParameterKind::kNumber},
            {"least", ParameterKind::kNumber},
            {"common-from", ParameterKind::kNumber},
            {"template", ParameterKind::kWords, true}},
           {},
           {"others"}}};
}

}  // namespace chushen

#include "validate/answer.h"

#include <algorithm>

#include "validate/situation.h"
#include "validate/wording.h"

namespace chushen {
namespace {

struct CommonAnswer {
  std::string_view situation;
  Outcome outcome;
  Reason reason;
  std::string_view say;
};

/// Their action is none, but for the two that a person has to look at.
constexpr CommonAnswer kCommon[] = {
    {kUnreadable, Outcome::kUndetermined, Reason::kUnreadable, "“{inputs}”识别存疑，请对照原件核对。"},
    {kConflicting, Outcome::kUndetermined, Reason::kConflicting, "“{inputs}”各处所写不一致，请核对以何处为准。"},
    {kOtherRule, Outcome::kUndetermined, Reason::kMissing,
     "所需内容缺失或未能读取，已在其他核对项中提出，本项暂不判断。"},
    {kNotApplicable, Outcome::kNotApplicable, Reason::kNone, "本项不适用：没有可供核对的内容。"},
    {kNotJudged, Outcome::kUndetermined, Reason::kNotJudged, "本版本不判断此项，请人工核对。"},
    {kOutsideBatch, Outcome::kUndetermined, Reason::kOutsideBatch, "本次只核对单份材料，未与其他申报单位比对。"},
};

const CommonAnswer* find_common(std::string_view situation) {
  const auto found = std::find_if(std::begin(kCommon), std::end(kCommon),
                                  [&](const CommonAnswer& answer) { return answer.situation == situation; });
  return found == std::end(kCommon) ? nullptr : &*found;
}

Action action_in_doubt(const Rule& rule) {
  const auto missing = rule.answers.find(std::string(kMissing));
  const bool idle = missing == rule.answers.end() || missing->second.action == Action::kNone ||
                    missing->second.outcome == Outcome::kNotApplicable;
  return idle ? Action::kNone : Action::kCheck;
}

}  // namespace

bool is_common(std::string_view situation) {
  return find_common(situation) != nullptr;
}

Answer answer_to(const Rule& rule, std::string_view situation) {
  const auto given = rule.answers.find(std::string(situation));
  const CommonAnswer* common = find_common(situation);
  Answer answer = given != rule.answers.end() ? given->second : Answer{};
  if (!common) return answer;
  const bool in_doubt = situation == kUnreadable || situation == kConflicting;
  answer.outcome = common->outcome;
  answer.action = in_doubt ? action_in_doubt(rule) : Action::kNone;
  answer.reason = common->reason;
  if (answer.say.empty()) answer.say = common->say;
  return answer;
}

Finding finding_from(const Rule& rule, const CheckResult& result) {
  const Answer answer = answer_to(rule, result.situation);
  Finding finding;
  finding.rule = rule.id;
  finding.title = rule.title;
  finding.basis = rule.basis;
  finding.clause = rule.clause;
  finding.quote = rule.quote;
  finding.outcome = answer.outcome;
  finding.action = answer.action;
  finding.reason = answer.reason;
  finding.message = fill(answer.say, result.words);
  finding.remedy = fill(answer.remedy, result.words);
  finding.fields = result.fields;
  finding.evidence = result.evidence;
  return finding;
}

}  // namespace chushen

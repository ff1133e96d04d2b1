#include "validate/finding.h"

#include <algorithm>

namespace chushen {

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::kNotice: return "notice";
    case Basis::kForm: return "form";
    case Basis::kConsistency: return "consistency";
    case Basis::kPractice: return "practice";
  }
  return "";
}

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kSatisfied: return "satisfied";
    case Outcome::kViolated: return "violated";
    case Outcome::kUndetermined: return "undetermined";
    case Outcome::kNotApplicable: return "not-applicable";
    case Outcome::kPreferred: return "preferred";
  }
  return "";
}

std::string_view name_of(Action action) {
  switch (action) {
    case Action::kNone: return "none";
    case Action::kRemark: return "remark";
    case Action::kCheck: return "check";
    case Action::kCorrect: return "correct";
    case Action::kReject: return "reject";
  }
  return "";
}

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::kNone: return "none";
    case Reason::kContrary: return "contrary";
    case Reason::kMissing: return "missing";
    case Reason::kUnreadable: return "unreadable";
    case Reason::kConflicting: return "conflicting";
    case Reason::kListNotLoaded: return "list-not-loaded";
    case Reason::kInPrinciple: return "in-principle";
    case Reason::kOutsideBatch: return "outside-batch";
    case Reason::kNotJudged: return "not-judged";
  }
  return "";
}

std::string_view word_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::kSatisfied: return "符合";
    case Outcome::kViolated: return "不符合";
    case Outcome::kUndetermined: return "待核实";
    case Outcome::kNotApplicable: return "不适用";
    case Outcome::kPreferred: return "优先";
  }
  return "";
}

namespace {

bool leaves_open(const Finding& finding) {
  const bool somebody_acts = finding.action == Action::kCorrect || finding.action == Action::kCheck;
  const bool waits_for_others = finding.reason == Reason::kListNotLoaded ||
                                finding.reason == Reason::kOutsideBatch || finding.reason == Reason::kNotJudged;
  return finding.outcome == Outcome::kUndetermined && somebody_acts && !waits_for_others;
}

}  // namespace

void conclude(Judgement& judgement) {
  const auto& findings = judgement.findings;
  const auto violated = [](const Finding& finding) { return finding.outcome == Outcome::kViolated; };
  judgement.verdict = Outcome::kSatisfied;
  if (std::any_of(findings.begin(), findings.end(), leaves_open)) judgement.verdict = Outcome::kUndetermined;
  if (std::any_of(findings.begin(), findings.end(), violated)) judgement.verdict = Outcome::kViolated;
  judgement.action = Action::kNone;
  for (const Finding& finding : findings) judgement.action = std::max(judgement.action, finding.action);
}

}  // namespace chushen

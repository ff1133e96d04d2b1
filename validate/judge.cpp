#include "validate/judge.h"

#include <algorithm>
#include <stdexcept>

#include "validate/answer.h"
#include "validate/checks.h"
#include "validate/situation.h"

namespace chushen {
namespace {

/// A rule of one direction says nothing of the other; of an unknown direction it cannot say which.
std::string_view outside_directions(const Rule& rule, const Application& application) {
  if (rule.directions.empty()) return {};
  if (application.direction.empty()) return kOtherRule;
  const bool covered =
      std::find(rule.directions.begin(), rule.directions.end(), application.direction) != rule.directions.end();
  return covered ? std::string_view() : kNotApplicable;
}

CheckResult check(const CheckInput& input) {
  CheckResult result;
  result.situation = outside_directions(input.rule, input.application);
  if (!result.situation.empty()) return result;
  const CheckSpec* check = find_check(input.rule.check);
  if (!check) throw std::logic_error("no check " + input.rule.check + ": the loader lets none through");
  result = check->run(input);
  // A loose document cannot lack what may lie beside it; rules that say so have an answer for it.
  const bool holds = answer_to(input.rule, result.situation).outcome == Outcome::kSatisfied;
  if (input.submission.single_file && !holds && input.rule.answers.contains(std::string(kSingleFile)))
    result.situation = kSingleFile;
  return result;
}

Judgement judge_one(const Case& submission, const Notice& notice, const CountySettings& county,
                    std::span<const Case> batch) {
  Judgement judgement;
  for (const Rule& rule : notice.rules)
    judgement.findings.push_back(
        finding_from(rule, check({submission, *submission.application, notice, county, rule, batch})));
  conclude(judgement);
  return judgement;
}

}  // namespace

Judgement judge(const Case& submission, const Notice& notice, const CountySettings& county) {
  return judge_one(submission, notice, county, {});
}

std::vector<Judgement> judge_batch(std::span<const Case> submissions, const Notice& notice,
                                   const CountySettings& county) {
  // Evidence of other submissions comes in the order of their ids, whatever the order they are given in.
  std::vector<Case> batch(submissions.begin(), submissions.end());
  std::sort(batch.begin(), batch.end(), [](const Case& a, const Case& b) { return a.id < b.id; });
  std::vector<Judgement> judgements;
  for (const Case& submission : submissions) judgements.push_back(judge_one(submission, notice, county, batch));
  return judgements;
}

}  // namespace chushen

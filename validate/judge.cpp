#include "validate/judge.h"

#include <algorithm>
#include <stdexcept>

#include "validate/answer.h"
#include "validate/checks.h"
#include "validate/crowd.h"
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

Judgement judge_one(const Case& submission, const Notice& notice, const CountySettings& county, const Crowd* crowd,
                    const Packages* packages) {
  Judgement judgement;
  for (const Rule& rule : notice.rules)
    judgement.findings.push_back(
        finding_from(rule, check({submission, *submission.application, notice, county, rule, crowd, packages})));
  conclude(judgement);
  return judgement;
}

}  // namespace

Judgement judge(const Case& submission, const Notice& notice, const CountySettings& county) {
  return judge_one(submission, notice, county, nullptr, nullptr);
}

Judgement judge_among(const Case& submission, const Notice& notice, const CountySettings& county, const Crowd& crowd,
                      const Packages* packages) {
  return judge_one(submission, notice, county, &crowd, packages);
}

std::vector<Judgement> judge_batch(std::span<const Case> submissions, const Notice& notice,
                                   const CountySettings& county, const Packages* packages) {
  std::vector<Profile> profiles;
  for (const Case& submission : submissions) profiles.push_back(profile_of(submission, notice));
  const Crowd crowd(std::move(profiles), notice);
  std::vector<Judgement> judgements;
  for (const Case& submission : submissions)
    judgements.push_back(judge_among(submission, notice, county, crowd, packages));
  return judgements;
}

}  // namespace chushen

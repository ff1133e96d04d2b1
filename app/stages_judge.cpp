#include <memory>
#include <utility>

#include "app/audit/reviews.h"
#include "app/stages.h"
#include "validate/crowd.h"
#include "validate/judge.h"

// The stage in the middle: by which rules, and what people decided.

namespace chushen {

namespace {

Case case_of(const Paper& paper) {
  return {paper.submission.id, paper.submission.county, paper.submission.single_file, &paper.application};
}

}  // namespace

void Stages::take_reviews(std::vector<Paper>& papers) {
  for (Paper& paper : papers) {
    paper.review = audit_.review_of(paper.submission.id);
    apply_corrections(paper.review, paper.application, office_.notice.form);
  }
}

Stages::Judge Stages::judging_alone(std::vector<Paper>& papers) {
  take_reviews(papers);
  return [this](const Paper& paper) { return judge(case_of(paper), office_.notice, office_.county); };
}

Stages::Judge Stages::judging_together(std::vector<Paper>& papers, const Packages& packages) {
  take_reviews(papers);
  if (const auto failure = audit_.note_office(office_)) note_failure(*failure);
  std::vector<Profile> profiles;
  for (const Paper& paper : papers) {
    if (!goes_on()) return {};
    profiles.push_back(profile_of(case_of(paper), office_.notice));
  }
  const auto crowd = std::make_shared<const Crowd>(std::move(profiles), office_.notice);
  return [this, crowd, &packages](const Paper& paper) {
    return judge_among(case_of(paper), office_.notice, office_.county, *crowd, &packages);
  };
}

// What a decision rests on is known only after all rules have looked.
void Stages::decide(Paper& paper, const Judge& judge) const {
  paper.judgement = judge(paper);
  if (paper.review.empty()) return;
  mark_stale(paper.review, paper.judgement, paper.application);
  paper.decided = decided(paper.judgement, paper.review);
}

}  // namespace chushen

#include <catch2/catch.hpp>

#include "validate/review.h"

using namespace chushen;

namespace {

Field level_field() {
  Field field;
  field.name = "评测等级";
  field.state = FieldState::kPresent;
  field.value = Value{std::string("一级"), "", false};
  field.confidence = 0.93f;
  Reading reading;
  reading.document = "d1";
  reading.place = {2, {10, 20, 30, 40}, ""};
  reading.raw = "一级";
  reading.value = field.value;
  field.readings = {reading};
  return field;
}

Application application() {
  Application application;
  DocumentFacts document;
  document.id = "d1";
  document.sha256 = std::string(64, 'a');
  application.documents = {document};
  application.fields = {level_field()};
  return application;
}

Finding finding(Outcome outcome, Action action) {
  Finding finding;
  finding.rule = "level-at-least-2";
  finding.outcome = outcome;
  finding.action = action;
  finding.reason = Reason::kInPrinciple;
  finding.message = "评测等级为一级。";
  finding.fields = {"评测等级"};
  Evidence seen;
  seen.document = "d1";
  seen.place = {2, {10, 20, 30, 40}, ""};
  seen.raw = "一级";
  finding.evidence = {seen};
  return finding;
}

Review decision(Outcome outcome, const Application& application) {
  Override one;
  one.rule = "level-at-least-2";
  one.outcome = outcome;
  one.evidence = evidence_key(finding(Outcome::kUndetermined, Action::kCorrect), application);
  return {{one}, {}};
}

FormSchema form() {
  FormSchema form;
  FieldSpec level, direction;
  level.name = "评测等级";
  level.type = ValueType::kChoice;
  level.options = {{"一级", {}}, {"二级", {}}};
  direction.name = "申报方向";
  direction.type = ValueType::kChoice;
  direction.options = {{"示范企业", {}}, {"示范车间", {}}};
  form.fields = {direction, level};
  form.directions = {{"示范企业", {}}, {"示范车间", {}}};
  return form;
}

}  // namespace

TEST_CASE("a decision rests on values and papers, not on words, numbers of documents or where a box was drawn") {
  const Application before = application();
  const std::string key = evidence_key(finding(Outcome::kUndetermined, Action::kCorrect), before);
  Finding reworded = finding(Outcome::kViolated, Action::kReject);
  reworded.message = "换了说法";
  reworded.evidence[0].place.box = {11, 21, 31, 41};
  reworded.evidence[0].confidence = 0.5f;
  CHECK(evidence_key(reworded, before) == key);
  Application renumbered = before;
  renumbered.documents[0].id = "d2";
  reworded.evidence[0].document = "d2";
  CHECK(evidence_key(reworded, renumbered) == key);

  Finding other = finding(Outcome::kUndetermined, Action::kCorrect);
  other.evidence[0].raw = "二级";
  CHECK(evidence_key(other, before) != key);
  Application changed = before;
  changed.documents[0].sha256 = std::string(64, 'b');
  CHECK(evidence_key(finding(Outcome::kUndetermined, Action::kCorrect), changed) != key);
  changed = before;
  changed.fields[0].value = Value{std::string("二级"), "", false};
  CHECK(evidence_key(finding(Outcome::kUndetermined, Action::kCorrect), changed) != key);
}

TEST_CASE("a decision on something missing holds until it is there") {
  Finding missing;
  missing.rule = "stamped-copy";
  missing.outcome = Outcome::kUndetermined;
  missing.reason = Reason::kMissing;
  Finding there = missing;
  there.outcome = Outcome::kSatisfied;
  there.reason = Reason::kNone;
  const Application none;
  CHECK(evidence_key(missing, none) == evidence_key(missing, none));
  CHECK(evidence_key(missing, none) != evidence_key(there, none));
}

TEST_CASE("what a person decides settles who has to act and the verdict; the finding itself stays") {
  const Application papers = application();
  Judgement judgement;
  judgement.findings = {finding(Outcome::kUndetermined, Action::kCorrect)};
  conclude(judgement);
  const auto with = [&](Outcome outcome) { return decided(judgement, decision(outcome, papers)); };
  CHECK(with(Outcome::kSatisfied).verdict == Outcome::kSatisfied);
  CHECK(with(Outcome::kSatisfied).action == Action::kNone);
  CHECK(with(Outcome::kNotApplicable).verdict == Outcome::kSatisfied);
  CHECK(with(Outcome::kViolated).verdict == Outcome::kViolated);
  CHECK(with(Outcome::kViolated).action == Action::kCorrect);  // still for the applicant to mend
  CHECK(with(Outcome::kUndetermined).verdict == Outcome::kUndetermined);
  CHECK(judgement.findings[0].outcome == Outcome::kUndetermined);

  judgement.findings = {finding(Outcome::kSatisfied, Action::kNone)};
  CHECK(with(Outcome::kViolated).action == Action::kReject);
  CHECK(with(Outcome::kUndetermined).action == Action::kCheck);
  CHECK(with(Outcome::kUndetermined).verdict == Outcome::kUndetermined);
}

TEST_CASE("a stale decision decides nothing and is not lost") {
  Application papers = application();
  Judgement judgement;
  judgement.findings = {finding(Outcome::kUndetermined, Action::kCorrect)};
  conclude(judgement);
  Review review = decision(Outcome::kSatisfied, papers);
  mark_stale(review, judgement, papers);
  CHECK_FALSE(review.decisions[0].stale);
  CHECK(has_valid(review));
  papers.documents[0].sha256 = std::string(64, 'f');
  mark_stale(review, judgement, papers);
  CHECK(review.decisions[0].stale);
  CHECK(stale_in(review) == 1);
  CHECK_FALSE(has_valid(review));
  CHECK(decided(judgement, review).verdict == Outcome::kUndetermined);
  judgement.findings.clear();  // a pack without the rule
  mark_stale(review, judgement, papers);
  CHECK(review.decisions.size() == 1);
}

TEST_CASE("a correction sets the value and leaves the readings; other readings make it stale") {
  Application papers = application();
  Correction correction;
  correction.field = "评测等级";
  correction.written = "二级";
  correction.readings = readings_key(papers.fields[0], papers);
  Review review{{}, {correction}};
  papers.fields[0].state = FieldState::kUnreadable;
  papers.fields[0].value.reset();
  const auto readings = papers.fields[0].readings;
  apply_corrections(review, papers, form());
  CHECK_FALSE(review.corrections[0].stale);
  CHECK(review.corrections[0].former_state == FieldState::kUnreadable);
  CHECK(papers.fields[0].state == FieldState::kPresent);
  CHECK(papers.fields[0].confidence == 1);
  CHECK(to_string(*papers.fields[0].value) == "二级");
  CHECK(papers.fields[0].readings == readings);

  Application others = application();
  others.fields[0].readings[0].raw = "三级";
  apply_corrections(review, others, form());
  CHECK(review.corrections[0].stale);
  CHECK(review.corrections[0].former_value == "一级");
  CHECK(to_string(*others.fields[0].value) == "一级");
  review.corrections[0].written = "不是等级";
  apply_corrections(review, papers, form());
  CHECK(review.corrections[0].stale);
}

TEST_CASE("a corrected direction is the direction that is judged by") {
  Application papers = application();
  Field direction;
  direction.name = "申报方向";
  papers.fields.push_back(direction);
  Correction correction;
  correction.field = "申报方向";
  correction.written = "示范车间";
  correction.readings = readings_key(direction, papers);
  Review review{{}, {correction}};
  apply_corrections(review, papers, form());
  CHECK(papers.direction == "示范车间");
}

TEST_CASE("outcomes are called by their Chinese and English words") {
  CHECK(outcome_called("符合") == Outcome::kSatisfied);
  CHECK(outcome_called("not-applicable") == Outcome::kNotApplicable);
  CHECK(outcome_called("优先") == Outcome::kPreferred);
  CHECK_FALSE(outcome_called("可以"));
}

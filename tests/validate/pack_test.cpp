#include <catch2/catch.hpp>

#include "applicant.h"
#include "validate/checks.h"
#include "validate/quotation.h"

using namespace chushen;

namespace {

/// The rules of the contract, in its order.
const std::vector<std::string> kRules = {"form-present",
                                         "editable-copy",
                                         "stamped-copy",
                                         "readable",
                                         "paper-copies",
                                         "seal-present",
                                         "seal-matches-applicant",
                                         "seal-kind",
                                         "pledge-signed",
                                         "paper-matches-electronic",
                                         "pages-complete",
                                         "print-matches-text",
                                         "required-fields",
                                         "no-template-text",
                                         "name-consistent",
                                         "uscc-valid",
                                         "identity-across",
                                         "registered-in-city",
                                         "county-matches",
                                         "legal-person",
                                         "manufacturer",
                                         "operating-normally",
                                         "finance-system",
                                         "credit-clean",
                                         "narrative-complete",
                                         "text-matches-table",
                                         "assessment-done",
                                         "level-at-least-2",
                                         "level-matches-score",
                                         "assessment-in-window",
                                         "assessment-of-right-kind",
                                         "funding-declared",
                                         "not-already-funded",
                                         "funding-consistent",
                                         "one-direction",
                                         "one-direction-across",
                                         "one-submission",
                                         "project-completed",
                                         "completion-evidenced",
                                         "dates-in-order",
                                         "provider-in-pool",
                                         "before-deadline",
                                         "amounts-add-up",
                                         "units-plausible",
                                         "rates-recompute",
                                         "counts-consistent",
                                         "size-matches",
                                         "contact-valid",
                                         "other-company-named",
                                         "text-not-copied",
                                         "hidden-changes",
                                         "matches-summary"};

const Rule& rule(const std::string& id) {
  for (const Rule& rule : real_pack().rules)
    if (rule.id == id) return rule;
  throw std::logic_error(id);
}

}  // namespace

TEST_CASE("the pack has exactly the rules of the contract, in its order") {
  std::vector<std::string> ids;
  for (const Rule& rule : real_pack().rules) ids.push_back(rule.id);
  CHECK(ids == kRules);
  CHECK(ids.size() == 52);
}

TEST_CASE("a rule quotes the notice exactly when the notice is its basis") {
  for (const Rule& rule : real_pack().rules) {
    INFO(rule.id);
    CHECK((rule.basis == Basis::kNotice) == !rule.quote.empty());
    CHECK((rule.basis == Basis::kNotice) == !rule.clause.empty());
    if (!rule.quote.empty()) CHECK(is_quoted_from(rule.quote, real_pack().text));
  }
}

TEST_CASE("only the rules that the contract lets violate can") {
  const std::vector<std::string> may = {"form-present",       "registered-in-city",   "legal-person",
                                        "not-already-funded", "one-direction-across", "project-completed"};
  for (const Rule& rule : real_pack().rules) {
    INFO(rule.id);
    bool can = false;
    for (const auto& [situation, answer] : rule.answers) {
      can = can || answer.outcome == Outcome::kViolated;
      CHECK((answer.outcome == Outcome::kViolated) == (answer.action == Action::kReject));
    }
    CHECK(can == (std::find(may.begin(), may.end(), rule.id) != may.end()));
  }
}

TEST_CASE("each answer that asks the applicant for something says what in words to send") {
  for (const Rule& rule : real_pack().rules)
    for (const auto& [situation, answer] : rule.answers) {
      INFO(rule.id << " " << situation);
      CHECK_FALSE(answer.say.empty());
      if (answer.action == Action::kCorrect || answer.action == Action::kReject) CHECK_FALSE(answer.remedy.empty());
    }
}

TEST_CASE("a blank or malformed field has the owner that the contract names") {
  CHECK(rule("one-direction").owns.at(0).field == "申报方向");
  CHECK(rule("one-direction").owns.at(0).states.size() == 2);
  CHECK(rule("funding-declared").owns.at(0).states == std::vector{FieldState::kBlank});
  CHECK(rule("assessment-done").owns.size() == 3);
  CHECK(rule("pledge-signed").owns.at(0).field == "申报日期");
}

TEST_CASE("the pack knows the city, its divisions and the office's lists") {
  CHECK(real_pack().document_number == "江工信工业互联网〔2023〕22号");
  CHECK(real_pack().form.city == "江门市");
  CHECK(real_pack().form.divisions.size() == 7);
  CHECK(real_pack().lists.size() == 4);
  CHECK(real_pack().form.directions.size() == 2);
  CHECK(real_pack().sha256.size() == 64);
  CHECK(real_pack().form.fields.size() > 50);
}

TEST_CASE("a faultless application has no finding that anybody has to act on, but for what was not loaded") {
  for (const std::string direction : {"示范企业", "示范车间"}) {
    const Application application = faultless(direction);
    const Judgement judgement = judge({"a", "蓬江区", false, &application}, real_pack(), {});
    CHECK(judgement.findings.size() == 52);
    for (const Finding& finding : judgement.findings) {
      INFO(direction << " " << finding.rule << ": " << answer(finding) << " " << finding.message);
      CHECK(finding.message.find('{') == std::string::npos);
      CHECK_FALSE(finding.message.empty());
      const bool waits = finding.reason == Reason::kNotJudged || finding.reason == Reason::kListNotLoaded ||
                         finding.reason == Reason::kOutsideBatch;
      CHECK((waits || finding.outcome != Outcome::kUndetermined));
      CHECK((waits || finding.action == Action::kNone));
    }
    CHECK(judgement.verdict == Outcome::kSatisfied);
  }
}

TEST_CASE("every rule has a check that judges") {
  for (const Rule& rule : real_pack().rules) {
    INFO(rule.id);
    CHECK(rule.check != "not-judged");
  }
}

TEST_CASE("an application of which nothing is known gives every finding and accuses of nothing") {
  const Application nothing;
  const Judgement judgement = judge({"a", "", false, &nothing}, real_pack(), {});
  CHECK(judgement.findings.size() == 52);
  for (const Finding& finding : judgement.findings) {
    INFO(finding.rule << ": " << answer(finding));
    CHECK(finding.outcome != Outcome::kViolated);
    CHECK(finding.outcome != Outcome::kSatisfied);
    CHECK(finding.action != Action::kCorrect);
  }
}

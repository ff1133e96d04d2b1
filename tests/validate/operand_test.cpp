#include "validate/operand.h"

#include <array>
#include <catch2/catch.hpp>

#include "applicant.h"
#include "validate/answer.h"
#include "validate/situation.h"
#include "validate/wording.h"

using namespace chushen;

namespace {

const Rule& rule(const std::string& id) {
  for (const Rule& rule : real_pack().rules)
    if (rule.id == id) return rule;
  throw std::logic_error(id);
}

/// What a rule is told of operands in these states.
std::string obstacle_of(const std::string& id, const std::vector<OperandState>& states) {
  const Application application;
  const Case submission{"a", "", false, &application};
  const CountySettings county;
  std::vector<Operand> operands;
  for (const OperandState state : states) operands.push_back({nullptr, state, true});
  const auto found = obstacle({submission, application, real_pack(), county, rule(id), {}}, operands);
  return std::string(found.value_or("none"));
}

constexpr auto kThere = OperandState::kThere, kAbsent = OperandState::kAbsent, kOther = OperandState::kOtherRule,
               kUnread = OperandState::kUnreadable, kConflict = OperandState::kConflicting;

}  // namespace

TEST_CASE("inputs that are not there or not sure are taken in the contract's order") {
  CHECK(obstacle_of("uscc-valid", {kThere, kThere}) == "none");
  CHECK(obstacle_of("uscc-valid", {kThere, kAbsent}) == "missing");
  CHECK(obstacle_of("uscc-valid", {kAbsent, kUnread}) == "unreadable");
  CHECK(obstacle_of("uscc-valid", {kAbsent, kUnread, kConflict}) == "conflicting");
  CHECK(obstacle_of("uscc-valid", {kAbsent, kUnread, kConflict, kOther}) == "other-rule");
}

TEST_CASE(
    "under basis consistency an absent operand is not applicable before any doubt, but not before another rule's "
    "fact") {
  CHECK(obstacle_of("amounts-add-up", {kThere, kAbsent}) == "not-applicable");
  CHECK(obstacle_of("amounts-add-up", {kAbsent, kUnread, kConflict}) == "not-applicable");
  CHECK(obstacle_of("amounts-add-up", {kThere, kUnread}) == "unreadable");
  CHECK(obstacle_of("amounts-add-up", {kAbsent, kOther}) == "other-rule");
}

TEST_CASE("the contrary needs every operand to be sure") {
  const Operand sure{nullptr, kThere, true}, doubtful{nullptr, kThere, false};
  CHECK(against(std::array{sure, sure}, kContrary) == kContrary);
  CHECK(against(std::array{sure, doubtful}, kContrary) == kUnreadable);
}

TEST_CASE("sure is what is read electronically, or from 0.9 on") {
  Reading reading;
  reading.source = TextSource::kOcr;
  reading.confidence = 0.9F;
  CHECK(is_sure(reading));
  reading.confidence = 0.899F;
  CHECK_FALSE(is_sure(reading));
  for (const TextSource source : {TextSource::kDocx, TextSource::kText, TextSource::kFormField}) {
    reading.source = source;
    CHECK(is_sure(reading));
  }
}

TEST_CASE("evidence of other papers makes no form field sure") {
  Application application = faultless();
  scan(application, "申报单位名称", "江门市测试甲有限公司", 0.7F);
  add_document(application, "d3", Role::kLicence);
  add_reading(application, "申报单位名称", "d3", "江门市测试甲有限公司", 0.99F);
  const Case submission{"a", "", false, &application};
  const CountySettings county;
  const CheckInput input{submission, application, real_pack(), county, rule("legal-person"), {}};
  CHECK_FALSE(operand(input, "申报单位名称").sure);
  field(application, "申报单位名称").confidence = 0.95F;
  CHECK(operand(input, "申报单位名称").sure);
}

TEST_CASE("a field that no form was read for is another rule's fact, else it is absent") {
  Application application = faultless();
  const Case submission{"a", "", false, &application};
  const CountySettings county;
  const CheckInput input{submission, application, real_pack(), county, rule("uscc-valid"), {}};
  not_found(application, "统一社会信用代码");
  CHECK(operand(input, "统一社会信用代码").state == OperandState::kAbsent);
  document(application, "d1").status = Status::kPartial;
  CHECK(operand(input, "统一社会信用代码").state == OperandState::kAbsent);
  document(application, "d2").status = Status::kPartial;
  CHECK(operand(input, "统一社会信用代码").state == OperandState::kOtherRule);
}

TEST_CASE("doubt asks the office only where the rule's last column does") {
  CHECK(answer_to(rule("uscc-valid"), kUnreadable).action == Action::kCheck);
  CHECK(answer_to(rule("registered-in-city"), kConflicting).action == Action::kCheck);
  CHECK(answer_to(rule("level-at-least-2"), kUnreadable).action == Action::kNone);
  CHECK(answer_to(rule("amounts-add-up"), kConflicting).action == Action::kNone);
  CHECK(answer_to(rule("dates-in-order"), kUnreadable).action == Action::kNone);
  CHECK(answer_to(rule("uscc-valid"), kOtherRule).action == Action::kNone);
  for (const Rule& each : real_pack().rules)
    for (const std::string_view situation : {kUnreadable, kConflicting, kOtherRule}) {
      INFO(each.id << " " << situation);
      CHECK(answer_to(each, situation).outcome == Outcome::kUndetermined);
      CHECK(answer_to(each, situation).action <= Action::kCheck);
    }
}

TEST_CASE("the gravest situation of many items decides") {
  Tally tally;
  CHECK(tally.gravest(kMissing) == kMissing);
  for (const std::string_view situation :
       {kNotApplicable, kMissing, kOtherRule, kHolds, kUnreadable, kConflicting, kContrary}) {
    tally.add(situation, std::string(situation));
    CHECK(tally.gravest(kMissing) == situation);
  }
  CHECK(tally.items(kHolds) == std::vector<std::string>{"holds"});
  CHECK(tally.items("nothing").empty());
}

TEST_CASE("words take the place of their placeholders and are never placeholders themselves") {
  CHECK(fill("“{a}”与“{b}”", {{"a", "{b}"}, {"b", "乙"}}) == "“{b}”与“乙”");
  CHECK(fill("{gone}无", {}) == "无");
  CHECK(fill("末尾{", {}) == "末尾{");
  CHECK(placeholders("{a}和{b}") == std::vector<std::string>{"a", "b"});
}

#include <algorithm>
#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

namespace {

/// A batch of two: what the rule says of each.
struct Pair {
  Application first = faultless("示范企业"), second = faultless("示范车间");

  std::vector<Judgement> judged() const {
    const std::vector<Case> cases = {{"蓬江区/甲", "蓬江区", false, &first}, {"新会区/乙", "新会区", false, &second}};
    return judge_batch(cases, real_pack(), {});
  }
  std::string of(const std::string& rule, std::size_t which = 0) const {
    return answer(finding_of(judged().at(which), rule));
  }
};

}  // namespace

TEST_CASE("rules across applicants say nothing of a submission judged alone") {
  for (const char* rule : {"one-direction-across", "one-submission", "identity-across"})
    CHECK(answer(judged(faultless(), rule)) == "undetermined none outside-batch");
}

TEST_CASE("one-direction-across: the same valid code in both directions, told on both sides") {
  const Pair pair;
  CHECK(pair.of("one-direction-across", 0) == "violated reject contrary");
  CHECK(pair.of("one-direction-across", 1) == "violated reject contrary");
  const Finding finding = finding_of(pair.judged().at(0), "one-direction-across");
  CHECK(finding.message == "本材料申报“示范企业”，材料“新会区/乙”以同一统一社会信用代码申报另一方向。");
  const bool named = std::any_of(finding.evidence.begin(), finding.evidence.end(),
                                 [](const Evidence& evidence) { return evidence.submission == "新会区/乙"; });
  CHECK(named);
}

TEST_CASE("one-direction-across: the same name, or a code one symbol off, is looked at") {
  Pair pair;
  write(pair.second, "统一社会信用代码", "91440704MAXXXX031N");
  CHECK(pair.of("one-direction-across") == "undetermined check contrary");
  write(pair.second, "申报单位名称", "江门市测试乙有限公司");
  CHECK(pair.of("one-direction-across") == "satisfied none none");
  write(pair.second, "统一社会信用代码", "91440703MAXXXX028D");
  CHECK(pair.of("one-direction-across") == "undetermined check contrary");
}

TEST_CASE("one-direction-across: doubt about either code or direction accuses nobody") {
  Pair code;
  scan(code.second, "统一社会信用代码", "91440703MAXXXX023D", 0.8F);
  CHECK(code.of("one-direction-across", 0) == "undetermined check unreadable");
  CHECK(code.of("one-direction-across", 1) == "undetermined check unreadable");
  Pair direction;
  scan(direction.second, "申报方向", "示范车间", 0.8F);
  CHECK(direction.of("one-direction-across", 0) == "undetermined check unreadable");
}

TEST_CASE("one-direction-across: two submissions of one direction are another rule's") {
  Pair pair;
  pair.second = faultless("示范企业");
  CHECK(pair.of("one-direction-across") == "satisfied none none");
  CHECK(pair.of("one-submission") == "undetermined check contrary");
  write(pair.second, "统一社会信用代码", "91440704MAXXXX031N");
  CHECK(pair.of("one-submission") == "undetermined check contrary");
  write(pair.second, "申报单位名称", "江门市测试乙有限公司");
  CHECK(pair.of("one-submission") == "satisfied none none");
}

TEST_CASE("identity-across: one code with two names, one name with two codes") {
  Pair pair;
  CHECK(pair.of("identity-across") == "satisfied none none");
  write(pair.second, "申报单位名称", "江门市测试乙有限公司");
  CHECK(pair.of("identity-across") == "undetermined check contrary");
  pair = Pair();
  write(pair.second, "统一社会信用代码", "91440704MAXXXX031N");
  CHECK(pair.of("identity-across") == "undetermined check contrary");
}

TEST_CASE("an applicant of whom neither name nor code is known cannot be compared") {
  Pair pair;
  blank(pair.first, "统一社会信用代码");
  blank(pair.first, "申报单位名称");
  CHECK(pair.of("one-direction-across") == "undetermined none missing");
}

TEST_CASE(
    "an unknown direction is another rule's fact, for what has to be filled in it is what both directions ask for") {
  Pair pair;
  malformed(pair.first, "申报方向", "☑方向一 ☑方向二");
  pair.first.direction.clear();
  CHECK(pair.of("one-direction-across") == "undetermined none missing");
  CHECK(pair.of("one-submission") == "undetermined none missing");
  CHECK(pair.of("one-direction") == "undetermined correct contrary");
  CHECK(pair.of("form-present") == "undetermined none missing");
  CHECK(pair.of("not-already-funded") == "undetermined none missing");
  CHECK(pair.of("required-fields") == "satisfied none none");
  CHECK(pair.of("paper-matches-electronic") == "satisfied none none");
  blank(pair.first, "主导产品");
  CHECK(pair.of("required-fields") == "undetermined correct contrary");
}

TEST_CASE("the order of a batch changes nothing in any result") {
  const Application a = faultless("示范企业"), b = faultless("示范车间"), c = faultless("示范企业");
  std::vector<Case> cases = {{"1", "", false, &a}, {"2", "", false, &b}, {"3", "", false, &c}};
  const auto forwards = judge_batch(cases, real_pack(), {});
  std::reverse(cases.begin(), cases.end());
  auto backwards = judge_batch(cases, real_pack(), {});
  std::reverse(backwards.begin(), backwards.end());
  CHECK(forwards == backwards);
}

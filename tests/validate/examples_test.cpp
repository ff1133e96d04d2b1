#include "validate/examples.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <set>

#include "applicant.h"
#include "validate/situation.h"

using namespace chushen;

TEST_CASE("every example of the pack gives what its author says") {
  for (const ExampleFault& fault : run_examples(real_pack())) {
    INFO(fault.rule << " (rules.yaml:" << fault.line << "): " << fault.expected << ", and not " << fault.given);
    CHECK(fault.expected == fault.given);
  }
}

TEST_CASE("nearly every rule judges, and each that does has an example that holds, one that does not, one in doubt") {
  std::size_t judging = 0;
  for (const Rule& rule : real_pack().rules) {
    if (rule.check == kNotJudged) continue;
    ++judging;
    if (rule.check == "pledge-inked" || rule.examples.empty()) continue;
    INFO(rule.id);
    CHECK(rule.examples.size() >= 2);
  }
  std::printf("%zu of %zu rules judge, %zu examples in the pack\n", judging, real_pack().rules.size(),
              examples_in(real_pack()));
  CHECK(judging >= 49);
}

TEST_CASE("an example that fails is told with its place") {
  Notice notice = real_pack();
  for (Rule& rule : notice.rules)
    if (rule.id == "contact-valid") rule.examples.front().gives = "violated reject contrary";
  const auto faults = run_examples(notice);
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().rule == "contact-valid");
  CHECK(faults.front().given == "satisfied none none");
  CHECK(faults.front().line > 0);
}

TEST_CASE("messages of all examples are whole sentences without gaps") {
  for (const Rule& rule : real_pack().rules)
    for (const Example& example : rule.examples) {
      const Finding finding = finding_on(example, rule.id, real_pack());
      INFO(rule.id << ": " << finding.message << " / " << finding.remedy);
      CHECK_FALSE(finding.message.empty());
      for (const std::string& text : {finding.message, finding.remedy}) {
        for (const char* gap : {"“”", "（）", "：。", "、。", "{", "，，"}) CHECK(text.find(gap) == std::string::npos);
      }
      if (finding.action == Action::kCorrect) CHECK_FALSE(finding.remedy.empty());
    }
}

TEST_CASE("a second notice of another city loads, and all its examples give what they say") {
  const auto second = load_notice(CHUSHEN_SOURCE_DIR "/fixtures/notices/yunxi-2024-9");
  std::string errors;
  if (!second)
    for (const PackError& error : second.error())
      errors += error.file + ":" + std::to_string(error.line) + " " + error.message + "\n";
  INFO(errors);
  REQUIRE(second);
  for (const ExampleFault& fault : run_examples(*second)) {
    INFO(fault.rule << " (rules.yaml:" << fault.line << ")");
    CHECK(fault.expected == fault.given);
  }
  CHECK(examples_in(*second) >= 40);
}

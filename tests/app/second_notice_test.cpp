#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "tests/app/program.h"

namespace {

const std::string kSecond = kFixtures + "/notices/yunxi-2024-9";

std::map<std::string, std::string> outcomes_in(const std::string& report) {
  std::map<std::string, std::string> outcomes;
  const nlohmann::json all = json_at(report);
  for (const auto& finding : all.at("findings"))
    outcomes[finding.at("rule")] = finding.at("outcome").get<std::string>() + " " + finding.at("action").get<std::string>();
  return outcomes;
}

nlohmann::json field_in(const std::string& report, const std::string& name) {
  const nlohmann::json all = json_at(report);
  for (const auto& field : all.at("fields"))
    if (field.at("name") == name) return field;
  return nullptr;
}

}  // namespace

TEST_CASE("lint finds nothing wrong with a second notice of another city") {
  const ProgramRun run = run_program({"lint", kNotice, kSecond});
  INFO(run.out);
  CHECK(run.status == 0);
  CHECK(run.out.find("例子") != std::string::npos);
}

TEST_CASE("another city's notice is judged the whole way, by its own fields, rules and dates") {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const ProgramRun run =
      run_program({"batch", kFixtures + "/yunxi", "--out", out, "--notice", kSecond});
  INFO(run.errors);
  CHECK(run.status == 3);
  const std::string first = out + "/南浦区/云溪市恒霖化纤有限公司/report.json";
  const std::string second = out + "/北岭区/云溪市嵘翰陶瓷有限公司/report.json";
  CHECK(json_at(first).at("applicant").at("direction") == "绿色工厂");
  CHECK(json_at(first).at("applicant").at("name") == "云溪市恒霖化纤有限公司");
  CHECK(json_at(first).at("applicant").at("uscc") == "91990102MAY003015A");
  for (const auto& [rule, outcome] : outcomes_in(first)) {
    INFO(rule);
    CHECK((outcome == "satisfied none" || outcome == "not-applicable none" || rule == "copies"));
  }
  CHECK(field_in(first, "改造投资").at("value") == "1260");
  CHECK(field_in(second, "改造投资").at("value") == "860");
  const auto faulty = outcomes_in(second);
  CHECK(faulty.at("here") == "violated reject");
  CHECK(faulty.at("energy-saved") == "violated reject");
  CHECK(faulty.at("finished") == "violated reject");
  CHECK(faulty.at("energy-used") == "not-applicable none");
  CHECK(faulty.at("stars") == "satisfied none");
  CHECK(json_at(out + "/batch.json").at("notice").at("id") == "yunxi-2024-9");
}

#include <catch2/catch.hpp>

#include <string>

#include "tests/app/program.h"

// Faults that only paper has, on real scans: no seal, another firm's, a finance seal, a page that is missing.

namespace {

/// "outcome action reason" of a rule.
std::string answer_in(const nlohmann::json& report, const std::string& rule) {
  for (const auto& finding : report.at("findings"))
    if (finding.at("rule") == rule)
      return finding.at("outcome").get<std::string>() + " " + finding.at("action").get<std::string>() + " " +
             finding.at("reason").get<std::string>();
  return "no such rule";
}

}  // namespace

TEST_CASE("faults that only paper has are found on scans, each by its rule and by no other") {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const ProgramRun run = run_program({"batch", kFixtures + "/paper", "--out", out, "--jobs", "2"});
  INFO(run.errors);
  CHECK(run.status == 3);
  const auto report = [&](const std::string& submission) { return json_at(out + "/鹤山市/" + submission + "/report.json"); };
  const nlohmann::json bare = report("D05-没有盖章"), other = report("D06-另一单位的章"), finance = report("D07-财务专用章"),
                       short_of_a_page = report("D15-缺一页");
  CHECK(answer_in(bare, "seal-present") == "undetermined correct contrary");
  CHECK(answer_in(other, "seal-matches-applicant") == "undetermined check contrary");
  CHECK(answer_in(finance, "seal-kind") == "undetermined check contrary");
  CHECK(answer_in(short_of_a_page, "pages-complete") == "undetermined correct contrary");

  CHECK(answer_in(other, "seal-present") == "satisfied none none");
  CHECK(answer_in(finance, "seal-matches-applicant") == "satisfied none none");
  for (const auto* whole : {&bare, &other, &finance}) CHECK(answer_in(*whole, "pages-complete") == "satisfied none none");
  for (const auto* all : {&bare, &other, &finance, &short_of_a_page})
    for (const auto& finding : all->at("findings")) CHECK(finding.at("outcome") != "violated");
}

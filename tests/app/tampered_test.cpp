#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/app/program.h"

namespace {

const nlohmann::json* field_of(const nlohmann::json& report, const std::string& name, int year) {
  for (const auto& field : report.at("fields"))
    if (field.at("name") == name && field.at("year") == year) return &field;
  return nullptr;
}

const nlohmann::json& finding_of(const nlohmann::json& report, const std::string& rule) {
  for (const auto& finding : report.at("findings"))
    if (finding.at("rule") == rule) return finding;
  throw std::out_of_range(rule);
}

}  // namespace

TEST_CASE("a text layer that says something else than the print is found in each of eight ways") {
  const TemporaryFolder folder;
  const ProgramRun run = run_program({"batch", kFixtures + "/tampered/inbox", "--out", folder / "out"});
  INFO(run.errors);
  CHECK(run.status == 3);
  const nlohmann::json report = json_at(folder / "out/开平市/江门市凌霁电子有限公司/report.json");
  const nlohmann::json& finding = finding_of(report, "print-matches-text");
  INFO(finding.dump());
  CHECK(finding.at("outcome") == "undetermined");
  CHECK(finding.at("action") == "check");
  CHECK(finding.at("reason") == "contrary");
  for (const auto& way : json_at(kFixtures + "/tampered/expected.json")) {
    INFO(way.dump());
    const auto says_so = [&](const nlohmann::json& place) { return place.at("raw") == way.at("text"); };
    const auto& evidence = finding.at("evidence");
    CHECK(std::any_of(evidence.begin(), evidence.end(), says_so));
    if (way.at("field").is_null()) continue;
    const nlohmann::json* field = field_of(report, way.at("field"), 2020);
    REQUIRE(field);
    CHECK(field->at("state") == "conflicting");
    CHECK(field->at("value").is_null());
  }
  // What was left alone keeps its value.
  CHECK(field_of(report, "营业收入", 2021)->at("value") == "55695.84");
  CHECK(field_of(report, "资产负债率", 2022)->at("value") == "41.1");
}

TEST_CASE("the print of an honest form agrees with its text layer, and is read once") {
  const TemporaryFolder folder;
  const std::string inbox = folder / "in/", out = folder / "out";
  std::filesystem::create_directories(inbox + "甲");
  std::filesystem::copy_file(kFixtures + "/inbox/开平市/江门市凌霁电子有限公司/申报书.pdf", inbox + "甲/申报书.pdf");
  CHECK(run_program({"batch", inbox, "--out", out}).reading_workers() == 2);  // the file, its print
  const nlohmann::json report = json_at(out + "/甲/report.json");
  const nlohmann::json finding = finding_of(report, "print-matches-text");
  INFO(finding.dump());
  CHECK(finding.at("outcome") == "satisfied");
  for (const auto& field : report.at("fields")) {
    INFO(field.dump());
    CHECK(field.at("state") != "conflicting");
  }
  CHECK(run_program({"batch", inbox, "--out", out}).reading_workers() == 0);
  CHECK(finding_of(json_at(out + "/甲/report.json"), "print-matches-text") == finding);
}

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <functional>
#include <memory>

#include "sample.h"

using namespace chushen;
using Json = nlohmann::json;

namespace {

bool satisfies_schema(const Json& report) {
  static const Json text = Json::parse(std::ifstream(CHUSHEN_SOURCE_DIR "/report/report.schema.json"));
  static const auto schema = [] {
    auto parsed = std::make_unique<valijson::Schema>();
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), *parsed);
    return parsed;
  }();
  valijson::Validator validator;
  return validator.validate(*schema, valijson::adapters::NlohmannJsonAdapter(report), nullptr);
}

Json sample_report() { return Json::parse(report_json(ReportSample().input())); }

}  // namespace

TEST_CASE("a report satisfies its schema") { CHECK(satisfies_schema(sample_report())); }

TEST_CASE("twenty broken reports are refused by the schema") {
  const std::vector<std::function<void(Json&)>> breakages = {
      [](Json& r) { r.erase("schema"); },
      [](Json& r) { r["schema"] = "chushen/report/2"; },
      [](Json& r) { r["generated_at"] = "30.8.2023"; },
      [](Json& r) { r["program"].erase("readers"); },
      [](Json& r) { r["notice"]["sha256"] = "abc"; },
      [](Json& r) { r["lists"][0].erase("loaded"); },
      [](Json& r) { r["submission"]["ignored_files"] = -1; },
      [](Json& r) { r["applicant"].erase("county"); },
      [](Json& r) { r["verdict"] = "preferred"; },
      [](Json& r) { r["action"] = "punish"; },
      [](Json& r) { r["documents"][0]["id"] = "1"; },
      [](Json& r) { r["documents"][0]["kind"] = "word"; },
      [](Json& r) { r["documents"][1]["role"] = "scan"; },
      [](Json& r) { r["documents"][1]["status"] = "ok"; },
      [](Json& r) { r["fields"][0]["state"] = "unknown"; },
      [](Json& r) { r["fields"][0]["value"] = 3.5; },
      [](Json& r) { r["fields"][2]["readings"][1]["confidence"] = 1.5; },
      [](Json& r) { r["fields"][2]["readings"][1]["box"] = Json::array({1, 2, 3}); },
      [](Json& r) { r["findings"][0]["outcome"] = "失败"; },
      [](Json& r) { r["findings"][0].erase("evidence"); },
      [](Json& r) { r["seals"][0]["match"] = "maybe"; },
      [](Json& r) { r["decided_verdict"] = "preferred"; },
      [](Json& r) { r["findings"][0]["evidence_key"] = "abc"; },
      [](Json& r) { r["findings"][0]["decision"] = {{"outcome", "satisfied"}}; },
  };
  CHECK(breakages.size() >= 20);
  for (std::size_t i = 0; i < breakages.size(); ++i) {
    Json report = sample_report();
    breakages[i](report);
    INFO("breakage " << i);
    CHECK_FALSE(satisfies_schema(report));
  }
}

TEST_CASE("values, places and reasons come out as the contract has them") {
  const Json report = sample_report();
  CHECK(report["applicant"]["name"] == "江门市甲有限公司");
  CHECK(report["applicant"]["county"] == "蓬江区");
  CHECK(report["verdict"] == "undetermined");
  CHECK(report["action"] == "correct");
  CHECK(report["documents"][0]["pages"].is_null());
  CHECK(report["documents"][1]["page_sizes"] == Json::array({{595.3, 841.9, 300}}));
  const Json& revenue = report["fields"][2];
  CHECK(revenue["year"] == 2022);
  CHECK(revenue["value"].is_null());
  CHECK(revenue["readings"][1]["value"] == "41138.62");
  CHECK(revenue["readings"][1]["box"] == Json::array({301.2, 415.0, 371.9, 431.3}));
  CHECK(report["findings"][0]["quote"] == "原则上需达到数字化二级及以上水平");
  CHECK(report["findings"][1]["clause"].is_null());
  CHECK(report["seals"][0]["kind"] == "公章");
}

TEST_CASE("what a person decided stands beside what was found, and what has no place is listed") {
  ReportSample sample;
  Review review;
  Override decision{"level-at-least-2", "数字化水平二级及以上", Outcome::kSatisfied, Outcome::kUndetermined, "", {}, false};
  decision.signature = {"张三", "2023-09-01T10:00:00+08:00", "已看证书 11010519491231002X", 7, std::string(64, 'c')};
  review.decisions = {decision};
  decision.rule = "rule-of-another-pack";
  decision.stale = true;
  review.decisions.push_back(decision);
  const Judgement judged = decided(sample.judgement, review);
  ReportInput input = sample.input();
  input.review = &review;
  input.decided = &judged;
  const Json report = Json::parse(report_json(input));
  CHECK(satisfies_schema(report));
  CHECK(report["verdict"] == "undetermined");
  CHECK(report["decided_verdict"] == "satisfied");
  CHECK(report["findings"][0]["outcome"] == "undetermined");
  CHECK(report["findings"][0]["action"] == "correct");
  CHECK(report["findings"][0]["decision"]["outcome"] == "satisfied");
  CHECK(report["findings"][0]["decision"]["audit_entry"] == 7);
  CHECK(report["findings"][0]["decision"]["reason"] == "已看证书 110*************2X");
  CHECK_FALSE(report["findings"][1].contains("decision"));
  REQUIRE(report["open_reviews"].size() == 1);
  CHECK(report["open_reviews"][0]["rule"] == "rule-of-another-pack");
}

TEST_CASE("an ID number in a field is masked in report.json and a phone is not") {
  ReportSample sample;
  sample.application.fields[0].readings[0].raw = "张三 11010519491231002X 13800001234";
  const std::string text = report_json(sample.input());
  CHECK(text.find("11010519491231002X") == std::string::npos);
  CHECK(text.find("110*************2X") != std::string::npos);
  CHECK(text.find("13800001234") != std::string::npos);
}

TEST_CASE("the same input gives the same bytes") {
  CHECK(report_json(ReportSample().input()) == report_json(ReportSample().input()));
}

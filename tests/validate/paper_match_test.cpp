#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

namespace {

const std::string kRule = "paper-matches-electronic";

/// The stamped form says something else than the editable one.
void stamp(Application& application, const std::string& name, const std::string& value, float confidence) {
  std::erase_if(field(application, name).readings, [](const Reading& reading) { return reading.document == "d2"; });
  add_reading(application, name, "d2", value, confidence);
}

}  // namespace

TEST_CASE("paper-matches-electronic: every required field equal") {
  const Finding finding = judged(faultless(), kRule);
  CHECK(answer(finding) == "satisfied none none");
  CHECK(finding.message.find("不一致0项，无法比对0项") != std::string::npos);
}

TEST_CASE("paper-matches-electronic: a difference is told with both places") {
  Application application = faultless();
  conflicting(application, "项目总投资", "8000", "6000");
  const Finding finding = judged(application, kRule);
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("不一致1项") != std::string::npos);
  CHECK(finding.remedy.find("项目总投资") != std::string::npos);
  CHECK(finding.fields == std::vector<std::string>{"项目总投资"});
  REQUIRE(finding.evidence.size() == 2);
  CHECK(finding.evidence[0].raw == "8000");
  CHECK(finding.evidence[1].raw == "6000");
  CHECK(finding.evidence[1].place.page == 2);
}

TEST_CASE("paper-matches-electronic: below 0.8 nothing is compared, below 0.9 nothing contradicts") {
  Application application = faultless();
  stamp(application, "项目总投资", "6000", 0.89F);
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
  stamp(application, "项目总投资", "8000", 0.8F);
  CHECK(answer(judged(application, kRule)) == "satisfied none none");
  stamp(application, "项目总投资", "8000", 0.79F);
  const Finding finding = judged(application, kRule);
  CHECK(answer(finding) == "undetermined check unreadable");
  CHECK(finding.message.find("无法比对1项") != std::string::npos);
  CHECK(finding.fields == std::vector<std::string>{"项目总投资"});
}

TEST_CASE("paper-matches-electronic: a required field that the scan does not show is not comparable") {
  Application application = faultless();
  std::erase_if(field(application, "注册资本").readings,
                [](const Reading& reading) { return reading.document == "d2"; });
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
  stamp(application, "注册资本", "", 0.99F);
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
}

TEST_CASE("paper-matches-electronic: values are compared, not writings; of texts punctuation does not matter") {
  Application application = faultless();
  write(application, "主导产品", "风扇、灯具,年产1.5万台");
  stamp(application, "主导产品", "风扇灯具年产1.5万台", 0.95F);
  CHECK(answer(judged(application, kRule)) == "satisfied none none");
  stamp(application, "主导产品", "风扇、灯具,年产15万台", 0.95F);
  CHECK(answer(judged(application, kRule)) == "undetermined correct contrary");
}

TEST_CASE("paper-matches-electronic: where one place is right and one wrong the field's state decides") {
  Application application = faultless();
  add_reading(application, "法定代表人", "d2", "签名", 0.96F);
  CHECK(answer(judged(application, kRule)) == "satisfied none none");
  field(application, "法定代表人").state = FieldState::kConflicting;
  CHECK(answer(judged(application, kRule)) == "undetermined correct contrary");
}

TEST_CASE("paper-matches-electronic: a doubtful reading that confirms stands against one that contradicts") {
  Application application = faultless();
  stamp(application, "法定代表人", "测试内容", 0.7F);
  add_reading(application, "法定代表人", "d2", "签名", 0.97F);
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
}

TEST_CASE("paper-matches-electronic: a picture without a value contradicts nothing, electronic text does") {
  Application application = faultless();
  stamp(application, "项目总投资", "", 0.97F);
  field(application, "项目总投资").readings.back().raw = "8,000·万元";
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
  field(application, "项目总投资").readings.back().source = TextSource::kText;
  field(application, "项目总投资").readings.back().raw = "待定";
  CHECK(answer(judged(application, kRule)) == "undetermined correct contrary");
  field(application, "项目总投资").readings.back().raw = "";
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
}

TEST_CASE("paper-matches-electronic: a difference counts more than what cannot be read") {
  Application application = faultless();
  stamp(application, "注册资本", "8000", 0.5F);
  conflicting(application, "项目总投资", "8000", "6000");
  const Finding finding = judged(application, kRule);
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("不一致1项，无法比对1项") != std::string::npos);
  CHECK(finding.fields == std::vector<std::string>{"项目总投资"});
}

TEST_CASE("paper-matches-electronic: one of the two forms missing is another rule's fact") {
  for (const char* id : {"d1", "d2"}) {
    Application application = faultless();
    remove_document(application, id);
    CHECK(answer(judged(application, kRule)) == "undetermined none missing");
  }
}

TEST_CASE("paper-matches-electronic: optional fields are not compared") {
  Application application = faultless();
  conflicting(application, "传真", "0750-3000001", "0750-3000002");
  CHECK(answer(judged(application, kRule)) == "satisfied none none");
}

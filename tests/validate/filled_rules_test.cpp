#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

TEST_CASE("required-fields: all filled") {
  const Finding finding = judged(faultless(), "required-fields");
  CHECK(answer(finding) == "satisfied none none");
  CHECK(finding.evidence.empty());
  CHECK(finding.fields.size() > 20);
}

TEST_CASE("required-fields: what is blank or no value is named with its place") {
  Application application = faultless();
  blank(application, "主导产品");
  malformed(application, "成立日期", "详见附件");
  const Finding finding = judged(application, "required-fields");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("主导产品（未填）") != std::string::npos);
  CHECK(finding.message.find("成立日期（所填“详见附件”不合填写要求）") != std::string::npos);
  CHECK(finding.remedy.find("主导产品") != std::string::npos);
  CHECK(finding.evidence.at(0).place.path == "表1 成立日期");
}

TEST_CASE("required-fields: a year that is blank is named by its year") {
  Application application = faultless();
  Field& revenue = field(application, "营业收入", 2021);
  revenue.state = FieldState::kBlank;
  revenue.value.reset();
  for (Reading& reading : revenue.readings) reading.value.reset(), reading.raw.clear();
  const Finding finding = judged(application, "required-fields");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("营业收入（2021年）（未填）") != std::string::npos);
}

TEST_CASE("required-fields: facts of other rules are left out") {
  const std::vector<std::pair<std::string, std::string>> owners = {
      {"申报方向", "one-direction"},         {"已获专项资金支持", "funding-declared"},
      {"评测等级", "assessment-done"},       {"评测得分", "assessment-done"},
      {"评测日期", "assessment-done"},       {"注册地址", "registered-in-city"},
      {"项目结束日期", "project-completed"}, {"建设完成情况", "project-completed"},
      {"申报日期", "pledge-signed"}};
  for (const auto& [name, owner] : owners) {
    Application application = faultless();
    blank(application, name);
    INFO(name);
    CHECK(answer(judged(application, "required-fields")) == "satisfied none none");
    const Finding finding = judged(application, owner);
    CHECK(finding.outcome == Outcome::kUndetermined);
    CHECK(finding.action >= Action::kCheck);
  }
}

TEST_CASE("required-fields: a malformed assessment is its fact, a blank one is not") {
  Application application = faultless();
  malformed(application, "评测得分", "约五十");
  CHECK(answer(judged(application, "required-fields")) == "undetermined correct contrary");
  CHECK(answer(judged(application, "assessment-done")) == "undetermined none missing");
}

TEST_CASE("required-fields: doubt and contradiction are looked at, and do not hide a lack") {
  Application application = faultless();
  unreadable(application, "法定代表人");
  const Finding doubtful = judged(application, "required-fields");
  CHECK(answer(doubtful) == "undetermined check unreadable");
  CHECK(doubtful.message.find("法定代表人") != std::string::npos);
  conflicting(application, "联系人", "张三", "李四");
  CHECK(answer(judged(application, "required-fields")) == "undetermined check conflicting");
  blank(application, "主导产品");
  const Finding lacking = judged(application, "required-fields");
  CHECK(answer(lacking) == "undetermined correct contrary");
  CHECK(lacking.message.find("另有“联系人、法定代表人”识别存疑") != std::string::npos);
}

TEST_CASE("required-fields: an empty place that no reader is sure of is no lack") {
  Application application = faultless();
  blank(application, "主导产品", 0.6F);
  CHECK(answer(judged(application, "required-fields")) == "undetermined check unreadable");
}

TEST_CASE("required-fields: a label that is not on the form asks for nothing, and is mentioned") {
  Application application = faultless();
  not_found(application, "生产地址");
  const Finding finding = judged(application, "required-fields");
  CHECK(answer(finding) == "satisfied none none");
  CHECK(finding.message.find("未找到以下栏目，请留意：生产地址") != std::string::npos);
}

TEST_CASE("required-fields: without a form that was read it is quiet") {
  Application application = faultless();
  for (const char* id : {"d1", "d2"}) remove_document(application, id);
  CHECK(answer(judged(application, "required-fields")) == "undetermined none missing");
}

TEST_CASE("required-fields: what only the other direction asks for is not required") {
  Application application = faultless("示范车间");
  blank(application, "生产地址");
  CHECK(answer(judged(application, "required-fields")) == "satisfied none none");
  blank(application, "车间名称");
  CHECK(answer(judged(application, "required-fields")) == "undetermined correct contrary");
}

TEST_CASE("assessment-done: declared, blank, not asked for, unread") {
  Application application = faultless();
  CHECK(answer(judged(application, "assessment-done")) == "satisfied none none");
  blank(application, "评测等级");
  const Finding finding = judged(application, "assessment-done");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message == "数字化水平评测结果未填：评测等级。");
  CHECK(finding.remedy.find("https://zjtx.miit.gov.cn") != std::string::npos);
  unreadable(application, "评测等级");
  CHECK(answer(judged(application, "assessment-done")) == "undetermined check unreadable");
  not_found(application, "评测等级");
  CHECK(answer(judged(application, "assessment-done")) == "undetermined check missing");
  add_document(application, "d3", Role::kAssessment);
  add_reading(application, "评测等级", "d3", "二级");
  CHECK(answer(judged(application, "assessment-done")) == "satisfied none none");
}

TEST_CASE("funding-declared: answered, blank, or a question that the direction does not ask") {
  Application application = faultless();
  CHECK(answer(judged(application, "funding-declared")) == "satisfied none none");
  blank(application, "已获专项资金支持");
  CHECK(answer(judged(application, "funding-declared")) == "undetermined correct contrary");
  not_found(application, "已获专项资金支持");
  CHECK(answer(judged(application, "funding-declared")) == "undetermined check missing");
  CHECK(answer(judged(faultless("示范车间"), "funding-declared")) == "not-applicable none none");
}

TEST_CASE("pledge-signed: signed and dated, not signed, not dated, in doubt, no such place") {
  Application application = faultless();
  InkPlace& place = document(application, "d2").places.front();
  const Finding holds = judged(application, "pledge-signed");
  CHECK(answer(holds) == "satisfied none none");
  REQUIRE_FALSE(holds.evidence.empty());
  CHECK(holds.evidence.back().place.page == 2);

  place.inked = false;
  const Finding blank_place = judged(application, "pledge-signed");
  CHECK(answer(blank_place) == "undetermined check contrary");
  CHECK(blank_place.message.find("签字") != std::string::npos);
  place.confidence = 0.5F;
  CHECK(answer(judged(application, "pledge-signed")) == "undetermined check unreadable");
  place.inked = true;
  CHECK(answer(judged(application, "pledge-signed")) == "undetermined check unreadable");

  place.confidence = 0.92F;
  blank(application, "申报日期");
  CHECK(answer(judged(application, "pledge-signed")) == "undetermined check contrary");
  InkPlace date = place;
  date.kind = InkPlaceKind::kDate;
  document(application, "d2").places.push_back(date);
  document(application, "d2").place_pages.push_back(2);
  CHECK(answer(judged(application, "pledge-signed")) == "satisfied none none");
}

TEST_CASE("pledge-signed: without a place for a signature, and without a stamped form") {
  Application application = faultless();
  document(application, "d2").places.clear();
  document(application, "d2").place_pages.clear();
  CHECK(answer(judged(application, "pledge-signed")) == "undetermined check missing");
  remove_document(application, "d2");
  CHECK(answer(judged(application, "pledge-signed")) == "undetermined none missing");
}

TEST_CASE("one-direction: one tick, none, two, none that can be read, no such line") {
  Application application = faultless();
  CHECK(answer(judged(application, "one-direction")) == "satisfied none none");
  blank(application, "申报方向");
  const Finding none = judged(application, "one-direction");
  CHECK(answer(none) == "undetermined correct contrary");
  CHECK(none.message == "申报方向栏未勾选。");
  malformed(application, "申报方向", "☑方向一 ☑方向二");
  CHECK(answer(judged(application, "one-direction")) == "undetermined correct contrary");
  CHECK(judged(application, "one-direction").evidence.at(0).raw == "☑方向一 ☑方向二");
  blank(application, "申报方向", 0.7F);
  CHECK(answer(judged(application, "one-direction")) == "undetermined check unreadable");
  unreadable(application, "申报方向");
  CHECK(answer(judged(application, "one-direction")) == "undetermined check unreadable");
  conflicting(application, "申报方向", "示范企业", "示范车间");
  CHECK(answer(judged(application, "one-direction")) == "undetermined check conflicting");
  not_found(application, "申报方向");
  CHECK(answer(judged(application, "one-direction")) == "undetermined check missing");
}

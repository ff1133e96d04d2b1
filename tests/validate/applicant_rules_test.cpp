#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

TEST_CASE("uscc-valid: a code that fits, one that does not, one that a reader stumbled over") {
  Application application = faultless();
  CHECK(answer(judged(application, "uscc-valid")) == "satisfied none none");
  write(application, "统一社会信用代码", "91440703MAXXXX028D");
  const Finding wrong = judged(application, "uscc-valid");
  CHECK(answer(wrong) == "undetermined correct contrary");
  CHECK(wrong.message.find("“91440703MAXXXX028D”未通过校验") != std::string::npos);
  CHECK(wrong.fields == std::vector<std::string>{"统一社会信用代码"});
  scan(application, "统一社会信用代码", "91440703MAXXXX028D", 0.89F);
  CHECK(answer(judged(application, "uscc-valid")) == "undetermined check unreadable");
  scan(application, "统一社会信用代码", "91440703MAXXXX028D", 0.9F);
  CHECK(answer(judged(application, "uscc-valid")) == "undetermined correct contrary");
}

TEST_CASE("uscc-valid: blank, unreadable, conflicting, not found") {
  Application application = faultless();
  blank(application, "统一社会信用代码");
  CHECK(answer(judged(application, "uscc-valid")) == "undetermined none missing");
  unreadable(application, "统一社会信用代码");
  CHECK(answer(judged(application, "uscc-valid")) == "undetermined check unreadable");
  conflicting(application, "统一社会信用代码", "91440703MAXXXX023D", "91440704MAXXXX031N");
  CHECK(answer(judged(application, "uscc-valid")) == "undetermined check conflicting");
  not_found(application, "统一社会信用代码");
  CHECK(answer(judged(application, "uscc-valid")) == "undetermined check missing");
}

TEST_CASE("registered-in-city: here, elsewhere, and an address that does not say") {
  Application application = faultless();
  CHECK(answer(judged(application, "registered-in-city")) == "satisfied none none");
  write(application, "注册地址", "广东省佛山市顺德区测试路2号");
  const Finding finding = judged(application, "registered-in-city");
  CHECK(answer(finding) == "violated reject contrary");
  CHECK(finding.message == "住所为“广东省佛山市顺德区测试路2号”，不在江门市境内。");
  write(application, "注册地址", "测试路2号");
  CHECK(answer(judged(application, "registered-in-city")) == "undetermined correct missing");
}

TEST_CASE("registered-in-city: its own blanks, doubts and contradictions") {
  Application application = faultless();
  blank(application, "注册地址");
  CHECK(answer(judged(application, "registered-in-city")) == "undetermined correct missing");
  malformed(application, "注册地址", "？？");
  CHECK(answer(judged(application, "registered-in-city")) == "undetermined correct missing");
  not_found(application, "注册地址");
  CHECK(answer(judged(application, "registered-in-city")) == "undetermined correct missing");
  unreadable(application, "注册地址");
  CHECK(answer(judged(application, "registered-in-city")) == "undetermined check unreadable");
  conflicting(application, "注册地址", "江门市蓬江区甲路1号", "佛山市顺德区乙路2号");
  CHECK(answer(judged(application, "registered-in-city")) == "undetermined check conflicting");
  scan(application, "注册地址", "佛山市顺德区乙路2号", 0.8F);
  CHECK(answer(judged(application, "registered-in-city")) == "undetermined check unreadable");
}

TEST_CASE("registered-in-city: the licence goes before the form") {
  Application application = faultless();
  add_document(application, "d3", Role::kLicence);
  add_reading(application, "注册地址", "d3", "佛山市顺德区乙路2号", 0.95F);
  const Finding finding = judged(application, "registered-in-city");
  CHECK(answer(finding) == "violated reject contrary");
  CHECK(finding.evidence.at(0).document == "d3");
  blank(application, "注册地址");
  add_reading(application, "注册地址", "d3", "江门市新会区会城丙路3号", 0.95F);
  CHECK(answer(judged(application, "registered-in-city")) == "satisfied none none");
}

TEST_CASE("county-matches: agreement among the counties that are known") {
  Application application = faultless();
  const auto in = [&](const std::string& county) {
    return answer(finding_of(judge({"a", county, false, &application}, real_pack(), {}), "county-matches"));
  };
  CHECK(in("蓬江区") == "satisfied none none");
  CHECK(in("") == "satisfied none none");
  CHECK(in("新会区") == "undetermined check contrary");
  scan(application, "所属县区", "新会区", 0.7F);
  CHECK(in("") == "undetermined check unreadable");
  not_found(application, "所属县区");
  CHECK(in("") == "not-applicable none none");
}

TEST_CASE("legal-person: by the end of the name and the stated type") {
  Application application = faultless();
  CHECK(answer(judged(application, "legal-person")) == "satisfied none none");
  write(application, "申报单位名称", "江门市测试甲有限公司新会分公司");
  CHECK(answer(judged(application, "legal-person")) == "violated reject contrary");
  write(application, "申报单位名称", "江门市测试分公司管理有限公司");
  CHECK(answer(judged(application, "legal-person")) == "satisfied none none");
  scan(application, "申报单位名称", "江门市测试甲有限公司新会分公司", 0.8F);
  CHECK(answer(judged(application, "legal-person")) == "undetermined check unreadable");
  blank(application, "申报单位名称");
  CHECK(answer(judged(application, "legal-person")) == "undetermined none missing");
  write(application, "申报单位名称", "江门市测试乙五金厂");
  write(application, "企业类型", "个人独资企业");
  CHECK(answer(judged(application, "legal-person")) == "violated reject contrary");
  write(application, "企业类型", "有限责任公司(自然人独资)");
  CHECK(answer(judged(application, "legal-person")) == "satisfied none none");
  write(application, "企业类型", "☑有限责任公司 ☐合伙企业");
  CHECK(answer(judged(application, "legal-person")) == "satisfied none none");
}

TEST_CASE("manufacturer: section C by code or by words") {
  Application application = faultless();
  const auto with = [&](const std::string& industry) {
    write(application, "所属行业", industry);
    return answer(judged(application, "manufacturer"));
  };
  CHECK(with("C3857") == "satisfied none none");
  CHECK(with("33金属制品业") == "satisfied none none");
  CHECK(with("家用电力器具制造") == "satisfied none none");
  CHECK(with("I65 软件和信息技术服务业") == "undetermined check contrary");
  CHECK(with("6513") == "undetermined check contrary");
  CHECK(with("综合") == "undetermined check missing");
}

TEST_CASE("name-consistent: the same name on form, licence and assessment") {
  Application application = faultless();
  CHECK(answer(judged(application, "name-consistent")) == "satisfied none none");
  add_document(application, "d3", Role::kLicence);
  add_reading(application, "申报单位名称", "d3", "江门市测试乙有限公司", 0.8F);
  CHECK(answer(judged(application, "name-consistent")) == "undetermined check unreadable");
  add_reading(application, "申报单位名称", "d3", "江门市测试乙有限公司", 0.95F);
  const Finding finding = judged(application, "name-consistent");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("江门市测试甲有限公司、江门市测试乙有限公司") != std::string::npos);
  write(application, "申报单位名称", "江门市测试甲有限公司");
  add_reading(application, "申报单位名称", "d2", "2023年08月23日", 0.99F);
  CHECK(answer(judged(application, "name-consistent")) == "satisfied none none");
  conflicting(application, "申报单位名称", "江门市测试甲有限公司", "江门市测试丙有限公司");
  CHECK(answer(judged(application, "name-consistent")) == "undetermined correct contrary");
  unreadable(application, "申报单位名称");
  CHECK(answer(judged(application, "name-consistent")) == "undetermined check unreadable");
}

TEST_CASE("contact-valid: wrong lengths are mentioned, absent ones are no question") {
  Application application = faultless();
  CHECK(answer(judged(application, "contact-valid")) == "satisfied none none");
  write(application, "手机", "136862522160");
  const Finding finding = judged(application, "contact-valid");
  CHECK(answer(finding) == "undetermined remark contrary");
  CHECK(finding.message.find("手机“136862522160”") != std::string::npos);
  write(application, "手机", "13800000000");
  write(application, "邮政编码", "5290");
  CHECK(answer(judged(application, "contact-valid")) == "undetermined remark contrary");
  scan(application, "邮政编码", "5290", 0.5F);
  CHECK(answer(judged(application, "contact-valid")) == "undetermined none unreadable");
}

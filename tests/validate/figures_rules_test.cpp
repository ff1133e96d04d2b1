#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

namespace {

Application with_investment(const char* total, const char* a, const char* b, const char* c, const char* d) {
  Application application = faultless();
  write(application, "项目总投资", total);
  write(application, "投资-设备", a);
  write(application, "投资-软件", b);
  write(application, "投资-服务", c);
  write(application, "投资-其他", d);
  return application;
}

}  // namespace

TEST_CASE("amounts-add-up: within half a unit of the last printed digit of each operand") {
  CHECK(answer(judged(with_investment("100.5", "50.2", "30.1", "10", "10.2"), "amounts-add-up")) ==
        "satisfied none none");
  // 0.05 + 0.05 + 0.05 + 0.5 + 0.05 = 0.7 can be rounding; the parts below are 0.7 and 0.8 above the total.
  CHECK(answer(judged(with_investment("100.5", "50.2", "30.1", "10", "10.9"), "amounts-add-up")) ==
        "satisfied none none");
  CHECK(answer(judged(with_investment("100.4", "50.2", "30.1", "10", "10.9"), "amounts-add-up")) ==
        "undetermined correct contrary");
  CHECK(answer(judged(with_investment("1200", "500", "300", "200", "100"), "amounts-add-up")) ==
        "undetermined correct contrary");
}

TEST_CASE("amounts-add-up: printed zeros narrow the tolerance") {
  Application application = with_investment("100.5", "50.2", "30.1", "10", "10.21");
  CHECK(answer(judged(application, "amounts-add-up")) == "satisfied none none");
  for (const char* name : {"项目总投资", "投资-设备", "投资-软件", "投资-服务", "投资-其他"})
    for (Reading& reading : field(application, name).readings)
      reading.raw = reading.raw.find('.') == std::string::npos ? reading.raw + ".000" : reading.raw + "00";
  CHECK(answer(judged(application, "amounts-add-up")) == "undetermined correct contrary");
}

TEST_CASE("amounts-add-up: what is absent is not applicable, a blank total another rule's, doubt nobody's") {
  Application application = with_investment("1200", "500", "300", "200", "100");
  scan(application, "投资-其他", "100", 0.8F);
  CHECK(answer(judged(application, "amounts-add-up")) == "undetermined none unreadable");
  unreadable(application, "投资-其他");
  CHECK(answer(judged(application, "amounts-add-up")) == "undetermined none unreadable");
  blank(application, "投资-其他");
  CHECK(answer(judged(application, "amounts-add-up")) == "not-applicable none none");
  CHECK(answer(judged(faultless(), "amounts-add-up")) == "not-applicable none none");
  blank(application, "项目总投资");
  CHECK(answer(judged(application, "amounts-add-up")) == "undetermined none missing");
}

TEST_CASE("amounts-add-up: a foreign currency takes part in no sum") {
  Application application = with_investment("1200", "500", "300", "200", "100");
  field(application, "投资-其他").value->unit = "万美元";
  CHECK(answer(judged(application, "amounts-add-up")) == "not-applicable none none");
}

TEST_CASE("rates-recompute: half a point is allowed") {
  Application application = faultless("示范车间");
  CHECK(answer(judged(application, "rates-recompute")) == "satisfied none none");
  write(application, "设备数字化率", "75.5");
  CHECK(answer(judged(application, "rates-recompute")) == "satisfied none none");
  write(application, "设备数字化率", "75.51");
  const Finding finding = judged(application, "rates-recompute");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("设备数字化率“75.51%”、数字化设备数“90台”、设备总数“120台”") != std::string::npos);
  write(application, "设备总数", "0");
  CHECK(answer(judged(application, "rates-recompute")) == "not-applicable none none");
  blank(application, "设备总数");
  CHECK(answer(judged(application, "rates-recompute")) == "undetermined none missing");
  CHECK(answer(judged(faultless(), "rates-recompute")) == "not-applicable none none");
}

TEST_CASE("counts-consistent: parts against wholes, what has no year against the latest") {
  Application application = faultless();
  write(application, "研发人员数", "45");
  CHECK(answer(judged(application, "counts-consistent")) == "satisfied none none");
  write(application, "从业人员数", "40", 2020);
  CHECK(answer(judged(application, "counts-consistent")) == "satisfied none none");
  write(application, "从业人员数", "40", 2022);
  const Finding finding = judged(application, "counts-consistent");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("研发人员数“45人”、从业人员数（2022年）“40人”") != std::string::npos);
}

TEST_CASE("size-matches: by staff and revenue of the latest full year") {
  Application application = faultless();
  const auto with = [&](const char* staff, const char* revenue) {
    write(application, "从业人员数", staff, 2022);
    write(application, "营业收入", revenue, 2022);
    return answer(judged(application, "size-matches"));
  };
  CHECK(with("350", "8000") == "satisfied none none");
  CHECK(with("1500", "30000") == "satisfied none none");
  CHECK(with("250", "90000") == "undetermined remark contrary");
  CHECK(judged(application, "size-matches").message.find("小型") != std::string::npos);
  CHECK(with("18", "50000") == "undetermined remark contrary");
  CHECK(with("1000", "40000") == "undetermined remark contrary");
  write(application, "企业规模", "大型");
  CHECK(with("1000", "40000") == "satisfied none none");
  CHECK(answer(judged(faultless("示范车间"), "size-matches")) == "not-applicable none none");
}

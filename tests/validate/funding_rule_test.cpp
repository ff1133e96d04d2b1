#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

namespace {

const std::string kRule = "not-already-funded", kList = "已获专项资金支持名单";

}  // namespace

TEST_CASE("not-already-funded: no, and no hit on a loaded list") {
  const CountySettings county =
      county_with(kList, {{"江门市测试乙有限公司", "91440704MAXXXX031N", "2021", "工业互联网"}});
  const Finding finding = judged(faultless(), kRule, county);
  CHECK(answer(finding) == "satisfied none none");
  CHECK(finding.message.find("版本2023-06，共1行") != std::string::npos);
}

TEST_CASE("not-already-funded: no, and no list") {
  const Finding finding = judged(faultless(), kRule);
  CHECK(answer(finding) == "undetermined check list-not-loaded");
  CHECK(finding.message == "未加载专项资金支持名单，仅依据企业自述（未获支持），待核实。");
}

TEST_CASE("not-already-funded: a list that can be searched by nothing is not loaded") {
  CountySettings county = county_with(kList, {});
  county.lists[0].sheet.header = {"单位", "代码"};
  CHECK(answer(judged(faultless(), kRule, county)) == "undetermined check list-not-loaded");
}

TEST_CASE("not-already-funded: yes, with a fund of the notice's kinds or another") {
  Application application = faultless();
  write(application, "已获专项资金支持", "是");
  write(application, "专项资金说明", "2021年省工业互联网标杆示范专项资金50万元");
  const Finding finding = judged(application, kRule);
  CHECK(answer(finding) == "violated reject contrary");
  CHECK(finding.message.find("2021年省工业互联网标杆示范专项资金50万元") != std::string::npos);
  CHECK(finding.remedy.find("第二条第（四）项") != std::string::npos);
  write(application, "专项资金说明", "2020年技术改造事后奖补");
  CHECK(answer(judged(application, kRule)) == "undetermined check contrary");
  not_found(application, "专项资金说明");
  CHECK(answer(judged(application, kRule)) == "undetermined check contrary");
}

TEST_CASE("not-already-funded: the fund named behind the tick counts") {
  Application application = faultless();
  write(application, "已获专项资金支持", "是");
  field(application, "已获专项资金支持").readings[0].raw = "☑是（2021年上云上平台服务券） ☐否";
  CHECK(answer(judged(application, kRule)) == "violated reject contrary");
  field(application, "已获专项资金支持").readings[0].raw = "☐是（工业互联网等专项资金） ☑否";
  CHECK(answer(judged(application, kRule)) == "undetermined check contrary");
}

TEST_CASE("not-already-funded: a yes or a fund read with doubt accuses nobody") {
  Application application = faultless();
  scan(application, "已获专项资金支持", "是", 0.8F);
  write(application, "专项资金说明", "工业互联网专项资金");
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
  write(application, "已获专项资金支持", "是");
  scan(application, "专项资金说明", "工业互联网专项资金", 0.8F);
  CHECK(answer(judged(application, kRule)) == "undetermined check contrary");
}

TEST_CASE("not-already-funded: hits by code and by name") {
  const CountySettings by_code =
      county_with(kList, {{"", "", "", ""}, {"改名前的公司", " 91440703maxxxx023d ", "2021", "上云上平台"}});
  const Finding hit = judged(faultless(), kRule, by_code);
  CHECK(answer(hit) == "violated reject contrary");
  CHECK(hit.message.find("2021上云上平台") != std::string::npos);
  REQUIRE_FALSE(hit.evidence.empty());
  const auto row =
      std::find_if(hit.evidence.begin(), hit.evidence.end(), [](const Evidence& e) { return e.list.has_value(); });
  REQUIRE(row != hit.evidence.end());
  CHECK(row->list == kList);
  CHECK(row->row == 2);

  const CountySettings by_name = county_with(kList, {{"江门市测试甲有限公司", "", "2021", "工业互联网"}});
  CHECK(answer(judged(faultless(), kRule, by_name)) == "undetermined check contrary");

  Application doubtful = faultless();
  scan(doubtful, "统一社会信用代码", "91440703MAXXXX023D", 0.85F);
  CHECK(answer(judged(doubtful, kRule, by_code)) == "undetermined check unreadable");
}

TEST_CASE("not-already-funded: a blank answer is another rule's, but a hit is a hit") {
  Application application = faultless();
  blank(application, "已获专项资金支持");
  CHECK(answer(judged(application, kRule)) == "undetermined none missing");
  const CountySettings by_code = county_with(kList, {{"", "91440703MAXXXX023D", "2021", "上云上平台"}});
  CHECK(answer(judged(application, kRule, by_code)) == "violated reject contrary");
  unreadable(application, "已获专项资金支持");
  CHECK(answer(judged(application, kRule)) == "undetermined check unreadable");
  conflicting(application, "已获专项资金支持", "是", "否");
  CHECK(answer(judged(application, kRule)) == "undetermined check conflicting");
  not_found(application, "已获专项资金支持");
  CHECK(answer(judged(application, kRule)) == "undetermined check missing");
}

TEST_CASE("not-already-funded: a workshop is not barred, its hits are shown") {
  Application application = faultless("示范车间");
  const CountySettings by_code = county_with(kList, {{"", "91440703MAXXXX023D", "2021", "上云上平台"}});
  const Finding finding = judged(application, kRule, by_code);
  CHECK(answer(finding) == "not-applicable none none");
  REQUIRE(finding.evidence.size() == 1);
  CHECK(finding.evidence[0].row == 1);
  application.direction.clear();
  CHECK(answer(judged(application, kRule, by_code)) == "undetermined none missing");
}

#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

namespace {

std::string completed(const char* end, const char* status) {
  Application application = faultless();
  write(application, "项目结束日期", end);
  write(application, "建设完成情况", status);
  return answer(judged(application, "project-completed"));
}

}  // namespace

TEST_CASE("project-completed: finished by the deadline and in use") {
  CHECK(completed("2023-06", "已建成并投入使用") == "satisfied none none");
  CHECK(completed("2023-08-31", "已建成并投入使用") == "satisfied none none");
  CHECK(completed("2023-08", "已建成并投入使用") == "satisfied none none");
}

TEST_CASE("project-completed: surely late or surely not finished") {
  CHECK(completed("2023-09-01", "已建成并投入使用") == "violated reject contrary");
  CHECK(completed("2024", "已建成并投入使用") == "violated reject contrary");
  CHECK(completed("2023-06", "在建") == "violated reject contrary");
  CHECK(completed("2023-06", "拟建") == "violated reject contrary");
}

TEST_CASE("project-completed: what does not say enough goes back") {
  CHECK(completed("2023", "已建成并投入使用") == "undetermined correct missing");
  CHECK(completed("2023-06", "试运行") == "undetermined correct missing");
  CHECK(completed("2023-06", "已建成") == "undetermined correct missing");
  Application application = faultless();
  malformed(application, "项目结束日期", "至今");
  const Finding finding = judged(application, "project-completed");
  CHECK(answer(finding) == "undetermined correct missing");
  CHECK(finding.message.find("项目结束日期：至今") != std::string::npos);
  blank(application, "项目结束日期");
  CHECK(answer(judged(application, "project-completed")) == "undetermined correct missing");
  not_found(application, "项目结束日期");
  CHECK(answer(judged(application, "project-completed")) == "undetermined correct missing");
}

TEST_CASE("project-completed: words beside 已建成 say that it is in use, an empty box does not") {
  Application application = faultless();
  write(application, "建设完成情况", "已建成");
  field(application, "建设完成情况").readings[0].raw = "已建成，设备正常运转";
  CHECK(answer(judged(application, "project-completed")) == "satisfied none none");
  field(application, "建设完成情况").readings[0].raw = "☐已建成并投入使用 ☑已建成";
  CHECK(answer(judged(application, "project-completed")) == "undetermined correct missing");
}

TEST_CASE("project-completed: doubt and contradiction are looked at; a sure fact stands beside them") {
  Application application = faultless();
  scan(application, "项目结束日期", "2024-06", 0.85F);
  CHECK(answer(judged(application, "project-completed")) == "undetermined check unreadable");
  scan(application, "项目结束日期", "2024-06", 0.92F);
  CHECK(answer(judged(application, "project-completed")) == "violated reject contrary");
  unreadable(application, "项目结束日期");
  CHECK(answer(judged(application, "project-completed")) == "undetermined check unreadable");
  conflicting(application, "项目结束日期", "2023-06", "2024-06");
  CHECK(answer(judged(application, "project-completed")) == "undetermined check conflicting");
  write(application, "建设完成情况", "在建");
  CHECK(answer(judged(application, "project-completed")) == "violated reject contrary");
}

TEST_CASE("dates-in-order: some choice of the open days is enough") {
  Application application = faultless();
  write(application, "项目开始日期", "2023-06-20");
  write(application, "项目结束日期", "2023-06");
  CHECK(answer(judged(application, "dates-in-order")) == "satisfied none none");
  write(application, "项目开始日期", "2023-07");
  const Finding finding = judged(application, "dates-in-order");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("项目开始日期“2023-07”、项目结束日期“2023-06”") != std::string::npos);
  scan(application, "项目开始日期", "2023-07", 0.7F);
  CHECK(answer(judged(application, "dates-in-order")) == "undetermined none unreadable");
  write(application, "项目开始日期", "2021");
  write(application, "评测日期", "2023-08-25");
  write(application, "申报日期", "2023-08-20");
  CHECK(answer(judged(application, "dates-in-order")) == "undetermined correct contrary");
}

TEST_CASE("provider-in-pool: preferred when the leading or only provider is listed, claimed or not") {
  Application application = faultless();
  const CountySettings pool = county_with("资源池服务商名单", {{"广东测试数字科技有限公司"}, {"江门测试软件有限公司"}});
  const auto with = [&](const char* provider) {
    write(application, "数字化服务商", provider);
    return answer(judged(application, "provider-in-pool", pool));
  };
  CHECK(with("广东测试数字科技有限公司") == "preferred none none");
  CHECK(with("江门测试软件有限公司（牵头）；广东他人集成有限公司") == "preferred none none");
  CHECK(with("广东他人集成有限公司（牵头）；江门测试软件有限公司") == "undetermined remark contrary");
  CHECK(with("广东他人集成有限公司") == "not-applicable none none");
  CHECK(with("江门测试软件有限公司广州分公司") == "not-applicable none none");
  write(application, "服务商入选资源池", "是");
  CHECK(with("广东他人集成有限公司") == "undetermined remark contrary");
  CHECK(answer(judged(application, "provider-in-pool")) == "undetermined check list-not-loaded");
  write(application, "服务商入选资源池", "否");
  CHECK(answer(judged(application, "provider-in-pool")) == "not-applicable none none");
}

#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

TEST_CASE("level-at-least-2: below is asked about in principle and never violated") {
  Application application = faultless();
  for (const char* level : {"二级", "三级", "四级"}) {
    write(application, "评测等级", level);
    CHECK(answer(judged(application, "level-at-least-2")) == "satisfied none none");
  }
  for (const char* level : {"一级", "未达一级"}) {
    write(application, "评测等级", level);
    const Finding finding = judged(application, "level-at-least-2");
    CHECK(answer(finding) == "undetermined correct in-principle");
    CHECK(finding.message.find(std::string("评测等级为") + level) == 0);
    CHECK(finding.quote == "原则上需达到数字化二级及以上水平");
  }
}

TEST_CASE("level-at-least-2: what is not there or not sure asks nobody for anything") {
  Application application = faultless();
  scan(application, "评测等级", "一级", 0.8F);
  CHECK(answer(judged(application, "level-at-least-2")) == "undetermined none unreadable");
  unreadable(application, "评测等级");
  CHECK(answer(judged(application, "level-at-least-2")) == "undetermined none unreadable");
  conflicting(application, "评测等级", "一级", "二级");
  CHECK(answer(judged(application, "level-at-least-2")) == "undetermined none conflicting");
  blank(application, "评测等级");
  CHECK(answer(judged(application, "level-at-least-2")) == "undetermined none missing");
  not_found(application, "评测等级");
  CHECK(answer(judged(application, "level-at-least-2")) == "undetermined none missing");
}

TEST_CASE("level-matches-score: the bands share their ends") {
  Application application = faultless();
  const auto with = [&](const char* level, const char* score) {
    write(application, "评测等级", level);
    write(application, "评测得分", score);
    return answer(judged(application, "level-matches-score"));
  };
  CHECK(with("二级", "40") == "satisfied none none");
  CHECK(with("一级", "40") == "satisfied none none");
  CHECK(with("二级", "60") == "satisfied none none");
  CHECK(with("三级", "60.01") == "satisfied none none");
  CHECK(with("未达一级", "19.99") == "satisfied none none");
  CHECK(with("二级", "39.99") == "undetermined correct contrary");
  CHECK(with("四级", "79.9") == "undetermined correct contrary");
  CHECK(with("四级", "523.6") == "undetermined correct contrary");
  not_found(application, "评测得分");
  CHECK(answer(judged(application, "level-matches-score")) == "not-applicable none none");
  blank(application, "评测得分");
  CHECK(answer(judged(application, "level-matches-score")) == "undetermined none missing");
  scan(application, "评测得分", "12", 0.85F);
  CHECK(answer(judged(application, "level-matches-score")) == "undetermined check unreadable");
}

TEST_CASE("assessment-in-window: a date as exact as it is written") {
  Application application = faultless();
  const auto on = [&](const char* date) {
    write(application, "评测日期", date);
    return answer(judged(application, "assessment-in-window"));
  };
  CHECK(on("2022-11-09") == "satisfied none none");
  CHECK(on("2023-08-31") == "satisfied none none");
  CHECK(on("2023-08") == "satisfied none none");
  CHECK(on("2022-11-08") == "undetermined correct contrary");
  CHECK(on("2023-09-01") == "undetermined correct contrary");
  CHECK(on("2021") == "undetermined correct contrary");
  CHECK(on("2022-11") == "undetermined check missing");
  CHECK(on("2023") == "undetermined check missing");
  blank(application, "评测日期");
  CHECK(answer(judged(application, "assessment-in-window")) == "undetermined none missing");
  scan(application, "评测日期", "2020-08-10", 0.6F);
  CHECK(answer(judged(application, "assessment-in-window")) == "undetermined check unreadable");
}

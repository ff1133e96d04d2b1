#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

namespace {

CountySettings registered(const std::string& received, const std::string& copies) {
  return county_with("受理登记", {{"", "91440703MAXXXX023D", "", "", received, copies}});
}

}  // namespace

TEST_CASE("paper-copies: by the register alone") {
  CHECK(answer(judged(faultless(), "paper-copies")) == "undetermined none list-not-loaded");
  CHECK(answer(judged(faultless(), "paper-copies", registered("", "2"))) == "satisfied none none");
  CHECK(answer(judged(faultless(), "paper-copies", registered("", "1份"))) == "undetermined check contrary");
  CHECK(answer(judged(faultless(), "paper-copies", registered("", ""))) == "undetermined none missing");
  CHECK(answer(judged(faultless(), "paper-copies", county_with("受理登记", {}))) == "undetermined none missing");
}

TEST_CASE("before-deadline: the register against the county's deadline") {
  CountySettings county = registered("2023-08-25", "2");
  county.deadline = Date{2023, 8, 25};
  const Finding finding = judged(faultless(), "before-deadline", county);
  CHECK(answer(finding) == "satisfied none none");
  CHECK(finding.message.find("受理登记的收到日期2023-08-25") != std::string::npos);
  county.deadline = Date{2023, 8, 24};
  CHECK(answer(judged(faultless(), "before-deadline", county)) == "undetermined check contrary");
}

TEST_CASE("before-deadline: else the form's date against the notice's, and the message says so") {
  Application application = faultless();
  CountySettings without_deadline = registered("2023-09-25", "2");
  const Finding finding = judged(application, "before-deadline", without_deadline);
  CHECK(answer(finding) == "satisfied none none");
  CHECK(finding.message.find("申报书上的申报日期“2023-08-20”") != std::string::npos);
  write(application, "申报日期", "2023-09-01");
  CHECK(answer(judged(application, "before-deadline")) == "undetermined check contrary");
  write(application, "申报日期", "2023");
  CHECK(answer(judged(application, "before-deadline")) == "undetermined check missing");
  blank(application, "申报日期");
  CHECK(answer(judged(application, "before-deadline")) == "undetermined none missing");
  scan(application, "申报日期", "2023-09-01", 0.8F);
  CHECK(answer(judged(application, "before-deadline")) == "undetermined check unreadable");
}

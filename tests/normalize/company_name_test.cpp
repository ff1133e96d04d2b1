#include "normalize/company_name.h"

#include <catch2/catch.hpp>

using namespace chushen;

TEST_CASE("names are the same whatever the width of brackets, letters and white space") {
  CHECK(compare_names("江门市甲（测试）有限公司", "江门市甲(测试)有限公司") == NameMatch::kSame);
  CHECK(compare_names("江 门 市 甲 有限公司", "江门市甲有限公司") == NameMatch::kSame);
  CHECK(compare_names("ＡＢＣ电子（江门）有限公司", "ABC 电子(江门)有限公司") == NameMatch::kSame);
  CHECK(compare_names("⻓江甲有限公司", "长江甲有限公司") == NameMatch::kSame);
  CHECK(company_key("江门市甲【测试】 有限公司") == "江门市甲(测试)有限公司");
}

TEST_CASE("brackets of another kind are told apart from other differences") {
  CHECK(compare_names("江门市甲【测试】有限公司", "江门市甲（测试）有限公司") == NameMatch::kOtherBrackets);
  CHECK(compare_names("江门市甲〔测试〕有限公司", "江门市甲（测试）有限公司") == NameMatch::kOtherBrackets);
}

TEST_CASE("one or two characters of a long name are near, more are another name") {
  CHECK(compare_names("江门市甲乙丙电子科技有限公司", "江门市甲乙内电子科技有限公司") == NameMatch::kNear);
  CHECK(compare_names("江门市甲乙丙电子科技有限公司", "江门市甲乙电子科技有限公司") == NameMatch::kNear);
  CHECK(compare_names("江门市甲乙丙电子科技有限公司", "江门市丁戊己电子科技有限公司") == NameMatch::kDifferent);
  CHECK(compare_names("江门市甲电子有限公司", "江门市甲电子股份有限公司") == NameMatch::kNear);
  CHECK(compare_names("甲厂", "乙厂") == NameMatch::kDifferent);
  CHECK(compare_names("江门市甲有限公司", "") == NameMatch::kDifferent);
  CHECK(compare_names("江门市甲电子科技有限公司", "江门市甲电子科技有限公司新会分公司") == NameMatch::kDifferent);
}

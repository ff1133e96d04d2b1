#include <catch2/catch.hpp>

#include "normalize/year_head.h"

using namespace chushen;

TEST_CASE("Heads of year columns are read in every writing") {
  for (const char* head : {"2022", "2022年", "2022年度", "２０２２年", "2022 年", "2022年末", "2022年（万元）", "2022年12月31日",
                           "截至2022年底", "2022年1-12月", "2022年实际", "2022年.", "·2022年", "2022.年", "2022·年度", "二〇二二年", "二○二二年度", "二O二二年（万元）"}) {
    INFO(head);
    CHECK(year_head(head) == YearHead{2022, {}});
  }
  for (const char* head : {"2023年上半年", "2023年1-6月", "2023年1—6月", "2023年1～6月", "2023H1", "2023年半年度",
                           "2023年1至6月", "2023年6月末"}) {
    INFO(head);
    CHECK(year_head(head) == YearHead{2023, 1});
  }
}

TEST_CASE("What is no year heads no year column") {
  for (const char* text : {"2023年8月", "320", "2022人", "2021年3月至2023年6月", "2020年营业收入", "20220", "1200", "年度", "二〇二二", "二〇二年", "一年", ""}) {
    INFO(text);
    CHECK_FALSE(year_head(text));
  }
}

TEST_CASE("A head that has lost digits is completed from those beside it") {
  const auto heads = year_heads({"指标", "020年", "2021年", "22年"});
  CHECK_FALSE(heads[0]);
  CHECK(heads[1] == YearHead{2020, {}});
  CHECK(heads[2] == YearHead{2021, {}});
  CHECK(heads[3] == YearHead{2022, {}});
  CHECK_FALSE(year_heads({"020年", "合计"})[0]);
}

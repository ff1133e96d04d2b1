#include "normalize/date_text.h"

#include <catch2/catch.hpp>

#include "tests/normalize/reading_table.h"

using namespace chushen;

namespace {

const FieldSpec kFounded = field_of("成立日期", ValueType::kDate);

// The two ends as typed values: "2021-03 .. 2023-06", "2021-03 .. ?" for an end that is no date, "-" for no period.
std::string period(std::string_view text) {
  const auto range = split_date_range(text);
  if (!range) return "-";
  const auto begin = read_date(range->begin), end = read_date(range->end);
  return (begin ? to_string(*begin) : "?") + " .. " + (end ? to_string(*end) : "?");
}

std::string in_chinese(int number, bool by_digit) {
  static const char* const kDigits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  if (by_digit) {
    for (const char c : std::to_string(number)) text += kDigits[c - '0'];
    return text;
  }
  if (number >= 20) text += kDigits[number / 10];
  if (number >= 10) text += "十";
  return number % 10 == 0 ? text : text + kDigits[number % 10];
}

}  // namespace

TEST_CASE("whole dates are read in every written form") {
  for (const std::string_view text :
       {"2023年8月7日", "2023年08月07日", "2023.8.7", "2023.08.07", "2023-08-07", "2023-8-7", "2023/8/7", "20230807",
        "二〇二三年八月七日", "二○二三年八月七日", "二零二三年八月七日", "二O二三年八月七日", "二0二三年八月七日", "２０２３年８月７日",
        "2023 年 8 月 7 日", "2023年 8月 7日", " 2023年8月7日 ", "2023年8月7号", "2023年8月7", "2023. 8. 7", "2023 - 08 - 07",
        "2023—08—07", "2023－08－07", "2023．8．7", "贰零贰叁年零捌月零柒日", "2023年8⽉7⽇", "2023年8月7日。", "2023年8月7日（星期一）",
        "2023年8月7日星期一", "2023-08-07 15:32:07", "2023-08-07T15:32", "2023年8月7日上午", "2023年8月7日（系统导出）",
        "截至2023年8月7日", "于2023年8月7日", "2023年8月7日起", "2023年8月7日成立", "2 0 2 3年8月7日", "2023年\n8月7日",
        "2023、8、7", "2023·8·7", "__2023__年__8__月__7__日", "2023.8.7日", "成立日期：2023年8月7日"}) {
    INFO(text);
    CHECK(shown(read_value(kFounded, text)) == "=2023-08-07");
  }
  check_examples(kFounded, {
      {"二〇二三年十二月三十一日", "=2023-12-31"}, {"二〇〇八年十月二十日", "=2008-10-20"}, {"2008-05-12", "=2008-05-12"},
      {"一九九八年十一月十一日", "=1998-11-11"},   {"2024年2月29日", "=2024-02-29"},        {"1989.12.1", "=1989-12-01"},
  });
}

TEST_CASE("partial dates are read as far as they are written") {
  check_examples(kFounded, {
      {"2023年8月", "=2023-08"},      {"2023.08", "=2023-08"},         {"2023-8", "=2023-08"},       {"2023/8", "=2023-08"},
      {"2023.8", "=2023-08"},         {"2023.10", "=2023-10"},         {"二〇二三年八月", "=2023-08"}, {"2023年8月份", "=2023-08"},
      {"2023年8月 日", "=2023-08"},   {"2023年8月　　日", "=2023-08"}, {"2023年　月　日", "=2023"},  {"2023年6月底", "=2023-06"},
      {"2023年6月中旬", "=2023-06"},  {"2023年底", "=2023"},           {"2023年", "=2023"},          {"2023", "=2023"},
      {"2023年度", "=2023"},          {"2023年上半年", "=2023-H1"},    {"2023年下半年", "=2023-H2"}, {"2023年1-6月", "=2023-H1"},
      {"2023年1月-6月", "=2023-H1"},  {"2023年1～6月", "=2023-H1"},    {"2023年1月至6月", "=2023-H1"}, {"2023年7-12月", "=2023-H2"},
      {"2023年1-12月", "=2023"},      {"2023H1", "=2023-H1"},          {"2023 H2", "=2023-H2"},      {"2023上半年", "=2023-H1"},
      {"2023-H1", "=2023-H1"},        {"202315", "?"},                 {"199913", "?"},              {"202012", "=2020-12"},   {"201105", "?"},
      {"2023年上 半年", "=2023-H1"},
  });
}

TEST_CASE("what is no date says why") {
  check_examples(kFounded, {
      {"23年8月7日", "?年份只有两位"},   {"23.8.7", "?年份只有两位"},       {"23-08-07", "?年份只有两位"},  {"二三年八月七日", "?年份只有两位"},
      {"至今", "?没有写明终止日期"},     {"2021年3月至今", "?没有写明终止日期"}, {"长期", "?没有写明终止日期"}, {"目前", "?没有写明终止日期"},
      {"2023年2月30日", "?日历上没有这一天"}, {"2023-13-01", "?日历上没有这一天"}, {"2023.80", "?日历上没有这一天"}, {"20230231", "?日历上没有这一天"},
      {"2023年0月", "?日历上没有这一天"}, {"2023年8月0日", "?日历上没有这一天"},
      {"2021年3月至2023年6月", "?写的是一段时间，不是一个日期"}, {"2021.03-2023.06", "?写的是一段时间，不是一个日期"},
      {"2023年1-5月", "?写的是一段时间，不是一个日期"},
      {"待定", "?不是日期"},   {"详见附件", "?不是日期"}, {"8月7日", "?不是日期"}, {"1200", "?不是日期"}, {"45145", "?不是日期"},
      {"预计2023年8月", "?不是日期"}, {"2023年8月7日前", "?不是日期"}, {"2023年8月7日、2023年9月1日", "?"}, {"2023年第一季度", "?不是日期"},
      {"08-12-2023", "?不是日期"}, {"202308071", "?不是日期"}, {"2023年八七", "?不是日期"},
  });
}

TEST_CASE("a date line that nobody filled in is blank") {
  check_examples(kFounded, {{"　年　月　日", "blank"}, {"20　年　月　日", "blank"}, {"202 年 月 日", "blank"}, {"____年__月__日", "blank"},
                            {"二〇　　年　月　日", "blank"}, {"　年　月至　年　月", "blank"}, {"20　年　月至20　年　月", "blank"},
                            {"", "blank"}, {"/", "blank"}, {"无", "blank"}});
}

TEST_CASE("a period is taken apart at its two ends") {
  for (const std::string_view text :
       {"2021年3月至2023年6月", "2021.03-2023.06", "2021.3-2023.6", "2021/3~2023/6", "2021年3月—2023年6月", "2021年3月——2023年6月",
        "2021年3月～2023年6月", "2021-03至2023-06", "2021-03-2023-06", "自2021年3月至2023年6月", "自2021年3月起至2023年6月止",
        "2021年3月到2023年6月", "2021 年 3 月 至 2023 年 6 月", "2021年3月（启动）至2023年6月（验收）", "2021年3月\n2023年6月",
        "开始时间：2021年3月；结束时间：2023年6月", "２０２１．０３－２０２３．０６", "二〇二一年三月至二〇二三年六月", "2021年03月-2023年06月",
        "2021年3月至2023年6月。", "2021.03 - 2023.06", "2021年3月 - 2023年6月（共28个月）"}) {
    INFO(text);
    CHECK(period(text) == "2021-03 .. 2023-06");
  }
  CHECK(period("2021-03-01-2023-06-30") == "2021-03-01 .. 2023-06-30");
  CHECK(period("2021-03-01至2023-06-30") == "2021-03-01 .. 2023-06-30");
  CHECK(period("20210301-20230630") == "2021-03-01 .. 2023-06-30");
  CHECK(period("2021/03/01-2023/06/30") == "2021-03-01 .. 2023-06-30");
  CHECK(period("2021年3月1日至2023年6月30日") == "2021-03-01 .. 2023-06-30");
  CHECK(period("2021-2023") == "2021 .. 2023");
  CHECK(period("2021年至2023年") == "2021 .. 2023");
  CHECK(period("2021年6月一2023年4月") == "2021-06 .. 2023-04");
  CHECK(period("2021年一月") == "-");
  CHECK(period("二〇二一年十一月") == "-");
}

TEST_CASE("a year written once counts for both ends of a period") {
  CHECK(period("2021年3月-12月") == "2021-03 .. 2021-12");
  CHECK(period("2021年3-12月") == "2021-03 .. 2021-12");
  CHECK(period("2023年1-6月") == "2023-01 .. 2023-06");
  CHECK(period("2021年3月1日至9月30日") == "2021-03-01 .. 2021-09-30");
}

TEST_CASE("an end that is no date stays one") {
  CHECK(period("2021年3月至今") == "2021-03 .. ?");
  CHECK(period("2021.03-至今") == "2021-03 .. ?");
  CHECK(period("2021年3月起至今") == "2021-03 .. ?");
  CHECK(period("2021年3月-23年6月") == "2021-03 .. ?");
  CHECK(period("2021年3月至2023年2月30日") == "2021-03 .. ?");
  CHECK(read_date(split_date_range("2021年3月至今")->end).error() == DateError::kOpenEnd);
}

TEST_CASE("one date is no period") {
  for (const std::string_view text : {"2023-08-07", "2023.8.7", "2023年8月7日", "2023-8", "2023/8/7", "20230807", "至今", "待定", "", "2023",
                                      "2023 年 8 月 7 日", "2023-08-07 15:32:07"}) {
    INFO(text);
    CHECK(period(text) == "-");
  }
}

TEST_CASE("every day of a century reads back in each form") {
  for (int year = 1950; year < 2050; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const Date last = last_day({year, month});
      for (const int day : {1, 2, 9, 10, 11, 19, 20, 21, 28, last.day}) {
        const Date date{year, month, day};
        const std::string y = std::to_string(year), m = std::to_string(month), d = std::to_string(day);
        REQUIRE(read_date(to_string(date)) == date);
        REQUIRE(read_date(y + "年" + m + "月" + d + "日") == date);
        REQUIRE(read_date(y + "." + m + "." + d) == date);
        REQUIRE(read_date(in_chinese(year, true) + "年" + in_chinese(month, false) + "月" + in_chinese(day, false) + "日") == date);
      }
      REQUIRE(read_date(to_string(Date{year, month})) == Date{year, month});
    }
    REQUIRE(read_date(to_string(Date{year, 0, 0, 1})) == Date{year, 0, 0, 1});
  }
}

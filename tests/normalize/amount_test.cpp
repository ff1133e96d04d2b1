#include "normalize/amount.h"

#include <catch2/catch.hpp>
#include <random>

#include "tests/normalize/reading_table.h"

using namespace chushen;

namespace {

const FieldSpec kRevenue = field_of("营业收入", ValueType::kMoney, "万元");

Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

// The other way round, for the property test: 中文大写 by 银发〔1997〕393号附件一 of a whole number of 元 below 10^12.
std::string capitals_of(std::int64_t yuan) {
  static const char* const kDigits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
  static const char* const kUnits[] = {"", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰", "仟"};
  const std::string digits = std::to_string(yuan);
  std::string text;
  bool zero = false, section = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t place = digits.size() - 1 - i;
    const int digit = digits[i] - '0';
    if (digit != 0) {
      text += std::string(zero ? "零" : "") + kDigits[digit] + (place % 4 == 0 ? "" : kUnits[place]);
      section = true;
    }
    zero = digit == 0;
    if (place % 4 == 0 && place > 0) {
      if (section) text += kUnits[place];
      section = false;
    }
  }
  return text + "元整";
}

}  // namespace

TEST_CASE("amounts are read in every unit and exactly in 万元") {
  check_examples(kRevenue, {
      {"1200", "=1200 万元", "万元"},
      {"1200", "=1200 万元"},
      {"1,200", "=1200 万元", "万元"},
      {"41,188.62", "=41188.62 万元", "万元"},
      {"１２００", "=1200 万元", "万元"},
      {"４１，１８８．６２", "=41188.62 万元", "万元"},
      {"1200万", "=1200 万元"},
      {"1200万", "=1200 万元", "元"},
      {"1200万元", "=1200 万元", "元"},
      {"1200 万元", "=1200 万元"},
      {"1200.00（万元）", "=1200 万元"},
      {"1200.00 (元)", "=0.12 万元"},
      {"0.12亿元", "=1200 万元"},
      {"1.5亿", "=15000 万元"},
      {"12000000元", "=1200 万元"},
      {"411886200元", "=41188.62 万元", "万元"},
      {"12000千元", "=1200 万元"},
      {"12,000", "=1200 万元", "千元"},
      {"12000", "=1200 万元", "单位：千元"},
      {"12000000", "=1200 万元", "（元）"},
      {"0.12", "=1200 万元", "亿元"},
      {"12百万元", "=1200 万元"},
      {"1.2千万元", "=1200 万元"},
      {"3亿2000万元", "=32000 万元"},
      {"3亿2000万", "=32000 万元"},
      {"1万2000元", "=1.2 万元"},
      {"12元5角", "=0.00125 万元"},
      {"12.05元", "=0.001205 万元"},
      {"0", "=0 万元", "万元"},
      {"0.00", "=0 万元", "万元"},
      {"0.5", "=0.5 万元", "万元"},
      {"1200.", "=1200 万元", "万元"},
      {"1200。", "=1200 万元", "万元"},
      {"__1200__万元", "=1200 万元"},
      {"￥1200.50元", "=0.12005 万元"},
      {"￥5000", "=0.5 万元"},
      {"￥5000", "=5000 万元", "万元"},
      {"人民币1200万元", "=1200 万元"},
      {"1200万元人民币", "=1200 万元"},
      {"RMB 1,200万元", "=1200 万元"},
      {"5000", "=5000 万元", "人民币"},
      {"共计1200万元", "=1200 万元"},
      {"营业收入：1200万元", "=1200 万元"},
  });
}

TEST_CASE("capitals and everyday numerals are read as amounts") {
  check_examples(kRevenue, {
      {"壹仟贰佰万元", "=1200 万元"},
      {"人民币壹仟贰佰万元整", "=1200 万元"},
      {"人民币壹仟肆佰零玖元伍角", "=0.14095 万元"},
      {"人民币陆仟零柒元壹角肆分", "=0.600714 万元"},
      {"人民币壹拾万柒仟元伍角叁分", "=10.700053 万元"},
      {"壹万陆仟肆佰零玖元零贰分", "=1.640902 万元"},
      {"叁仟万圆整", "=3000 万元"},
      {"貳仟萬圓", "=2000 万元"},
      {"伍佰萬圓", "=500 万元"},
      {"壹亿贰仟万元", "=12000 万元"},
      {"一千二百万元", "=1200 万元"},
      {"两千万元", "=2000 万元"},
      {"一千二百", "=1200 万元", "万元"},
      {"壹仟贰佰", "=1200 万元", "万元"},
      {"1200万元（大写：壹仟贰佰万元整）", "=1200 万元"},
      {"壹仟贰佰万元（小写：1200万元）", "=1200 万元"},
      {"1200万元（大写：壹仟叁佰万元整）", "?大写与小写金额不一致"},
      {"人民币（大写）壹仟万元整", "=1000 万元"},
      {"人民币壹仟万元整（￥10000000.00）", "=1000 万元"},
      {"￥10,000,000.00（壹仟万元整）", "=1000 万元"},
      {"￥10,000,000.00（玖佰万元整）", "?大写与小写金额不一致"},
      {"一千二万元", "?"},
      {"一万二", "?口语写法，无法确定数值", "万元"},
      {"二三百万元", "?"},
  });
}

TEST_CASE("negative amounts are read in all their forms") {
  check_examples(kRevenue, {
      {"-12", "=-12 万元", "万元"},   {"－12", "=-12 万元", "万元"},   {"−12", "=-12 万元", "万元"},
      {"—12", "=-12 万元", "万元"},   {"(12)", "=-12 万元", "万元"},   {"（12）", "=-12 万元", "万元"},
      {"（12万元）", "=-12 万元"},    {"(12)万元", "=-12 万元"},       {"(1,120.50)", "=-1120.5 万元", "万元"},
      {"亏损12", "=-12 万元", "万元"}, {"亏损12万元", "=-12 万元"},     {"负12万元", "=-12 万元"},
      {"-¥1200.50元", "=-0.12005 万元"}, {"- 12", "=-12 万元", "万元"}, {"盈利12万元", "=12 万元"},
      {"-0.00", "=0 万元", "万元"},
      {"亏损-12", "?正负号的写法无法确定", "万元"},
      {"(-12)", "?正负号的写法无法确定", "万元"},
      {"120.5（亏损）", "?正负号的写法无法确定", "万元"},
  });
}

TEST_CASE("a foreign currency keeps its unit") {
  check_examples(kRevenue, {
      {"105万美元", "=105 万美元", "万元"}, {"1050000美元", "=105 万美元"},      {"USD105万", "=105 万美元"},
      {"105", "=105 万美元", "万美元"},     {"105万", "=105 万美元", "万美元"},  {"5000万港币", "=5000 万港元"},
      {"HK$5000万", "=5000 万港元"},        {"300万欧元", "=300 万欧元"},        {"2亿日元", "=20000 万日元"},
      {"100万英镑", "=100 万英镑"},         {"1050000", "=105 万美元", "（美元）"},
  });
}

TEST_CASE("约 and 余 are dropped and remembered") {
  check_examples(kRevenue, {
      {"约1200万元", "=1200 万元 ~"},    {"1200余万元", "=1200 万元 ~"},  {"1200万余元", "=1200 万元 ~"},
      {"1200万元左右", "=1200 万元 ~"},  {"近1200万元", "=1200 万元 ~"},  {"1200多万元", "=1200 万元 ~"},
      {"超过1200万元", "=1200 万元 ~"},  {"约人民币1200万元", "=1200 万元 ~"}, {"一千余万元", "=1000 万元 ~"},
      {"1200万元以上", "=1200 万元 ~"},
  });
}

TEST_CASE("a remark behind a whole amount does not change it") {
  check_examples(kRevenue, {
      {"1200万元（其中设备800万元）", "=1200 万元"},
      {"1200万元，其中设备800万元", "=1200 万元"},
      {"1200（含税）", "=1200 万元", "万元"},
      {"1000万元（实缴500万元）", "=1000 万元"},
      {"1200万元（经审计）。", "=1200 万元"},
      {"41,188.\n62", "=41188.62 万元", "万元"},
  });
}

TEST_CASE("what may be another amount is no value and says why") {
  check_examples(kRevenue, {
      {"待定", "?不是数字", "万元"},
      {"详见附件", "?不是数字", "万元"},
      {"1,20", "?数字的分隔或写法不规范", "万元"},
      {"1,2000", "?", "万元"},
      {"0,123", "?", "万元"},
      {"41.188.62", "?数字的分隔或写法不规范", "万元"},
      {"41 188.62", "?数字中间有空格，无法确定是一个数还是两个数", "万元"},
      {"1200 1300", "?", "万元"},
      {"320, 150", "?", "万元"},
      {"1. 320", "?", "万元"},
      {"①120", "?", "万元"},
      {"10²", "?", "万元"},
      {"1000-2000万元", "?写的是一个范围"},
      {"1000万元至2000万元", "?写的是一个范围"},
      {"100万元+50万元", "?一处写有两个数"},
      {"2021年1200万元", "?"},
      {"5千", "?没有写明单位"},
      {"几百万元", "?没有写明具体数值"},
      {"1l20", "?", "万元"},
      {"一120.5", "?", "万元"},
      {"1200台", "?", "万元"},
      {"增长1200万元", "?写的是变化的幅度，不是达到的水平"},
      {"12345678901234567890", "?数字过长", "万元"},
      {"1.0000000000000000001", "?数字过长", "万元"},
  });
  CHECK(read_value(kRevenue, "41.188.62", "万元").suggestion == "41188.62");
  CHECK(read_value(kRevenue, "41 188.62", "万元").suggestion == "41188.62");
  CHECK(read_value(kRevenue, "1200 1300", "万元").suggestion.empty());
  CHECK(read_value(kRevenue, "1,20", "万元").suggestion.empty());
}

TEST_CASE("an empty place for an amount is blank, also with the form's unit on it") {
  check_examples(kRevenue, {
      {"", "blank"},        {"　", "blank"},      {"____", "blank"},        {"＿＿＿＿万元", "blank"}, {"　　万元", "blank", "万元"},
      {"/", "blank"},       {"—", "blank"},       {"——", "blank"},          {"－", "blank"},           {"无", "blank"},
      {"（　）万元", "blank"}, {"空", "blank"},   {"\\", "blank"},          {"N/A", "blank"},          {"暂无", "blank"},
  });
}

TEST_CASE("capitals of an amount read back as the same amount") {
  std::mt19937_64 random(20230807);
  for (int i = 0; i < 3000; ++i) {
    std::int64_t yuan = static_cast<std::int64_t>(random() % 1'000'000'000'000) + 1;
    for (int zeros = static_cast<int>(random() % 6); zeros > 0; --zeros) yuan = yuan / 100 * 10 + 1;
    const auto amount = read_amount(capitals_of(yuan), "万元");
    INFO(yuan << " " << capitals_of(yuan));
    REQUIRE(amount.has_value());
    CHECK(amount->number == Decimal(yuan).shifted(-4));
    CHECK(amount->unit == "万元");
  }
}

TEST_CASE("an amount in 元 and the same one in 万元 are one fact") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const Decimal yuan(static_cast<std::int64_t>(random() % 100'000'000'000'000), 2);
    const auto in_yuan = read_amount(yuan.text() + "元", "万元");
    const auto in_wan = read_amount(yuan.shifted(-4)->text(), "万元");
    INFO(yuan.text());
    REQUIRE(in_yuan.has_value());
    CHECK(*in_yuan == *in_wan);
  }
}

TEST_CASE("the unit of an amount is the nearest that is written") {
  CHECK(read_amount("12000", "千元")->number == number("1200"));
  CHECK(read_amount("12000", "")->number == number("12000"));
  CHECK(read_amount("12000", "", "元")->number == number("1.2"));
  CHECK(read_amount("12000", "不详", "").error() == FigureError::kNoUnit);
}

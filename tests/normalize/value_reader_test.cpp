#include "normalize/value_reader.h"

#include <catch2/catch.hpp>
#include <random>

#include "normalize/text.h"
#include "tests/normalize/reading_table.h"

using namespace chushen;

TEST_CASE("texts are kept in the contract's form") {
  check_examples(field_of("申报单位名称", ValueType::kText), {
      {"江 门 市　（测试）有限公司 ", "=江门市(测试)有限公司"}, {"＿＿江门市测试有限公司＿＿", "=江门市测试有限公司"}, {"（请填写）", "=(请填写)"},
      {"C3857　家用电力器具", "=C3857家用电力器具"}, {"详见附件", "=详见附件"}, {"无", "blank"}, {"/", "blank"}, {"——", "blank"}, {"", "blank"}, {"____", "blank"},
      {"0", "=0"}, {"无锡路1号", "=无锡路1号"},
  });
}

TEST_CASE("where 无 answers the field it is a value") {
  FieldSpec honours = field_of("已获资质荣誉", ValueType::kText);
  honours.answer_none = true;
  check_examples(honours, {{"无", "=无"}, {"/", "=/"}, {"＿＿＿", "blank"}, {"", "blank"}, {"高新技术企业", "=高新技术企业"}});
}

TEST_CASE("equal facts are equal however they are written") {
  const FieldSpec date = field_of("成立日期", ValueType::kDate), money = field_of("注册资本", ValueType::kMoney, "万元");
  CHECK(same_fact(*read_value(date, "2023.8.7").value, *read_value(date, "2023年8月7日").value));
  CHECK_FALSE(same_fact(*read_value(date, "2023.8").value, *read_value(date, "2023年8月7日").value));
  CHECK(same_fact(*read_value(money, "约1200万元").value, *read_value(money, "12000000元").value));
  CHECK_FALSE(same_fact(*read_value(money, "105万美元").value, *read_value(money, "105万元").value));
}

TEST_CASE("no text makes a reader throw, and a value is there exactly where one was read") {
  const std::vector<std::string> pieces = {"1", "2023", ",", ".", "万", "元", "亿", "%", "年", "月", "日", "(", ")", "（", "☑", "□", "是", "否", "一级", "壹",
                                           "仟", "零", "约", "余", "-", "—", "至", "~", " ", "\n", "@", "a", "O", "无", "/", "大写", "\xFF", "🗹", "¥", "138"};
  std::vector<FieldSpec> fields = {choice_of("申报方向", {{"是", {}}, {"否", {}}}), choice_of("评测等级", {{"一级", {}}, {"二级", {}}})};
  for (const auto type : {ValueType::kText, ValueType::kCode, ValueType::kDate, ValueType::kPhone, ValueType::kMail, ValueType::kMoney, ValueType::kCount,
                          ValueType::kRate, ValueType::kScore}) {
    fields.push_back(field_of("栏目", type, "万元"));
  }
  std::mt19937 random(42);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (unsigned length = random() % 10; length > 0; --length) text += pieces[random() % pieces.size()];
    for (const FieldSpec& field : fields) {
      const ValueReading reading = read_value(field, text, i % 2 == 0 ? "万元" : "");
      INFO(static_cast<int>(field.type) << " " << text);
      REQUIRE(reading.value.has_value() == (reading.written == Written::kValue));
      REQUIRE(reading.why.empty() == (reading.written != Written::kNotAValue));
    }
  }
}

TEST_CASE("long texts are answered at once") {
  std::string long_text;
  for (int i = 0; i < 50000; ++i) long_text += i % 3 == 0 ? "(" : i % 3 == 1 ? "1大写" : "√是-";
  for (const auto type : {ValueType::kCode, ValueType::kDate, ValueType::kPhone, ValueType::kMail, ValueType::kMoney, ValueType::kCount, ValueType::kRate,
                          ValueType::kScore}) {
    CHECK(read_value(field_of("栏目", type, "万元"), long_text).written == Written::kNotAValue);
  }
}

#include <catch2/catch.hpp>

#include "normalize/mail.h"
#include "normalize/phone.h"
#include "normalize/postal_code.h"
#include "tests/normalize/reading_table.h"

using namespace chushen;

namespace {

const FieldSpec kPhone = field_of("固定电话", ValueType::kPhone);
const FieldSpec kMail = field_of("电子邮箱", ValueType::kMail);
const FieldSpec kPostalCode = field_of("邮政编码", ValueType::kCode);

}  // namespace

TEST_CASE("mobile numbers are eleven digits without the country's code") {
  for (const std::string_view text : {"13800000000", "138 0000 0000", "138-0000-0000", "+8613800000000", "+86 138 0000 0000", "+86-13800000000",
                                      "8613800000000", "86-13800000000", "008613800000000", "（86）13800000000", "１３８００００００００", "13800000000（张三）",
                                      "手机：13800000000", "张三 13800000000", "138000\n00000", "13800000000。", "1 3 8 0 0 0 0 0 0 0 0", "1 3 8 0000 0 0 00"}) {
    INFO(text);
    CHECK(shown(read_value(kPhone, text)) == "=13800000000");
  }
}

TEST_CASE("landline numbers keep the area code that is written, and no other") {
  for (const std::string_view text : {"0750-3279722", "（0750）3279722", "(0750) 3279722", "0750 3279722", "07503279722", "0750—3279722", "0750－3279722",
                                      "0750-327 9722", "+86-750-3279722", "+86 750 3279722", "86-0750-3279722", "0750-\n3279722", "电话：0750-3279722",
                                      "0750-3279722（办公室）", "＋86 750-3279722", "0 7 5 0 - 3 2 7 9 7 2 2"}) {
    INFO(text);
    CHECK(shown(read_value(kPhone, text)) == "=0750-3279722");
  }
  for (const std::string_view text : {"0750-3279722-801", "0750-3279722转801", "0750-3279722 转 801", "0750-3279722分机801", "（0750）3279722-801",
                                      "0750-3279722（转801）", "07503279722-801", "0750-3279722 ext. 801", "0750-3279722#801"}) {
    INFO(text);
    CHECK(shown(read_value(kPhone, text)) == "=0750-3279722-801");
  }
  check_examples(kPhone, {
      {"3279722", "=3279722"}, {"327 9722", "=3279722"}, {"3279722转801", "=3279722-801"}, {"02038888888", "=020-38888888"}, {"020-3888 8888", "=020-38888888"},
      {"010-88888888", "=010-88888888"}, {"0757-8632 1234", "=0757-86321234"}, {"075586321234", "=0755-86321234"}, {"400-830-1234", "=4008301234"},
      {"4008301234", "=4008301234"},
  });
}

TEST_CASE("several numbers are joined in written order") {
  check_examples(kPhone, {
      {"13800000000/0750-3279722", "=13800000000；0750-3279722"}, {"13800000000、13900000000", "=13800000000；13900000000"},
      {"13800000000；13900000000", "=13800000000；13900000000"}, {"13800000000 13900000000", "=13800000000；13900000000"},
      {"13800000000\n13900000000", "=13800000000；13900000000"}, {"13800000000，13900000000", "=13800000000；13900000000"},
      {"13800000000或13900000000", "=13800000000；13900000000"}, {"0750-3279722、3279723", "=0750-3279722；3279723"},
      {"0750-3279722 13800000000", "=0750-3279722；13800000000"}, {"张三13800000000 李四13900000000", "=13800000000；13900000000"},
      {"+86 138 0000 0000 / （0750）3279722转801", "=13800000000；0750-3279722-801"},
  });
}

TEST_CASE("the digits of a mail address in the same place are no number") {
  for (const char* text : {"13800000000 zhang90@126.com", "13800000000\nzhang_1234567@qq.com", "zhang90@126.com 13800000000", "13800000000zhang90@126.com"}) {
    INFO(text);
    CHECK(shown(read_value(kPhone, text)) == "=13800000000");
  }
}

TEST_CASE("a phone number of wrong length or form is still a value") {
  check_examples(kPhone, {
      {"136862522160", "=136862522160"}, {"1380000000", "=1380000000"}, {"0750-327972", "=0750-327972"}, {"0750-327", "=0750-327"}, {"12345", "=12345"},
      {"138****0000", "=138****0000"}, {"23800000000", "=23800000000"},
  });
  CHECK(phone_kind("13800000000") == PhoneKind::kMobile);
  CHECK(phone_kind("0750-3279722") == PhoneKind::kLandline);
  CHECK(phone_kind("0750-3279722-801") == PhoneKind::kLandline);
  CHECK(phone_kind("020-38888888") == PhoneKind::kLandline);
  CHECK(phone_kind("3279722") == PhoneKind::kLocal);
  CHECK(phone_kind("3279722-801") == PhoneKind::kLocal);
  CHECK(phone_kind("4008301234") == PhoneKind::kService);
  for (const std::string_view number : {"136862522160", "1380000000", "12800000000", "0750-327972", "075-3279722", "0750-1279722", "0750-", "0750", "",
                                        "138****0000", "0750-3279722-", "0750-3279722-801234", "20-38888888"}) {
    INFO(number);
    CHECK(phone_kind(number) == PhoneKind::kMalformed);
  }
}

TEST_CASE("what holds no number is no phone") {
  check_examples(kPhone, {{"待定", "?不是电话号码"}, {"详见附件1", "?不是电话号码"}, {"同上", "?"}, {"无", "blank"}, {"/", "blank"}, {"＿＿＿", "blank"}});
}

TEST_CASE("mail addresses are lower case, whole and joined") {
  check_examples(kMail, {
      {"Zhang_San@126.com", "=zhang_san@126.com"}, {"zhangsan@\n126.com", "=zhangsan@126.com"}, {"zhang san@126.com", "=zhangsan@126.com"},
      {"zhangsan@exam\nple.com.cn", "=zhangsan@example.com.cn"}, {"ａｂｃ＠126．com", "=abc@126.com"}, {"邮箱：abc@126.com", "=abc@126.com"},
      {"abc@126.com；DEF@163.com", "=abc@126.com；def@163.com"}, {"abc@126.com\ndef@163.com", "=abc@126.com；def@163.com"},
      {"abc@126.com、def@163.com", "=abc@126.com；def@163.com"}, {"abc@126.com/def@163.com", "=abc@126.com；def@163.com"},
      {"mailto:abc@126.com", "=abc@126.com"}, {"abc@126.com（张三）", "=abc@126.com"}, {"abc.126.com", "=abc.126.com"}, {"abc@@126.com", "=abc@@126.com"},
      {"abc@126", "=abc@126"}, {"abc@126。com", "=abc@126。com"}, {"abc@126.com。", "=abc@126.com"}, {"待定", "?不是电子邮箱"}, {"无", "blank"}, {"____", "blank"},
  });
}

TEST_CASE("the form of a mail address is checked apart from reading it") {
  for (const std::string_view address : {"abc@126.com", "a.b-c_d+e@mail.example.com.cn", "1@2.cn"}) CHECK(is_mail(address));
  for (const std::string_view address : {"", "abc", "@126.com", "abc@", "abc@126", "abc@@126.com", ".abc@126.com", "abc.@126.com", "a..b@126.com",
                                         "abc@-126.com", "abc@126-.com", "abc@.com", "abc@126.com.", "a b@126.com", "甲@126.com"}) {
    INFO(address);
    CHECK_FALSE(is_mail(address));
  }
}

TEST_CASE("postal codes are read as codes and have six digits") {
  check_examples(kPostalCode, {{"529000", "=529000"}, {"５２９０００", "=529000"}, {"5 2 9 0 0 0", "=529000"}, {"52900", "=52900"}, {"待定", "?不是代码"}, {"/", "blank"}});
  CHECK(is_postal_code("529700"));
  CHECK_FALSE(is_postal_code("52970"));
  CHECK_FALSE(is_postal_code("5297000"));
  CHECK_FALSE(is_postal_code("52970A"));
}

#include "report/personal_data.h"

#include <catch2/catch.hpp>
#include <string>

using namespace chushen;

TEST_CASE("an ID number is shown by its first three and last two symbols") {
  CHECK(mask_personal_numbers("身份证11010519491231002X。") == "身份证110*************2X。");
  CHECK(mask_personal_numbers("440524188001010014") == "440524188001010014");  // born 1880: no living person's
  CHECK(mask_personal_numbers("440524198001010014") == "440*************14");
  CHECK(mask_personal_numbers("440524800101001") == "440**********01");
}

TEST_CASE("codes, amounts and phones are no personal numbers") {
  for (const char* text : {"91440703MAXXXX023D", "914407036924399888", "0750-3279722", "13800001234", "41188.62",
                           "2020 2021 2022 2023", "20230807", "440703000000018"})
    CHECK(mask_personal_numbers(text) == text);
}

TEST_CASE("bank numbers are masked by their check digit or by the word before them") {
  CHECK(mask_personal_numbers("6222021234567890128") == "622**************28");
  CHECK(mask_personal_numbers("账号：44001670812345678901") == "账号：440***************01");
  CHECK(mask_personal_numbers("6222021234567890123") == "6222021234567890123");
}

TEST_CASE("masking twice changes nothing more") {
  const std::string once = mask_personal_numbers("证件11010519491231002X 卡号 6222021234567890128");
  CHECK(mask_personal_numbers(once) == once);
}

TEST_CASE("a phone keeps its first three and last four digits") {
  CHECK(mask_phone("13800001234") == "138****1234");
  CHECK(mask_phone("12345") == "12345");
}

TEST_CASE("characters that pose as others are made visible") {
  CHECK(shown("甲\u202E乙") == "甲⟪U+202E⟫乙");
  CHECK(shown("a\x01" "b") == "a⟪U+0001⟫b");
  CHECK(shown("行一\n行二") == "行一\n行二");
  CHECK(shown("\xF3\xA0\x80\xA0") == "⟪U+E0020⟫");
}

TEST_CASE("phones inside a longer text are masked, other numbers are not") {
  CHECK(mask_phones("手机13800001234，或+86 138-0000-1234") == "手机138****1234，或+86 *********1234");
  CHECK(mask_phones("电话0750-3279722。") == "电话075*****9722。");
  for (const char* other : {"2023-08-07", "41188.62", "91440703MAXXXX023D", "第12页", "100000000000", "0.00", "a13800001234"}) {
    INFO(other);
    CHECK(mask_phones(other) == other);
  }
}

#include "extract/list_number.h"

#include <catch2/catch.hpp>

using namespace chushen;

TEST_CASE("list numbers are written as word processors show them") {
  CHECK(list_number(10, "chineseCounting") == "十");
  CHECK(list_number(12, "chineseCountingThousand") == "十二");
  CHECK(list_number(20, "japaneseCounting") == "二十");
  CHECK(list_number(105, "chineseCountingThousand") == "一百零五");
  CHECK(list_number(110, "chineseCountingThousand") == "一百一十");
  CHECK(list_number(1010, "chineseCountingThousand") == "一千零一十");
  CHECK(list_number(12, "chineseLegalSimplified") == "壹拾贰");
  CHECK(list_number(10, "ideographTraditional") == "癸");
  CHECK(list_number(3, "decimalEnclosedCircle") == "③");
  CHECK(list_number(2, "decimalEnclosedParen") == "⑵");
  CHECK(list_number(12, "decimalFullWidth") == "１２");
  CHECK(list_number(7, "decimalZero") == "07");
  CHECK(list_number(14, "upperRoman") == "XIV");
  CHECK(list_number(4, "lowerRoman") == "iv");
  CHECK(list_number(28, "lowerLetter") == "bb");
  CHECK(list_number(5, "none").empty());
}

TEST_CASE("numbers beyond a format and formats not known are in Arabic figures") {
  CHECK(list_number(21, "decimalEnclosedCircle") == "21");
  CHECK(list_number(0, "decimalEnclosedCircle") == "0");
  CHECK(list_number(11, "ideographTraditional") == "11");
  CHECK(list_number(10000, "chineseCounting") == "10000");
  CHECK(list_number(-3, "chineseCounting") == "-3");
  CHECK(list_number(4, "thaiCounting") == "4");
}

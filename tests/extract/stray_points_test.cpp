#include "extract/scan/stray_points.h"

#include <catch2/catch.hpp>

#include "extract/scan/page_number_dashes.h"
#include "extract/utf8.h"

using namespace chushen;

namespace {

LineReading reading_of(const std::string& text) {
  LineReading reading;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    next_code_point(text, position);
    reading.characters.push_back({text.substr(begin, position - begin), 0, 1, 0.9f, {}, 0, 0.5f});
  }
  return reading;
}

std::string without_stray_points(const std::string& text) {
  LineReading reading = reading_of(text);
  take_out_stray_points(reading);
  return text_of(reading);
}

std::string with_page_number_dashes(const std::string& text) {
  LineReading reading = reading_of(text);
  read_page_number_dashes(reading);
  return text_of(reading);
}

}  // namespace

TEST_CASE("points that no text can have there are dust") {
  CHECK(without_stray_points("16,201..12") == "16,201.12");
  CHECK(without_stray_points(".19,757.46") == "19,757.46");
  CHECK(without_stray_points("13,800.") == "13,800");
  CHECK(without_stray_points("方向一.示范企业") == "方向一示范企业");
  CHECK(without_stray_points(".三级") == "三级");
  CHECK(without_stray_points("47.69分.") == "47.69分");
  CHECK(without_stray_points("家电.、暖风机") == "家电、暖风机");
  CHECK(without_stray_points("2020.年") == "2020年");
  CHECK(without_stray_points("2023 年.8 月 28 日") == "2023 年8 月 28 日");
}

TEST_CASE("points that may be meant stay") {
  for (const char* text : {".5", "约.5万元", "0.5", "1.企业名称", "一.总体规划", "十二.其他", "Co.,Ltd.", "a.b@c.cn", "2023.08.20", "...", "."}) CHECK(without_stray_points(text) == text);
}

TEST_CASE("a point before the figure that begins a line is dust, and the figure in doubt, but for a date") {
  CHECK(without_stray_points(".2023-06-18") == "2023-06-18");
  for (const auto& [text, doubtful] : {std::pair(".177", true), {".444万元", true}, {".2023-06-18", false}, {"177", false}}) {
    LineReading reading = reading_of(text);
    take_out_stray_points(reading);
    INFO(text);
    REQUIRE(reading.characters.front().text != ".");
    CHECK((reading.characters.front().confidence < 0.7f) == doubtful);
  }
  CHECK(without_stray_points(".05") == ".05");
}

TEST_CASE("what stands on both sides of a page's number are dashes") {
  CHECK(with_page_number_dashes("一2一") == "-2-");
  CHECK(with_page_number_dashes("- 12 ー") == "- 12 -");
  for (const char* text : {"一2", "一二一", "一2一楼", "2", "-2.5-", "一一"}) CHECK(with_page_number_dashes(text) == text);
}

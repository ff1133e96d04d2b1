#include "extract/number_format.h"

#include <catch2/catch.hpp>

#include <random>

using namespace chushen;

TEST_CASE("numbers are what their format shows") {
  CHECK(shown_number(41188.619999999995, "General") == "41188.62");
  CHECK(shown_number(41188.6249, "0.00") == "41188.62");
  CHECK(shown_number(1234567.895, "#,##0.00") == "1,234,567.90");
  CHECK(shown_number(0.453, "0.0%") == "45.3%");
  CHECK(shown_number(0.455, "0%") == "46%");
  CHECK(shown_number(0.05, "0.00") == "0.05");
  CHECK(shown_number(0.6, "0") == "1");
  CHECK(shown_number(12, "#,##0.##") == "12");
  CHECK(shown_number(12.5, "#,##0.##") == "12.5");
  CHECK(shown_number(7, "000") == "007");
  CHECK(shown_number(99.995, "0.00") == "100.00");
}

TEST_CASE("commas behind the digits scale, literals may stand between them") {
  CHECK(shown_number(411886200, "#,##0,") == "411,886");
  CHECK(shown_number(411886.2, R"(0\.0,)") == "41.2");    // ten thousands, as Chinese offices write 万元
  CHECK(shown_number(411886.2, "0!.0,\"万元\"") == "41.2万元");
  CHECK(shown_number(1234, "#,##0\"台\"") == "1,234台");
}

TEST_CASE("sections follow the sign") {
  CHECK(shown_number(-5, "0.0") == "-5.0");
  CHECK(shown_number(-5, "0.0;(0.0)") == "(5.0)");
  CHECK(shown_number(0, "0.0;(0.0);\"无\"") == "无");
  CHECK(shown_number(0, R"(_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ )") == "0");
  CHECK(shown_number(1234.5, R"(_ ￥* #,##0.00_ ;_ ￥* \-#,##0.00_ ;_ ￥* "-"??_ ;_ @_ )") == "￥1,234.50");
  CHECK(shown_number(-0.001, "0.00") == "0.00");
  CHECK(shown_number(8, ";;;") == "");
  CHECK(hides_text(";;;"));
  CHECK_FALSE(hides_text("0.00;-0.00;0;@"));
}

TEST_CASE("what is not followed shows the number as it is") {
  CHECK(shown_number(1.5, "# ?/?") == "1.5");
  CHECK(shown_number(12345, "0.00E+00") == "12345");
  CHECK(shown_number(5, "[>=10]0;\"少\"") == "5");
  CHECK(shown_number(12, "[DBNum1][$-804]General") == "12");
  CHECK(shown_number(12, "[Red]0.0") == "12.0");
  CHECK(shown_number(529085, "@") == "529085");
}

TEST_CASE("dates show the parts that their format has") {
  const auto shown = [](double serial, std::string_view code) { return shown_date(serial, false, date_parts(code)); };
  CHECK(shown(45145, "yyyy/m/d") == "2023-08-07");
  CHECK(shown(45145, R"(yyyy"年"m"月")") == "2023-08");
  CHECK(shown(45145, R"(yyyy"年")") == "2023");
  CHECK(shown(45145.5, "yyyy-m-d h:mm") == "2023-08-07");
  CHECK(shown(45145, "m\"月\"d\"日\"") == "8月7日");
  CHECK(shown(45145, "0.00\"day\"") == "");
  CHECK(shown(60, "yyyy-m-d") == "");
  CHECK(shown_date(43683, true, {true, true, true}) == "2023-08-07");
}

TEST_CASE("any format shows any number, or nothing, and no digit that is not the number's") {
  constexpr std::string_view kPieces[] = {"0", "#", "?", ".", ",", "%", ";", "\"", "[", "]", "\\", "_", "*", "!", "元", "y", "m", "d", "E+", "General", "@", "-"};
  std::mt19937 random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string code;
    for (int i = static_cast<int>(random() % 12); i >= 0; --i) code += kPieces[random() % std::size(kPieces)];
    const double value = (static_cast<double>(random()) - 2e9) / (1 + random() % 1000);
    INFO(code << ' ' << value);
    CHECK(shown_number(value, code).size() < 400);
    CHECK(shown_date(value, false, date_parts(code)).size() < 40);
    hides_text(code);
  }
  CHECK(shown_number(1e308, "#,##0.00") != "");
  CHECK(shown_number(1e-308, "0.00") == "0.00");
}

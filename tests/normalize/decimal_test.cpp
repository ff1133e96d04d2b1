#include "normalize/decimal.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

using namespace chushen;

namespace {

Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

}  // namespace

TEST_CASE("decimals print in the contract's form") {
  CHECK(Decimal(4118862, 2).text() == "41188.62");
  CHECK(Decimal(1200, 2).text() == "12");
  CHECK(Decimal(5, 1).text() == "0.5");
  CHECK(Decimal(-5, 3).text() == "-0.005");
  CHECK(Decimal(0, 5).text() == "0");
  CHECK(Decimal(120).text() == "120");
  CHECK(Decimal(-12).text() == "-12");
  CHECK(Decimal(1, 18).text() == "0.000000000000000001");
  CHECK(Decimal(std::numeric_limits<std::int64_t>::min()).text() == "-9223372036854775808");
}

TEST_CASE("only plain figures are parsed") {
  CHECK(number("41188.62").text() == "41188.62");
  CHECK(number("-0.50").text() == "-0.5");
  CHECK(number("007").text() == "7");
  CHECK(number("-0").text() == "0");
  for (const std::string_view text : {"", "-", ".", "1.", ".5", "1,200", "1 2", "+1", "1e3", "--1", "1.2.3", "１", "1234567890123456789"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("decimals are exact where binary fractions are not") {
  CHECK(Decimal::sum(number("0.1"), number("0.2")) == number("0.3"));
  CHECK(Decimal::difference(number("0.3"), number("0.1")) == number("0.2"));
  CHECK(Decimal::product(number("1.1"), number("1.1")) == number("1.21"));
  CHECK(number("1200").shifted(-4) == number("0.12"));
  CHECK(number("0.12").shifted(4) == number("1200"));
  CHECK(number("0.12").shifted(1) == number("1.2"));
  CHECK(number("0").shifted(40) == Decimal());
}

TEST_CASE("what does not fit is nothing, never a wrong number") {
  const Decimal most(std::numeric_limits<std::int64_t>::max());
  CHECK_FALSE(Decimal::sum(most, Decimal(1)));
  CHECK_FALSE(Decimal::difference(Decimal(-2), most));
  CHECK_FALSE(Decimal::product(most, Decimal(2)));
  CHECK_FALSE(most.shifted(1));
  CHECK_FALSE(Decimal(1).shifted(-19));
  CHECK_FALSE(Decimal(1).shifted(19));
  CHECK_FALSE(Decimal(1).shifted(1000));
  CHECK_FALSE(Decimal::product(Decimal(1, 18), Decimal(1, 1)));
  CHECK_THROWS_AS(Decimal(1, 19), std::invalid_argument);
  CHECK_THROWS_AS(Decimal(1, -1), std::invalid_argument);
}

TEST_CASE("decimals are ordered by their size, whatever their scale") {
  CHECK(number("1.10") == number("1.1"));
  CHECK(number("-2") < number("-1.999"));
  CHECK(Decimal(1, 18) > Decimal());
  CHECK(Decimal(std::numeric_limits<std::int64_t>::max()) > Decimal(1, 18));
}

TEST_CASE("what a decimal prints parses back, and shifts undo each other") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 5000; ++i) {
    const auto digits = static_cast<std::int64_t>(random() % 1'000'000'000'000) - 500'000'000'000;
    const Decimal value(digits, static_cast<int>(random() % 3));
    REQUIRE(Decimal::parse(value.text()) == value);
    REQUIRE(value.shifted(-4)->shifted(4) == value);
    const Decimal other(static_cast<std::int64_t>(random() % 1'000'000), static_cast<int>(random() % 6));
    REQUIRE(Decimal::difference(*Decimal::sum(value, other), other) == value);
  }
}

#include "extract/json_writer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>

using namespace chushen;
using Json = nlohmann::ordered_json;

namespace {

const std::string kTexts[] = {"", "鑫昇", "a\"b\\c/d", "\b\f\n\r\t", std::string("\0\x01\x1f", 3), "\x7f\u2028", "𰻞"};

// All kinds of values, as the writer lays them out.
std::string written(int indent) {
  JsonWriter json(indent);
  json.begin_object().key("empty").begin_array().end_array().key("none").begin_object().end_object();
  json.key("texts").begin_array();
  for (const std::string& text : kTexts) json.value(text);
  json.end_array().key("numbers").begin_array();
  json.value(0).value(-7).value(std::uint64_t{18446744073709551615u}).value(1.0).value(-0.5).value(301.2).value(1e300).value(0.0001);
  json.end_array().key("rest").begin_array().value(true).value(false).value(nullptr).value(std::optional<int>()).value(std::optional(3));
  json.begin_object().member("k\"", 1).text_or_null("t", "").text_or_null("u", "x").end_object();
  return json.end_array().end_object().take();
}

Json same_as_a_tree() {
  return {{"empty", Json::array()},
          {"none", Json::object()},
          {"texts", kTexts},
          {"numbers", Json::array({0, -7, 18446744073709551615u, 1.0, -0.5, 301.2, 1e300, 0.0001})},
          {"rest", Json::array({true, false, nullptr, nullptr, 3, {{"k\"", 1}, {"t", nullptr}, {"u", "x"}}})}};
}

}  // namespace

TEST_CASE("JSON is laid out as a tree of it is printed") {
  for (const int indent : {-1, 0, 1, 2}) CHECK(written(indent) == same_as_a_tree().dump(indent));
}

TEST_CASE("JSON written piece by piece is UTF-8 whatever it is given") {
  const std::string json = JsonWriter().begin_array().value("a\xff\xe6\x98").end_array().take();
  CHECK(json == "[\"a\uFFFD\uFFFD\uFFFD\"]");
  CHECK(JsonWriter().begin_array().value(std::numeric_limits<double>::quiet_NaN()).end_array().take() == "[null]");
}

TEST_CASE("a filter sees texts and no keys") {
  JsonWriter json;
  json.begin_object().member("a", "a").set_filter([](std::string_view text) { return std::string(text) + "!"; });
  CHECK(json.member("b", "b").text_or_null("c", "").end_object().take() == R"({"a":"a","b":"b!","c":null})");
}

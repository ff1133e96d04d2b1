#include "normalize/second_reading.h"

#include <catch2/catch.hpp>

#include "normalize/text.h"

using namespace chushen;

namespace {

/// A place read as `first` and, by the second reader, as `second`; sure but where they differ.
Line twice(const std::string& first, const std::string& second, float disputed = 0.45f) {
  Run run;
  run.text = first;
  run.source = TextSource::kOcr;
  const std::vector<std::string> a = code_points(first), b = code_points(second);
  for (std::size_t i = 0; i < a.size(); ++i) run.certainties.push_back(i < b.size() && a[i] == b[i] ? 0.99f : disputed);
  run.confidence = disputed;
  run.others.push_back({"tesseract", second, 1});
  return {{run}, {}};
}

FieldSpec field_of(ValueType type) {
  FieldSpec field;
  field.type = type;
  if (type == ValueType::kMoney) field.unit = "万元";
  return field;
}

SettledReading settled(ValueType type, const std::string& first, const std::string& second) {
  const FieldSpec field = field_of(type);
  const Line line = twice(first, second);
  const TracedText place = traced(line);
  const auto other = second_reading(place);
  REQUIRE(other);
  return settle_readings(field, read_value(field, first), place.confidence(), read_value(field, other->text), *other);
}

}  // namespace

TEST_CASE("The second reading of a part of a run holds what lies in it") {
  const Line line = twice("邮编529060传真0750-3279722", "邮编529060传真0750-3279122");
  const TracedText all = traced(line);
  REQUIRE(second_reading(all));
  CHECK(second_reading(all)->text == "邮编529060传真0750-3279122");
  CHECK_FALSE(second_reading(all.slice(2, 8)));
  REQUIRE(second_reading(all.slice(10, 22)));
  CHECK(second_reading(all.slice(10, 22))->text == "0750-3279122");
  CHECK(second_reading(all.slice(10, 22))->undisputed > 0.9f);
}

TEST_CASE("A difference across the end of a place gives no second reading") {
  const Line line = twice("年产56万件", "年产5台件");
  CHECK_FALSE(second_reading(traced(line).slice(0, 4)));
}

TEST_CASE("A digit that only the second reader saw stands in its reading") {
  CHECK(second_reading(traced(twice("1,20", "1,200")))->text == "1,200");
  CHECK(second_reading(traced(twice("200", "1200")))->text == "1200");
}

TEST_CASE("Two readings that mean the same are as sure as what both read alike") {
  const SettledReading same = settled(ValueType::kDate, "2023.8.7", "2023-8-7");
  CHECK(to_string(*same.read.value) == "2023-08-07");
  CHECK(same.confidence == Approx(kBothMeanIt));
}

TEST_CASE("A check digit decides between two readings of a code, whichever holds it") {
  const SettledReading first = settled(ValueType::kCode, "91440703MAXXXX023D", "91440703MAXXXX0Z3D");
  CHECK(to_string(*first.read.value) == "91440703MAXXXX023D");
  CHECK_FALSE(first.of_second);
  CHECK(first.confidence == Approx(kCheckDecided));
  const SettledReading second = settled(ValueType::kCode, "91440703MAXXXX0Z3D", "91440703MAXXXX023D");
  CHECK(to_string(*second.read.value) == "91440703MAXXXX023D");
  CHECK(second.of_second);
}

TEST_CASE("A phone of the wrong length yields to none, but the right one is suggested") {
  const SettledReading short_one = settled(ValueType::kPhone, "1380000000", "13800000000");
  CHECK(to_string(*short_one.read.value) == "1380000000");
  CHECK(short_one.read.suggestion == "13800000000");
  CHECK(short_one.confidence < 0.8f);
  CHECK(settled(ValueType::kPhone, "13800000000", "1380000000").confidence == Approx(kGrammarDecided));
}

TEST_CASE("Two amounts that may both stand there are for a person to see") {
  const SettledReading amount = settled(ValueType::kMoney, "1.20", "1,200");
  CHECK(amount.confidence < 0.8f);
  CHECK(settled(ValueType::kMoney, "43,352.22", "48,352.22").confidence < 0.8f);
  CHECK(settled(ValueType::kText, "周铄", "周砾").confidence < 0.8f);
}

TEST_CASE("Where grammar cannot decide, the first reading stays and a person has to look") {
  const SettledReading money = settled(ValueType::kMoney, "2,892.22", "2,892.27");
  REQUIRE(money.read.value);
  CHECK(to_string(*money.read.value) == "2892.22");
  CHECK(money.confidence == Approx(kDisputed));
  const SettledReading text = settled(ValueType::kText, "张霁", "张雾");
  CHECK(text.confidence < 0.5f);
}

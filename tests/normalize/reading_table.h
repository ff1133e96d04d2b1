#pragma once

#include <catch2/catch.hpp>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>

#include "normalize/value_reader.h"

namespace chushen {

/// One worked example: a text, and what it says. Written "=value unit" ("=41188.62 万元", a "~" behind for approximate),
/// "blank", or "?" for no value; "?why" asks for that clause.
struct WorkedExample {
  std::string_view raw, expected, unit_in_scope = {};
};

/// Counts the worked examples of a run of the whole program, and says how many there were at its end.
struct ExampleCount {
  int count = 0;
  ~ExampleCount() {
    if (count > 0) std::printf("worked examples of typed values: %d\n", count);
  }
};
inline ExampleCount worked_examples;

inline std::string shown(const ValueReading& reading) {
  if (reading.written == Written::kBlank) return "blank";
  if (!reading.value) return "?" + reading.why;
  const Value& value = *reading.value;
  return "=" + to_string(value) + (value.unit.empty() ? "" : " " + value.unit) + (value.approximate ? " ~" : "");
}

inline void check_examples(const FieldSpec& field, std::initializer_list<WorkedExample> examples) {
  for (const WorkedExample& example : examples) {
    ++worked_examples.count;
    INFO(field.name << ": \"" << example.raw << "\" [" << example.unit_in_scope << "]");
    const std::string result = shown(read_value(field, example.raw, example.unit_in_scope));
    if (example.expected == "?") CHECK(result.substr(0, 1) == "?");
    else CHECK(result == example.expected);
  }
}

inline FieldSpec field_of(std::string name, ValueType type, std::string unit = {}) {
  FieldSpec field;
  field.name = std::move(name);
  field.type = type;
  field.unit = std::move(unit);
  return field;
}

inline FieldSpec choice_of(std::string name, std::initializer_list<Option> options) {
  FieldSpec field = field_of(std::move(name), ValueType::kChoice);
  field.options = options;
  return field;
}

}  // namespace chushen

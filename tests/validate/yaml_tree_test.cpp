#include "validate/yaml_tree.h"

#include <catch2/catch.hpp>

using namespace chushen;

namespace {

PackError error_of(const std::string& content) {
  const auto parsed = parse_yaml("rules.yaml", content);
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().file == "rules.yaml");
  return parsed.error();
}

}  // namespace

TEST_CASE("a tree keeps texts as written and where each node stands") {
  const auto root = parse_yaml("a.yaml", "id: 示范\nlist:\n  - 2023-08-31\n  - \"0.50\"\nmap: {a: 是, b: }\n");
  REQUIRE(root);
  CHECK(root->kind == YamlNode::Kind::kMap);
  CHECK(find(*root, "id")->text == "示范");
  const YamlNode& list = *find(*root, "list");
  CHECK(list.items.at(0).text == "2023-08-31");
  CHECK(list.items.at(1).text == "0.50");
  CHECK(list.items.at(1).line == 4);
  CHECK(list.items.at(1).column == 5);
  CHECK(find(*find(*root, "map"), "a")->text == "是");
  CHECK(find(*find(*root, "map"), "b")->kind == YamlNode::Kind::kNothing);
  CHECK(find(*root, "other") == nullptr);
}

TEST_CASE("a key that stands twice is an error at its second place") {
  const PackError error = error_of("id: a\ntitle: b\nid: c\n");
  CHECK(error.line == 3);
  CHECK(error.column == 1);
  CHECK(error.message == "键“id”重复，第1行已有");
}

TEST_CASE("broken YAML is an error with its place") {
  CHECK(error_of("a: [1, 2\nb: 3\n").line == 2);
  CHECK(error_of("a: \"open\n").line > 0);
  CHECK(error_of("a: 1\n b: 2\n").line == 2);
}

TEST_CASE("what a pack does not need of YAML is refused") {
  CHECK(error_of("a: &x [1]\nb: *x\n").message.find("锚点") != std::string::npos);
  CHECK(error_of("a: !!binary aGk=\n").message.find("类型标记") != std::string::npos);
  CHECK(error_of("[a, b]: c\n").message.find("键应为文字") != std::string::npos);
  CHECK(error_of("a: 1\n---\nb: 2\n").message.find("一份内容") != std::string::npos);
}

TEST_CASE("nesting without end ends in an error, not in the stack") {
  CHECK(error_of(std::string(100000, '[')).message.size() > 0);
  CHECK(error_of(std::string(40, '[') + std::string(40, ']')).message == "嵌套过深");
}

TEST_CASE("bytes that are no text do no harm") {
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>(i * 131 + i / 7);
  const auto parsed = parse_yaml("x", noise);
  CHECK((parsed.has_value() || !parsed.error().message.empty()));
  CHECK(parse_yaml("x", "")->kind == YamlNode::Kind::kNothing);
}

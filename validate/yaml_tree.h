#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "validate/pack_error.h"

namespace chushen {

/// A YAML file as a plain tree in which every node knows where it stands, so that every fault can be pointed at.
///
/// A pack is data that offices edit by hand, so only the plain part of YAML 1.2 is taken: maps, lists and scalars. All
/// scalars are texts; who needs a number or a date reads it. Anchors, aliases, tags and a second document are refused
/// (an alias can make a small file endless), and so is a key that stands twice, of which the last would win unseen.
struct YamlNode {
  enum class Kind { kNothing, kScalar, kList, kMap };
  struct Entry;

  Kind kind = Kind::kNothing;
  int line = 0, column = 0;     ///< from 1
  std::string text;             ///< of a scalar
  std::vector<YamlNode> items;  ///< of a list
  std::vector<Entry> entries;   ///< of a map, as written
};

struct YamlNode::Entry {
  std::string key;
  int line = 0, column = 0;  ///< of the key
  YamlNode value;
};

/// Parses one file's content; `file` is named in the error only. Does not throw for any content.
tl::expected<YamlNode, PackError> parse_yaml(const std::string& file, const std::string& content);

/// The value under that key of a map, or nothing.
const YamlNode* find(const YamlNode& map, std::string_view key);

}  // namespace chushen

#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/date.h"
#include "validate/pack_error.h"
#include "validate/yaml_tree.h"

namespace chushen {

/// Typed access to the tree of one pack file. Faults are collected, not thrown: the author of a pack sees all of them
/// at once, each with line, column and what was expected. After a fault the value is the empty one, and reading goes
/// on.
///
///     PackReader reader("notice.yaml", errors);
///     reader.allow(root, {"id", "title"});
///     notice.id = reader.text(root, "id");
class PackReader {
 public:
  PackReader(std::string file, std::vector<PackError>& errors) : file_(std::move(file)), errors_(errors) {}

  void fault(const YamlNode& node, std::string message);

  /// A fault for every key of the map that is not among these.
  void allow(const YamlNode& map, const std::vector<std::string_view>& keys);

  /// The value of a key that has to be there; a fault and nothing where it is not.
  const YamlNode* need(const YamlNode& map, std::string_view key);

  bool is_map(const YamlNode& node);
  bool is_list(const YamlNode& node);

  std::string text(const YamlNode& node);                       ///< a scalar that is not empty
  std::string text(const YamlNode& map, std::string_view key);  ///< of a key that has to be there
  std::string text_or_none(const YamlNode& map, std::string_view key);
  std::vector<std::string> texts(const YamlNode& node);  ///< a list of such scalars
  std::vector<std::string> texts_or_none(const YamlNode& map, std::string_view key);
  std::vector<std::string> text_or_texts(const YamlNode& node);          ///< one scalar is a list of one
  bool flag(const YamlNode& map, std::string_view key, bool otherwise);  ///< true or false
  std::optional<Date> day(const YamlNode& node);                         ///< 2023-08-31, a whole date

  /// Calls `take` for each map of the list under `key`; a key that is not there is an empty list.
  void each_map(const YamlNode& map, std::string_view key, const std::function<void(const YamlNode&)>& take);

  /// The value that a name stands for by `named`, or a fault that lists the `known` names.
  template <class Named>
  auto named(const YamlNode& node, const Named& find, const std::string& known) -> decltype(find(std::string_view())) {
    const std::string name = text(node);
    auto found = find(name);
    if (!found && !name.empty()) fault(node, "未知的值“" + name + "”，应为 " + known);
    return found;
  }

 private:
  void fault(int line, int column, std::string message);

  std::string file_;
  std::vector<PackError>& errors_;
};

/// A whole calendar date written 2023-08-31, or nothing.
std::optional<Date> parse_day(std::string_view text);

/// "id、title、check"
std::string joined(const std::vector<std::string>& words, std::string_view between = "、");

}  // namespace chushen

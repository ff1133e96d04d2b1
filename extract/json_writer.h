#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chushen {

/// JSON as text, one piece after the other. A report has thousands of pieces: building a tree of them first, and printing
/// that, takes several times as long. Laid out as nlohmann's dump(indent) has it, so that either may write a file.
///
///     JsonWriter json(1);
///     json.begin_object().member("page", 2).member("raw", text).key("box").begin_array().value(1.5).end_array().end_object();
///
/// Text that is no UTF-8 gets U+FFFD where it is not. Who calls keeps keys apart and closes what it opens.
class JsonWriter {
 public:
  using Filter = std::function<std::string(std::string_view)>;

  /// \param indent  spaces for each level; below 0 all in one line without spaces
  explicit JsonWriter(int indent = -1) : indent_(indent) {}

  /// What every text value passes through from now on, keys do not; none where empty.
  void set_filter(Filter filter) { filter_ = std::move(filter); }

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::nullptr_t) { return put("null"); }
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);  ///< the shortest text that reads back as the same value; null where it is none
  template <std::integral Number>
  JsonWriter& value(Number number) {
    if constexpr (std::same_as<Number, bool>) return put(number ? "true" : "false");
    else return put(std::to_string(number));
  }
  template <typename T>
  JsonWriter& value(const std::optional<T>& value_or_null) {
    return value_or_null ? value(*value_or_null) : value(nullptr);
  }

  template <typename T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }

  /// The text, or null where it is empty.
  JsonWriter& text_or_null(std::string_view name, std::string_view text) {
    return text.empty() ? member(name, nullptr) : member(name, text);
  }

  std::string take() { return std::move(text_); }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  JsonWriter& put(std::string_view token);
  void separate();
  void new_line();
  void quote(std::string_view text);

  std::string text_;
  Filter filter_;
  int indent_;
  int depth_ = 0;
  bool is_first_ = true;   ///< nothing stands in the innermost bracket yet
  bool has_key_ = false;   ///< what comes belongs to a key
};

}  // namespace chushen

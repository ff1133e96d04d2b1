#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chushen {

/// A flat JSON object of texts, in order: a line of the audit log or of the program's log. Numbers are texts of digits
/// that are written without quotes.
class JsonRecord {
 public:
  JsonRecord& text(std::string key, std::string value);
  JsonRecord& number(std::string key, unsigned long long value);

  /// Empty where there is no such key.
  std::string operator[](std::string_view key) const;
  unsigned long long number_at(std::string_view key) const;  ///< 0 where it is none
  bool has(std::string_view key) const;

  /// One line without a line break: {"seq":1,"who":"张三"}. Bytes that are no UTF-8 become U+FFFD.
  std::string line() const;
  /// Nothing where the text is not exactly such an object.
  static std::optional<JsonRecord> parse(std::string_view line);

 private:
  struct Member {
    std::string key, value;
    bool is_number = false;
  };
  const Member* find(std::string_view key) const;
  std::vector<Member> members_;
};

}  // namespace chushen

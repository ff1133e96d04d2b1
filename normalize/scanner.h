#pragma once

#include <initializer_list>
#include <string_view>

namespace chushen {

/// A position in a text that the readers of normalize/ move over from left to right. Holds no text of its own.
///
///     Scanner scanner("2023年8月");
///     scanner.take_digits() == "2023" and then scanner.take("年")
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  bool at(std::string_view literal) const { return rest_.starts_with(literal); }
  bool at_digit() const { return !rest_.empty() && is_digit(rest_.front()); }

  /// Moves over `literal` if it stands here.
  bool take(std::string_view literal) {
    if (!at(literal)) return false;
    rest_.remove_prefix(literal.size());
    return true;
  }

  /// Moves over the first of `literals` that stands here and returns it; else empty. List longer ones first.
  std::string_view take_any(std::initializer_list<std::string_view> literals) {
    for (const std::string_view literal : literals) {
      if (take(literal)) return literal;
    }
    return {};
  }

  /// Moves over ASCII digits; at most `most` of them.
  std::string_view take_digits(std::size_t most = std::string_view::npos) {
    std::size_t count = 0;
    while (count < rest_.size() && count < most && is_digit(rest_[count])) ++count;
    return take_bytes(count);
  }

  /// Moves over one code point of valid UTF-8 and returns it; empty at the end.
  std::string_view take_code_point() {
    if (rest_.empty()) return {};
    std::size_t count = 1;
    while (count < rest_.size() && (static_cast<unsigned char>(rest_[count]) & 0xC0) == 0x80) ++count;
    return take_bytes(count);
  }

  /// Moves over what stands in brackets here, others within them included; not at all where they do not close.
  bool take_brackets() {
    Scanner ahead = *this;
    int depth = 0;
    do {
      const std::string_view point = ahead.take_code_point();
      if (point.empty()) return false;
      if (point == "(" || point == "[" || point == "【") ++depth;
      if (point == ")" || point == "]" || point == "】") --depth;
    } while (depth > 0);
    *this = ahead;
    return true;
  }

  void skip_spaces() {
    while (take(" ")) {
    }
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

 private:
  std::string_view take_bytes(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::string_view rest_;
};

}  // namespace chushen

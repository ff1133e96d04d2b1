#include "validate/wording.h"

#include <functional>

namespace chushen {
namespace {

/// Calls `text` for what stands between placeholders and `name` for each of them, in order.
void walk(std::string_view pattern, const std::function<void(std::string_view)>& text,
          const std::function<void(std::string_view)>& name) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) {
      text(pattern);
      return;
    }
    text(pattern.substr(0, open));
    name(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

}  // namespace

std::string fill(std::string_view pattern, const std::map<std::string, std::string>& words) {
  std::string filled;
  walk(
      pattern, [&](std::string_view text) { filled += text; },
      [&](std::string_view name) {
        const auto found = words.find(std::string(name));
        if (found != words.end()) filled += found->second;
      });
  return filled;
}

std::vector<std::string> placeholders(std::string_view pattern) {
  std::vector<std::string> names;
  walk(
      pattern, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
  return names;
}

}  // namespace chushen

#include "app/wire.h"

#include <charconv>
#include <cmath>

namespace chushen {

namespace {

template <typename Number>
std::optional<Number> whole_text_as(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <typename Number>
std::string shortest_text(Number value) {
  char buffer[64];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

}  // namespace

std::string pack(const std::vector<std::string>& parts) {
  std::string packed;
  for (const std::string& part : parts) packed += std::to_string(part.size()) + ':' + part + ',';
  return packed;
}

std::optional<std::vector<std::string>> unpack(std::string_view untrusted) {
  std::vector<std::string> parts;
  while (!untrusted.empty()) {
    const std::size_t colon = untrusted.find(':');
    if (colon == untrusted.npos) return std::nullopt;
    const auto size = unsigned_of(untrusted.substr(0, colon));
    untrusted.remove_prefix(colon + 1);
    if (!size || *size >= untrusted.size() || untrusted[*size] != ',') return std::nullopt;
    parts.emplace_back(untrusted.substr(0, *size));
    untrusted.remove_prefix(*size + 1);
  }
  return parts;
}

std::string number_text(double value) {
  return shortest_text(value);
}
std::string number_text(unsigned long long value) {
  return shortest_text(value);
}

std::optional<double> double_of(std::string_view text) {
  const auto value = whole_text_as<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<unsigned long long> unsigned_of(std::string_view text) {
  return whole_text_as<unsigned long long>(text);
}

}  // namespace chushen

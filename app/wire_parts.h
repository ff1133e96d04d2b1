#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/wire.h"

namespace chushen {

/// Takes one part after the other; good() turns false at the first that is missing or no number.
class WireParts {
 public:
  explicit WireParts(std::string_view wire) {
    if (auto parts = unpack(wire)) {
      parts_ = std::move(*parts);
    } else {
      good_ = false;
    }
  }
  bool good() const { return good_; }
  bool at_end() const { return next_ == parts_.size(); }
  std::string text() {
    if (at_end()) good_ = false;
    return good_ ? std::move(parts_[next_++]) : std::string();
  }
  template <typename Number>
  Number count() {
    const auto value = unsigned_of(text());
    if (!value || *value > static_cast<unsigned long long>(std::numeric_limits<Number>::max())) good_ = false;
    return good_ ? static_cast<Number>(*value) : Number{};
  }
  double length() {
    const auto value = double_of(text());
    if (!value) good_ = false;
    return value.value_or(0);
  }

 private:
  std::vector<std::string> parts_;
  std::size_t next_ = 0;
  bool good_ = true;
};

}  // namespace chushen

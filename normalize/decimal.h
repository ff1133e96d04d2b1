#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chushen {

/// An exact decimal number: digits / 10^scale, always in lowest terms (no trailing zero behind the point).
/// Never a floating-point number: 0.10 + 0.20 has to equal 0.30.
class Decimal {
 public:
  Decimal() = default;
  /// Decimal(4118862, 2) is 41188.62. Requires 0 <= scale <= 18.
  explicit Decimal(std::int64_t digits, int scale = 0);

  /// Reads "-?digits[.digits]" in ASCII, at most 18 digits; nothing else (see amount.h for what people write).
  static std::optional<Decimal> parse(std::string_view text);

  std::int64_t digits() const { return digits_; }
  int scale() const { return scale_; }

  /// The contract's form: -?(0|[1-9]\d*)(\.\d*[1-9])?   Decimal(1200, 2) -> "12"
  std::string text() const;

  /// Nothing where the result does not fit.
  static std::optional<Decimal> sum(Decimal a, Decimal b);
  static std::optional<Decimal> difference(Decimal a, Decimal b);
  static std::optional<Decimal> product(Decimal a, Decimal b);
  /// This times 10^power, exactly. 1200元 -> 万元 is shifted(-4).
  std::optional<Decimal> shifted(int power) const;

  bool operator==(const Decimal&) const = default;
  std::strong_ordering operator<=>(const Decimal& other) const;

 private:
  std::int64_t digits_ = 0;
  int scale_ = 0;
};

}  // namespace chushen
